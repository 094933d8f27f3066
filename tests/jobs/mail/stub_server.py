"""A mail server that takes mail, or misbehaves in one of the ways that a network knows."""

import socketserver
import threading

GREETING = b"220 stub\r\n"


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        stub = self.server.stub
        stub.asked += 1
        if stub.mode == "silent":
            stub.released.wait(60)
            return
        if stub.mode == "drip":
            self._drip()
            return
        self._say(b"421 busy\r\n" if stub.mode == "busy" else GREETING)
        while line := self.rfile.readline():
            if not self._answer(line.strip().upper()):
                return

    def _answer(self, line: bytes) -> bool:
        stub = self.server.stub
        if line.startswith(b"MAIL") and stub.mode == "hangs up":
            return False
        if line.startswith(b"RCPT") and stub.mode == "hangs before the text":
            return self._hang()
        if line.startswith(b"RCPT"):
            self._say(stub.replies.get(line.split(b"<")[1].split(b">")[0].lower(), b"250 ok\r\n"))
        elif line == b"DATA":
            self._say(b"354 go on\r\n")
            text = b"".join(iter(self.rfile.readline, b".\r\n"))
            stub.taken.append(text.decode())
            if stub.mode == "hangs after the text":
                return self._hang()
            self._say(b"250 taken\r\n")
        else:
            self._say(b"221 bye\r\n" if line == b"QUIT" else b"250 ok\r\n")
        return line != b"QUIT"

    def _hang(self) -> bool:
        self.server.stub.released.wait(60)
        return False

    def _drip(self) -> None:
        for _ in range(600):
            self._say(b"2")
            if self.server.stub.released.wait(0.1):
                return

    def _say(self, text: bytes) -> None:
        try:
            self.wfile.write(text)
        except OSError:  # the client has gone
            return


class StubServer:
    """At `port`; `mode` says how it behaves, `taken` what texts it has, `asked` how often."""

    def __init__(self):
        self.mode, self.replies = "well", {}
        self.taken: list[str] = []
        self.asked = 0
        self.released = threading.Event()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.stub = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
