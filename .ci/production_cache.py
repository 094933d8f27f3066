"""What nginx keeps and lets through, tried with an application that counts."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from production_browser import Browser
from production_smoke import SOON
from production_stack import HOST, wait_until


class Counting(BaseHTTPRequestHandler):
    """Says how often it was asked, when, for what encoding, and that anybody may have it."""

    asked = 0
    pause = 0.0
    status = 200

    def do_GET(self):
        kind = type(self)
        kind.asked += 1
        began = time.time()
        body = f"{kind.asked} {began:.3f} {self.headers['Accept-Encoding'] or ''}".encode()
        time.sleep(kind.pause)
        self.send_response(kind.status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        if kind.status == 200 and "privat" not in self.path:
            self.send_header("X-Accel-Expires", f"@{int(began)}")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128


def check(site) -> None:
    """nginx keeps what anybody may have for its second, and longer only without application."""
    stack = site.stack
    stack.kill("app")
    wait_until(lambda: not is_open(stack.app), "the end of the application")
    server = Server(("127.0.0.1", stack.app), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    reader = Browser(HOST, stack.https)
    try:
        kept_for_a_second(reader)
        nobody_elses(reader)
        one_is_let_through(reader)
        a_rush(reader)
        a_full_disk(stack.env["NGINX_CACHE"], reader)
        Counting.status = 503
        began_of_a_second()
        assert reader.get("/a/").status == 200, "what is kept goes on being shown"
        assert reader.get("/unbekannt/").status == 503
    finally:
        server.shutdown()
        server.server_close()
    began_of_a_second()
    assert reader.get("/a/").status == 200
    down = reader.get("/unbekannt/")
    assert down.status == 502, down


def is_open(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def began_of_a_second() -> None:
    second = int(time.time())
    wait_until(lambda: int(time.time()) > second, "the next second")


def kept_for_a_second(reader: Browser) -> None:
    began_of_a_second()
    first, second = reader.get("/a/").text, reader.get("/a/").text
    assert first == second
    began_of_a_second()
    assert reader.get("/a/").text != first, "not a moment longer"


def nobody_elses(reader: Browser) -> None:
    """Each encoding has its own; people with a cookie, and what is private, pass by."""
    began_of_a_second()
    plain = reader.get("/a/").text
    passer_by = Browser(HOST, reader.port, {"_pk_id.7": "of another site"})
    assert passer_by.get("/a/").text == plain
    packed = [reader.get("/a/", **{"Accept-Encoding": way}).text for way in ("gzip, br", "gzip")]
    assert packed[0] == packed[1] != plain
    assert packed[0].endswith(" gzip")
    known = Browser(HOST, reader.port, {"__Host-session": "x"})
    assert len({known.get("/a/").text, known.get("/a/").text, plain}) == 3
    asked = {"Authorization": "Basic eDp4"}
    assert len({reader.get("/a/", **asked).text, reader.get("/a/", **asked).text, plain}) == 3
    assert reader.get("/privat/").text != reader.get("/privat/").text


def one_is_let_through(reader: Browser) -> None:
    """Of many who ask at once for what nobody has asked for yet."""
    Counting.pause = 0.2
    began_of_a_second()
    before, answers = Counting.asked, together(20, reader, "/b/")
    assert Counting.asked - before == 1, Counting.asked - before
    assert len(set(answers)) == 1
    Counting.pause = 0.01
    # A busy machine may take longer for an answer than the second visitor waits for it.
    assert any(both_get_the_new_one(reader) for _ in range(5)), "the former one"
    Counting.pause = 0.0


def both_get_the_new_one(reader: Browser) -> bool:
    """Of two who come at once after a quiet time."""
    began_of_a_second()
    return len(set(together(2, reader, "/b/"))) == 1


def together(number: int, reader: Browser, address: str) -> list[str]:
    answers = []
    at_once(number, lambda: answers.append(reader.get(address).text))
    return answers


def a_rush(reader: Browser) -> None:
    """Eight ask without a pause: one a second is let through, however long it takes."""
    for Counting.pause in (0.01, 0.3):
        began_of_a_second()
        before, began, ages = Counting.asked, time.monotonic(), []
        at_once(8, lambda to=ages, until=began + 3: hurry(reader, until, to))
        passed, seconds = Counting.asked - before, time.monotonic() - began
        oldest = max(ages)
        print(
            f"        {len(ages)} answers in {seconds:.1f} s, {passed} of them from the "
            f"application, which took {Counting.pause} s; the oldest was {oldest:.2f} s old"
        )
        assert passed <= seconds + 1, passed
        assert oldest <= SOON + Counting.pause + 0.3, oldest  # on a busy machine
    Counting.pause = 0.0


def a_full_disk(kept: str, reader: Browser) -> None:
    """Where nothing can be stored, as on a full disk, all is read as before."""
    aside = Path(kept).rename(f"{kept}-aside")
    Path(kept).touch()
    try:
        for address in ("/a/", "/a/", "/c/"):
            began_of_a_second()
            assert reader.get(address).status == 200, address
    finally:
        Path(kept).unlink()
        aside.rename(kept)


def at_once(number: int, do) -> None:
    people = [threading.Thread(target=do) for _ in range(number)]
    for person in people:
        person.start()
    for person in people:
        person.join()


def hurry(reader: Browser, until: float, ages: list[float]) -> None:
    while time.monotonic() < until:
        began = time.time()
        ages.append(began - float(reader.get("/rush/").text.split()[1]))
