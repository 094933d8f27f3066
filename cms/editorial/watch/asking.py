"""One question to the public address of a page, as anybody outside would ask it."""

import ssl
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from cms.core.routing import VERSION

PATIENCE = 6  # seconds for each step of an answer


@dataclass(frozen=True)
class Answer:
    """`status` None if there was no answer: `fault` says in German why."""

    status: int | None
    version: str = ""
    fault: str = ""


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs) -> None:
        return None


_opener = build_opener(ProxyHandler({}), _StayHere)


def ask(url: str) -> Answer:
    """What `url` answers to a stranger without cookies."""
    request = Request(url, headers={"User-Agent": "publication-check"})  # noqa: S310 - our own
    try:
        with _opener.open(request, timeout=PATIENCE) as response:
            response.read()  # whole, or it counts as none
            return Answer(response.status, response.headers.get(VERSION, ""))
    except HTTPError as error:
        error.close()
        return Answer(error.code, error.headers.get(VERSION, ""))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(None, fault=in_german(error))


def in_german(error: Exception) -> str:
    """Why there was no answer."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "Das Zertifikat der Seite ist ungültig oder abgelaufen."
    if isinstance(reason, TimeoutError):
        return f"Die Seite antwortete nicht in {PATIENCE} Sekunden."
    if isinstance(reason, ConnectionRefusedError):
        return "Der Webserver nimmt keine Verbindung an."
    return f"Die Seite ist nicht zu erreichen ({type(reason).__name__})."
