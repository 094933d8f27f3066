"""What a stranger gets at an address, and what it means for the page that should stand there."""

import socket
import ssl
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError

import pytest

from cms.editorial.watch import asking
from cms.editorial.watch.asking import Answer, ask, in_german
from cms.editorial.watch.models import PublicationCheck
from cms.editorial.watch.verdict import fault_of

PUBLISHED, EXPIRED = PublicationCheck.Kind.PUBLISHED, PublicationCheck.Kind.EXPIRED


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/langsam/":
            self.server.released.wait(5)
        status = {"/fort/": 410, "/weiter/": 302, "/kaputt/": 500}.get(self.path, 200)
        self.server.cookies.append(self.headers.get("Cookie"))
        self.send_response(status)
        self.send_header("Location", "/anderswo/")
        self.send_header("X-Page-Version", "7")
        self.send_header("Content-Length", "9999" if self.path == "/abgebrochen/" else "5")
        self.end_headers()
        with suppress(BrokenPipeError):  # whoever asked may have lost patience
            self.wfile.write(b"Guten")

    def log_message(self, *args) -> None:
        """Tests are quiet."""


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.released, server.cookies = threading.Event(), []
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "status"), [("/da/", 200), ("/fort/", 410), ("/kaputt/", 500)])
def test_status_and_version_are_told(server, path, status):
    assert ask(f"http://127.0.0.1:{server.server_port}{path}") == Answer(status, "7")
    assert server.cookies == [None]


def test_a_redirect_is_told_and_not_followed(server):
    assert ask(f"http://127.0.0.1:{server.server_port}/weiter/").status == 302
    assert len(server.cookies) == 1


def test_a_slow_answer_is_none(server, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.1)
    answer = ask(f"http://127.0.0.1:{server.server_port}/langsam/")

    assert (answer.status, answer.fault) == (None, "Die Seite antwortete nicht in 0.1 Sekunden.")


def test_an_answer_that_breaks_off_is_none(server):
    answer = ask(f"http://127.0.0.1:{server.server_port}/abgebrochen/")

    assert (answer.status, "nicht zu erreichen" in answer.fault) == (None, True)


def test_a_closed_door_is_said():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert ask(f"http://127.0.0.1:{port}/").fault == ("Der Webserver nimmt keine Verbindung an.")


def test_a_bad_certificate_is_said():
    error = URLError(ssl.SSLCertVerificationError("expired"))

    assert in_german(error) == "Das Zertifikat der Seite ist ungültig oder abgelaufen."


@pytest.mark.parametrize(
    ("kind", "answer", "words"),
    [
        (PUBLISHED, Answer(None, fault="Stille."), "Stille."),
        (PUBLISHED, Answer(500), "antwortet mit einem Fehler (500)"),
        (PUBLISHED, Answer(404), "statt der Seite die Antwort 404"),
        (PUBLISHED, Answer(302), "statt der Seite die Antwort 302"),
        (PUBLISHED, Answer(200, "0"), "noch eine andere Fassung"),
        (PUBLISHED, Answer(200), "etwas anderes zu sehen"),
        (EXPIRED, Answer(None, fault="Stille."), "Stille."),
        (EXPIRED, Answer(503), "antwortet mit einem Fehler (503)"),
        (EXPIRED, Answer(200, "0"), "sollte offline sein und ist noch zu sehen"),
    ],
)
def test_each_fault_has_a_cause_and_a_way_on(release, kind, answer, words):
    fault = fault_of(kind, release, answer)

    assert words in fault.cause
    assert fault.advice.startswith("Bitte ")


@pytest.mark.parametrize("status", [301, 302, 404, 410])
def test_what_is_over_may_lead_on_or_be_gone(release, status):
    assert fault_of(EXPIRED, release, Answer(status)) is None
