"""How the search server does: looked at every minute, kept in the database, told to people."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from elasticsearch import NotFoundError

from cms.jobs.state import is_pending
from search.models import IndexState, Tombstone

from . import outbox, tasks
from .engine import FAULTS, Unreadable
from .mapping import fingerprint
from .server import in_words, server

logger = logging.getLogger(__name__)


def look_after() -> None:
    """Every minute: ask the server as a reader would, and queue what it has missed.

    While it fails nothing is queued, so tasks do not pile up; when it is back, the first minute
    sends everything.
    """
    with noting_faults():
        index = current_index()
        if not index or index != IndexState.current().es_index:
            _queue(tasks.rebuild)
        elif outbox.to_send().exists() or Tombstone.objects.exists():
            _queue(tasks.push)


def _queue(task) -> None:
    if not is_pending(task):
        task.enqueue()


def current_index() -> str:
    """The index that answers readers; "" if there is none of this analysis and these fields."""
    backend = server()
    try:
        found = backend.es.indices.get_mapping(index=backend.alias).body
    except NotFoundError:
        return ""
    try:
        ((name, index),) = found.items()
        written_by = index["mappings"]["_meta"]["fingerprint"]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unreadable("the answer describes no index of ours") from error
    backend.engine.try_out()
    return name if written_by == fingerprint() else ""


@contextmanager
def noting_faults() -> Iterator[None]:
    """What the server does wrong inside ends here, and stands in the database."""
    try:
        yield
    except FAULTS as error:
        _note(in_words(error))
    else:
        _note("")


def _note(failure: str) -> None:
    state = IndexState.current()
    now = timezone.now()
    if failure and not state.es_failing_since:
        logger.error("Search server out of order, nothing is sent to it: %s", failure)
    if state.es_failing_since and not failure:
        logger.warning("Search server in order again, what it missed is sent")
    since = (state.es_failing_since or now) if failure else None
    IndexState.objects.filter(pk=state.pk).update(
        es_checked_at=now, es_failing_since=since, es_failure=failure[:200]
    )
