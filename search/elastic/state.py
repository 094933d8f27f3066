"""Whether the search server does as it should: one row in the database.

What one process learns, all know, on every machine: after a fault no reader waits for the server
until the worker, which asks it every minute as a reader would, has found it well.
"""

import logging

from django.db import DatabaseError, transaction
from django.utils import timezone
from prometheus_client import Counter

from cms.jobs.metrics import COUNTERS
from search.models import IndexState

FAILED = Counter("nhz_search_server_failed", "Wie oft der Suchserver ausfiel", registry=COUNTERS)
logger = logging.getLogger(__name__)


def failure() -> str:
    """Why the server is not asked; "" while it does well. One statement."""
    failing = IndexState.objects.filter(es_failing_since__isnull=False)
    return failing.values_list("es_failure", flat=True).first() or ""


def note_failure(error: Exception) -> None:
    """A reader may be waiting: a database that takes no note of it keeps nothing from them."""
    failure = in_words(error)
    try:
        with transaction.atomic():  # a statement that fails would take the others with it
            is_new = _write_down(failure)
    except DatabaseError:
        logger.exception("The database takes no note of the search server's failure")
        is_new = True
    if is_new:
        FAILED.inc()
        logger.error("Search server fails, the embedded index answers: %s", failure)


def _write_down(failure: str) -> bool:
    """Whether it is the first failure since all was well."""
    states, now = _states(), timezone.now()
    is_new = states.filter(es_failing_since=None).update(es_failing_since=now)
    states.update(es_checked_at=now, es_failure=failure[:200])
    return bool(is_new)


def note_success() -> None:
    states = _states()
    if states.exclude(es_failing_since=None).update(es_failing_since=None, es_failure=""):
        logger.warning("Search server answers again, what it missed is sent")
    states.update(es_checked_at=timezone.now())


def in_words(error: Exception) -> str:
    """What went wrong, in one line without what anybody searched for."""
    status = getattr(getattr(error, "meta", None), "status", None)
    return f"{type(error).__name__}{f' {status}' if status else ''}"


def _states():
    return IndexState.objects.filter(pk=IndexState.current().pk)
