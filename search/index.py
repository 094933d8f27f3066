"""Writing the embedded index: single objects as they change, and all of them in a rebuild."""

import itertools
import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from modelsearch.backends.base import get_model_root
from modelsearch.utils import get_descendants_content_types_pks

from . import documents
from .elastic import outbox
from .engines import embedded_engine
from .german.version import analysis_version
from .models import SLOTS, IndexState, SearchDocument

logger = logging.getLogger(__name__)

FACTS = [field.name for field in fields(documents.Facts)]
BATCH = 100  # objects written in one transaction: others may write in between

Key = tuple[int, str]  # content type, primary key as text


def key_of(obj) -> Key:
    """How the index knows an object."""
    return content_type_of(obj), str(obj.pk)


def content_type_of(model: type[Model] | Model) -> int:
    return ContentType.objects.get_for_model(model, for_concrete_model=True).pk


def write(objects: Iterable) -> None:
    """Put objects of indexed models into the index, or renew them.

    They go into the live slot and, while a rebuild runs, into the one it fills. A slot that
    another version of the analysis wrote takes no terms of this one.
    """
    state = IndexState.current()
    slots = [state.live_slot] if state.analysis == analysis_version() else []
    if state.building_slot is not None:
        slots.append(state.building_slot)
    _write({key_of(obj): documents.read(obj) for obj in objects}, slots)


def write_rebuilt(objects: Iterable) -> None:
    """Put objects into the slot that is being filled, in batches.

    What changed since the rebuild began is there already, and newer. An object that cannot be read
    is reported and left out: it must not keep all others from being found.
    """
    state = IndexState.current()
    if state.building_slot is None:
        raise RuntimeError("Another rebuild has finished meanwhile; this one has nothing to fill.")
    objects = iter(objects)
    while batch := list(itertools.islice(objects, BATCH)):
        read = dict(_readable(batch))
        written = _found(read).filter(written_at__gte=state.rebuilding_since)
        for key in written.values_list("content_type_id", "object_id"):
            read.pop(key, None)
        _write(read, [state.building_slot])


def delete_of_model(model: type[Model], pk: str) -> None:
    """Take an object out, found by its model or a parent of it; unknown ones are no error."""
    content_types = get_descendants_content_types_pks(get_model_root(model))
    found = SearchDocument.objects.filter(content_type_id__in=content_types, object_id=pk)
    with transaction.atomic():
        forget(found)


def forget(stale) -> int:
    """Take documents, a queryset, out of both slots; returns how many they were."""
    numbers = list(stale.values_list("pk", flat=True))
    if not numbers:
        return 0
    for slot in SLOTS:
        embedded_engine().delete(slot, numbers)
    for batch in _batches(numbers):
        gone = SearchDocument.objects.filter(pk__in=batch)
        outbox.remember_to_delete(gone)
        gone.delete()
    return len(numbers)


def clear() -> None:
    """Forget everything."""
    for slot in SLOTS:
        embedded_engine().clear(slot)
    outbox.remember_to_delete(SearchDocument.objects.all())
    SearchDocument.objects.all().delete()


def is_outdated() -> bool:
    """Whether the live slot was written by another version of the analysis, or never as a whole."""
    state = IndexState.current()
    return state.rebuilt_at is None or state.analysis != analysis_version()


def _readable(objects: list) -> Iterator[tuple[Key, documents.Document]]:
    for obj in objects:
        try:
            yield key_of(obj), documents.read(obj)
        except Exception:
            logger.exception("Not indexed: %s %s", obj._meta.label, obj.pk)


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def _write(read: dict[Key, documents.Document], slots: list[int]) -> None:
    with transaction.atomic():
        numbers = _numbers(read)
        terms = {numbers[key]: document.columns for key, document in read.items()}
        for slot in slots:
            embedded_engine().write(slot, terms)
        outbox.queue_push()


def _found(read: dict[Key, documents.Document]):
    return SearchDocument.objects.filter(
        content_type_id__in={content_type for content_type, _ in read},
        object_id__in=[object_id for _, object_id in read],
    )


def _numbers(read: dict[Key, documents.Document]) -> dict[Key, int]:
    """The numbers of the documents, whose texts are written on the way."""
    now = timezone.now()
    SearchDocument.objects.bulk_create(
        [
            SearchDocument(
                content_type_id=content_type,
                object_id=object_id,
                title=document.title,
                text=document.text,
                folded=document.folded,
                written_at=now,
                **asdict(document.facts),
            )
            for (content_type, object_id), document in read.items()
        ],
        update_conflicts=True,
        update_fields=["title", "text", "folded", "written_at", *FACTS],
        unique_fields=["content_type", "object_id"],
    )
    rows = list(_found(read).values_list("content_type_id", "object_id", "pk"))
    SearchDocument.objects.filter(pk__in=[pk for _, _, pk in rows]).update(version=F("version") + 1)
    return {(content_type, object_id): pk for content_type, object_id, pk in rows}
