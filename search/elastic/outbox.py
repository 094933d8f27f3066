"""What the search server has still to be told, as the database remembers it.

Whoever changes the index needs no more than this; the client is loaded where there is a server.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import F, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from search.models import IndexState, SearchDocument, Tombstone

NAME = "public"  # in WAGTAILSEARCH_BACKENDS


def is_configured() -> bool:
    """Whether the settings name a search server."""
    return NAME in settings.WAGTAILSEARCH_BACKENDS


def document_id(content_type: int, object_id: str) -> str:
    """The document's name on the server."""
    return f"{content_type}-{object_id}"


def to_send() -> QuerySet[SearchDocument]:
    """Documents of which the server has not confirmed the last version."""
    return SearchDocument.objects.exclude(version=F("es_version"))


def queue_push() -> None:
    """Have what changed sent after this transaction; while the server fails, the clock does it."""
    from .tasks import push

    if not is_configured() or IndexState.current().es_failing_since:
        return
    # One that runs may have looked before this change; one that waits has not.
    waiting = DBTaskResult.objects.filter(task_path=push.module_path)
    if not waiting.filter(status=TaskResultStatus.READY).exists():
        push.enqueue()


def remember_to_delete(documents: QuerySet[SearchDocument]) -> None:
    """Leave tombstones of documents that are about to go."""
    if is_configured():
        names = [document_id(*key) for key in documents.values_list("content_type_id", "object_id")]
        bury(names)
        queue_push()


def bury(names: Iterable[str]) -> None:
    tombstones = [Tombstone(name=name) for name in names]
    Tombstone.objects.bulk_create(tombstones, ignore_conflicts=True, batch_size=500)


def look_after() -> None:
    """Every minute."""
    if is_configured():
        from . import health

        health.look_after()


def compare_tonight() -> None:
    """Every night: have the server's documents compared with the database."""
    if is_configured():
        from .tasks import compare

        compare.enqueue()
