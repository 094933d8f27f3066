"""How the search server does: looked at every minute, kept in the database, told to people."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import NotFoundError

from cms.jobs.state import is_pending
from search.models import IndexState, Tombstone

from . import outbox, state, tasks
from .engine import FAULTS, Unreadable
from .mapping import fingerprint
from .server import server, try_out


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
    try_out()
    return name if written_by == fingerprint() else ""


@contextmanager
def noting_faults() -> Iterator[None]:
    """What the server does wrong inside ends here, and stands in the database."""
    try:
        yield
    except FAULTS as error:
        state.note_failure(error)
    else:
        state.note_success()
