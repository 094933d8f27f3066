"""Errors by e-mail, with a brake; works without the database, the queue and the worker.

A mail tells what the log tells, so no form, no row and no person is in it. It is sent at once, in a
thread of its own: a mail server that is slow or gone costs the request nothing.
"""

import fcntl
import json
import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest

from cms.core.logs import errors_of, message_of, path_of, request_id, view_of

logger = logging.getLogger(__name__)

THREAD = "error-mail"
PAUSE = 60 * 60  # seconds until the same error is told again
MOST_AN_HOUR = 10
FORGOTTEN_AFTER = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class HeldBack:
    """Errors that no mail told: of this kind since its last mail, and of all other kinds."""

    same: int
    others: int


class Kind(NamedTuple):
    """What is known of a kind of error."""

    told: float  # time of its last mail, 0 if there was none
    held: int  # how often it came since
    seen: float


class Brake:
    """Counts in a file that all processes of the machine share; without a disk, each for itself."""

    def __init__(self, path: Path | None):
        self.path = path
        self._state: dict[str, Kind] = {}
        self._lock = threading.Lock()

    def lets_through(self, kind: str, now: float) -> HeldBack | None:
        """None if no mail may be sent about an error of this kind now; it is counted instead."""
        with self._lock:
            try:
                return self._in_file(kind, now)
            except OSError:
                return _decide(self._state, kind, now)

    def _in_file(self, kind: str, now: float) -> HeldBack | None:
        if self.path is None:
            return _decide(self._state, kind, now)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            self._state = _read(file.read())
            decision = _decide(self._state, kind, now)
            file.truncate(0)
            file.write(json.dumps(self._state))
            return decision


def _read(text: str) -> dict:
    try:
        state = {kind: Kind(*numbers) for kind, numbers in json.loads(text).items()}
    except (AttributeError, TypeError, ValueError):  # new, or cut off when the disk was full
        return {}
    sound = all(isinstance(number, int | float) for kind in state.values() for number in kind)
    return state if sound else {}


def _decide(state: dict[str, Kind], kind: str, now: float) -> HeldBack | None:
    for old in [name for name, known in state.items() if known.seen < now - FORGOTTEN_AFTER]:
        del state[old]
    known = state.get(kind, Kind(0, 0, 0))
    lately = sum(1 for each in state.values() if each.told > now - PAUSE)
    if known.told > now - PAUSE or lately >= MOST_AN_HOUR:
        state[kind] = Kind(known.told, known.held + 1, now)
        return None
    others = sum(each.held for name, each in state.items() if name != kind)
    state[kind] = Kind(now, 0, now)
    return HeldBack(known.held, others)


class ErrorMailHandler(logging.Handler):
    """For errors of the program; an answer that fails on purpose (503) is the monitoring's."""

    def __init__(self):
        super().__init__(level=logging.ERROR)
        self.brake = Brake(settings.ERROR_MAIL_BRAKE)

    def emit(self, record: logging.LogRecord) -> None:
        if not settings.ERROR_MAIL_TO or _is_none_of_ours(record):
            return
        try:
            told = list(errors_of(record.exc_info[1] if record.exc_info else None))
            kind = _kind(record, told)
            if held := self.brake.lets_through(kind, time.time()):
                args = (kind, _text(record, told, held))
                threading.Thread(target=_send, args=args, name=THREAD).start()
        except Exception as error:  # a log must never break what it tells about
            logger.warning("No mail about an error (%s)", type(error).__name__)


def _is_none_of_ours(record: logging.LogRecord) -> bool:
    on_purpose = record.name == "django.request" and not record.exc_info
    return on_purpose or record.name.startswith("django.security")


def _kind(record: logging.LogRecord, told: list[dict]) -> str:
    """The same for the same error, whoever runs into it: the subject of the mail."""
    if not told:
        return f"{record.name}: {record.msg}"
    ours = [place for place in told[0]["at"] if place.startswith(_ROOMS)] or told[0]["at"]
    return f"{told[0]['class']} in {ours[-1] if ours else record.name}"


_ROOMS = ("cms/", "home/", "pages/", "search/", "settings/")


def _text(record: logging.LogRecord, told: list[dict], held: HeldBack) -> str:
    lines = [
        f"Auf {settings.WAGTAILADMIN_BASE_URL} ist ein Fehler aufgetreten.",
        "",
        f"Meldung: {message_of(record)} ({record.name})",
        f"Kennung der Anfrage: {request_id.get() or 'keine, es war keine Anfrage'}",
    ]
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        lines.append(f"Ansicht: {request.method} {view_of(request)} {path_of(request)}".rstrip())
    for error in told:
        lines += ["", ": ".join(filter(None, [error["class"], error.get("text")]))]
        lines += [f"  {place}" for place in error["at"]]
    lines += [
        "",
        "Seit der letzten E-Mail zu diesem Fehler kam er noch so oft vor, ohne gemeldet zu werden: "
        f"{held.same}",
        f"Andere zurückgehaltene Meldungen: {held.others}",
        f"Derselbe Fehler wird höchstens einmal in der Stunde gemeldet, insgesamt {MOST_AN_HOUR}. "
        "Alle stehen im Protokoll; was zu tun ist, sagt docs/betrieb.md.",
    ]
    return "\n".join(lines)


def _send(kind: str, text: str) -> None:
    subject = " ".join(f"[{settings.WAGTAIL_SITE_NAME}] Fehler: {kind}".split())[:200]
    try:
        connection = get_connection(settings.MAIL_TRANSPORT)
        message = EmailMessage(subject, text, to=settings.ERROR_MAIL_TO, connection=connection)
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        message.send()
    except Exception as error:
        logger.warning("No mail about an error (%s)", type(error).__name__)
