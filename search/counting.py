"""What readers search for, counted without knowing who they are.

A search costs its reader nothing: it is noted in memory, and a thread writes what came together
some seconds later. A database that is busy only delays the counting; a process that is killed
loses what it had not written.
"""

import atexit
import logging
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from functools import cache
from threading import Lock, Timer

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest
from django.utils import timezone

from . import tally
from .german.analysis import words
from .models import SearchTerm, TermCount
from .query import Query
from .tally import Sighting

logger = logging.getLogger(__name__)

MOST_WAITING = 500  # different searches between two writings; more are not counted
# Parameters of a search that goes on: other pages of the hits, fewer of them, in another order.
GOING_ON = frozenset({"art", "thema", "region", "jahr", "sortierung"})
_FIRST_PAGE = frozenset({"", "1"})
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|preview", re.IGNORECASE)
# Telephone numbers, postcodes, dates of birth, however they are spaced.
_NUMBER = re.compile(r"\d(?:[\s./()+-]*\d){3}")

_waiting: Counter[Sighting] = Counter()
_lock = Lock()
_timer: Timer | None = None


def count(request: HttpRequest, query: Query, hits: int) -> None:
    """Note a search for `query` that found `hits` pages, if it is one that counts."""
    term = counted_words(query.typed)
    if not term or not is_counted(request):
        return
    sighting = Sighting(week_of(timezone.localdate()), term, _class_of(hits))
    with _lock:
        if sighting in _waiting or len(_waiting) < MOST_WAITING:
            _waiting[sighting] += 1
    if settings.SEARCH_COUNTS_AFTER is not None:
        _write_soon(settings.SEARCH_COUNTS_AFTER)


def is_counted(request: HttpRequest) -> bool:
    """Whether a reader has typed this: no machine, no click on, nobody who is signed in."""
    return (
        request.method == "GET"
        and GOING_ON.isdisjoint(request.GET)
        and request.GET.get("seite", "") in _FIRST_PAGE
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in _purpose(request)
        and not _ROBOT.search(request.headers.get("User-Agent", ""))
    )


def counted_words(typed: str) -> str:
    """The words in small letters; "" if they might be somebody's address or number.

    >>> counted_words("„Hilfe“ für Bürger:innen!")
    'hilfe für bürger:innen'
    >>> counted_words("0511 12 34"), counted_words("otto@example.org")
    ('', '')
    """
    plain = unicodedata.normalize("NFKC", typed)
    if "@" in plain or _NUMBER.search(plain):
        return ""
    term = " ".join(typed[word.start : word.end] for word in words(typed)).lower()
    return term if len(term) <= SearchTerm.LONGEST else ""


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def flush() -> None:
    """Write what waits; what cannot be written waits on."""
    global _timer
    with _lock:
        taken = dict(_waiting)
        _waiting.clear()
        _timer = None
    if not taken:
        return
    try:
        tally.add(taken)
    except Error as error:
        logger.warning("Searches are not counted yet: %s", error)
        with _lock:
            _waiting.update(taken)


def _purpose(request: HttpRequest) -> str:
    names = ("Sec-Purpose", "Purpose", "X-Moz")
    return " ".join(request.headers.get(name, "") for name in names).lower()


def _class_of(hits: int) -> TermCount.Hits:
    return max(known for known in TermCount.Hits if known <= max(hits, 0))


def _write_soon(seconds: float) -> None:
    """Let a thread write; a process that ends in good order writes before."""
    global _timer
    _write_at_end()
    with _lock:
        # After a fork the thread of the parent is not alive.
        if _timer is None or not _timer.is_alive():
            _timer = Timer(seconds, _write_and_close)
            _timer.daemon = True
            _timer.start()


@cache
def _write_at_end() -> None:
    atexit.register(flush)


def _write_and_close() -> None:
    try:
        flush()
    finally:
        connection.close()
