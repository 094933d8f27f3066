"""A search server that misbehaves in every way that a network knows."""

import json
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

NOTHING_FOUND = {
    "timed_out": False,
    "_shards": {"total": 1, "failed": 0},
    "hits": {"hits": []},
}


def reply(status: int = 200, body: str = "", kind: str = "application/json", *, end=True) -> bytes:
    """A whole answer, as a real server would send it: it says if the connection ends with it.

    Without these words the next request might be sent before the connection is seen to be closed.
    """
    head = (
        f"HTTP/1.1 {status} Whatever\r\nX-Elastic-Product: Elasticsearch\r\n"
        f"Connection: {'close' if end else 'keep-alive'}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


def error(status: int) -> bytes:
    return reply(status, json.dumps({"error": {"type": "whatever"}, "status": status}))


WELL = reply(200, json.dumps(NOTHING_FOUND), end=False)
# Each of these is sent at once, and but for the first the connection is then closed.
ANSWERS = {
    "well": WELL,
    "401": error(401),
    "404": error(404),
    "429": error(429),
    "503": error(503),
    "html": reply(200, "<h1>Wartung</h1>", "text/html").replace(b"X-Elastic", b"X-Other"),
    "html of the server": reply(200, "<h1>Wartung</h1>", "text/html"),
    "no json": reply(200, '{"hits": {"hits": ['),
    "a list": reply(200, "[]"),
    "no hits": reply(200, "{}"),
    "no scores": reply(200, json.dumps(NOTHING_FOUND | {"hits": {"hits": [{"fields": {}}]}})),
    "strange keys": reply(
        200,
        json.dumps(NOTHING_FOUND | {"hits": {"hits": [{"fields": {"pk": [[7]]}, "_score": 1}]}}),
    ),
    "a part": reply(200, json.dumps(NOTHING_FOUND | {"_shards": {"failed": 1}})),
    "cut": WELL[:-20],
    "no http": b"\0\xff" * 100,
    "nothing": b"",
}
FAULTS = [*sorted(set(ANSWERS) - {"well"}), "reset", "hang", "drip", "refused"]


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        stub = self.server.stub
        while self._read_request():
            stub.requests += 1
            if not self._answer(stub.mode):
                return

    def _read_request(self) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            try:
                read = self.request.recv(65536)
            except OSError:
                return False
            if not read:
                return False
            head += read
        return True

    def _answer(self, mode: str) -> bool:
        """Whether the connection stays open."""
        stop = self.server.stub.stop
        if mode == "hang":
            stop.wait()
        elif mode == "drip":
            for byte in WELL:
                if stop.wait(0.2):
                    break
                self.request.sendall(bytes([byte]))
        elif mode == "slow":
            stop.wait(0.7)
            self.request.sendall(WELL)
        elif mode == "reset":
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self.request.sendall(ANSWERS[mode])
        return mode in ("well", "slow")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address) -> None:
        """Readers that went away in the middle of an answer are what is tried here."""


class Stub:
    """`mode` may change while it runs; `requests` counts what was asked."""

    def __init__(self, url: str, mode: str) -> None:
        self.url = url
        self.mode = mode
        self.requests = 0
        self.stop = threading.Event()


@contextmanager
def running(mode: str) -> Iterator[Stub]:
    """A stub in this mode: "well", "slow" or one of `FAULTS`. Nobody listens where it refuses."""
    with _Server(("127.0.0.1", 0), _Handler, bind_and_activate=False) as listening:
        listening.server_bind()
        listening.stub = stub = Stub(f"http://127.0.0.1:{listening.server_address[1]}", mode)
        if mode == "refused":
            yield stub
            return
        listening.server_activate()
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield stub
        finally:
            stub.stop.set()
            listening.shutdown()
            thread.join()
