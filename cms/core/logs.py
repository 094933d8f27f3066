"""Log lines as JSON objects, for a server: each names its request, none names a person.

Of an exception the classes and places are told. Its text is left out, for it may hold what
somebody typed or a row of the database; only of those in `_TECHNICAL` it never does.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from django.db import OperationalError
from django.http import HttpRequest
from django.template import TemplateSyntaxError

# The request at hand; "" outside of any. `cms.core.watching` sets it.
request_id: ContextVar[str] = ContextVar("request_id", default="")

_TECHNICAL = (AttributeError, ImportError, NameError, OperationalError, TemplateSyntaxError)
_EXTRA = {"status": "status_code", "seconds": "seconds"}  # of a record
_PRIVATE = re.compile(
    r"""(?P<query>\?[^\s"']+)                           # of an address: what somebody searched
    | [^\s"'<>()@,;:]+ @ [\w.-]+                        # an e-mail address
    | \b\d{1,3}(?:\.\d{1,3}){3}\b                       # IPv4
    | (?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}    # IPv6
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROOT = f"{Path(__file__).resolve().parents[2]}/"


def scrubbed(text: str) -> str:
    """The last net: without e-mail and network addresses, and what follows a question mark."""
    return _PRIVATE.sub(lambda found: "?…" if found["query"] else "…", text)


def view_of(request: HttpRequest) -> str:
    """The name of the view that answers; "" if none does, a fixed set for figures and logs."""
    match = request.resolver_match
    return (match.view_name or match.func.__name__) if match else ""


def path_of(request: HttpRequest) -> str:
    """The address, if it is a page's; others may hold keys that open something."""
    return request.path if view_of(request) == "page" else ""


def message_of(record: logging.LogRecord) -> str:
    """What the record says; Django puts whole addresses into its own, which are told apart."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest) or not isinstance(record.args, tuple):
        return scrubbed(record.getMessage())
    place = path_of(request) or view_of(request)
    args = tuple(place if argument == request.path else argument for argument in record.args)
    return scrubbed(str(record.msg) % args if args else str(record.msg))


def errors_of(error: BaseException | None) -> Iterator[dict]:
    """The error and those that led to it: class, places from the outermost, a text if harmless."""
    while error:
        told = {"class": f"{type(error).__module__}.{type(error).__qualname__}"}
        if text := _text_of(error):
            told["text"] = text
        frames = traceback.extract_tb(error.__traceback__)
        told["at"] = [f"{_short(at.filename)}:{at.lineno} {at.name}" for at in frames]
        yield told
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _text_of(error: BaseException) -> str:
    if isinstance(error, OSError):
        return error.strerror or ""
    return scrubbed(str(error)) if isinstance(error, _TECHNICAL) else ""


def _short(path: str) -> str:
    return path.removeprefix(_ROOT).rpartition("site-packages/")[2]


class JsonLines(logging.Formatter):
    """One object a line: time in UTC, level, logger, message, and what is known of the rest."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            "request": request_id.get(),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            line |= {"method": request.method, "view": view_of(request), "path": path_of(request)}
        line |= {name: getattr(record, attribute, "") for name, attribute in _EXTRA.items()}
        if record.exc_info:
            line["errors"] = list(errors_of(record.exc_info[1]))
        return json.dumps({name: said for name, said in line.items() if said}, ensure_ascii=False)
