"""Writing the embedded index: single objects as they change, and all of them in a rebuild."""

from collections.abc import Iterable
from dataclasses import asdict, fields

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from modelsearch.backends.base import get_model_root
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.index import get_indexed_models

from . import documents
from .engines import embedded_engine
from .german.version import analysis_version
from .models import SLOTS, IndexState, SearchDocument

FACTS = [field.name for field in fields(documents.Facts)]


def write(objects: Iterable) -> None:
    """Put objects of indexed models into the index, or renew them.

    They go into the live slot and, while a rebuild runs, into the one it fills. A slot that
    another version of the analysis wrote takes no terms of this one.
    """
    state = IndexState.current()
    read = {_key(obj): documents.read(obj) for obj in objects}
    with transaction.atomic():
        numbers = _numbers(read)
        terms = {numbers[key]: document.columns for key, document in read.items()}
        for slot in _slots(state):
            embedded_engine().write(slot, terms)


def delete_of_model(model: type[Model], pk: str) -> None:
    """Take an object out, found by its model or a parent of it; unknown ones are no error."""
    content_types = get_descendants_content_types_pks(get_model_root(model))
    found = SearchDocument.objects.filter(content_type_id__in=content_types, object_id=pk)
    with transaction.atomic():
        forget(found)


def forget(stale) -> int:
    """Take documents, a queryset, out of both slots; returns how many they were."""
    numbers = list(stale.values_list("pk", flat=True))
    for slot in SLOTS:
        embedded_engine().delete(slot, numbers)
    SearchDocument.objects.filter(pk__in=numbers).delete()
    return len(numbers)


def clear() -> None:
    """Forget everything."""
    for slot in SLOTS:
        embedded_engine().clear(slot)
    SearchDocument.objects.all().delete()


def begin_rebuild() -> None:
    """Empty the slot that is not searched; from now on changes go there too."""
    state = IndexState.current()
    embedded_engine().clear(1 - state.live_slot)
    IndexState.objects.filter(pk=state.pk).update(rebuilding_since=timezone.now())


def finish_rebuild() -> None:
    """Search the slot that was filled, and forget objects that are no more."""
    state = IndexState.current()
    with transaction.atomic():
        forget_vanished()
        IndexState.objects.filter(pk=state.pk).update(
            live_slot=1 - state.live_slot,
            analysis=analysis_version(),
            rebuilding_since=None,
            rebuilt_at=timezone.now(),
        )
    # What was live may be of another analysis; nobody asks it any more.
    embedded_engine().clear(state.live_slot)


def is_outdated() -> bool:
    """Whether the live slot was written by another version of the analysis, or never."""
    return IndexState.current().analysis != analysis_version()


def forget_vanished() -> int:
    """Take out what no object stands behind any more; returns how many that were."""
    kept = 0
    for content_type in ContentType.objects.get_for_models(*get_indexed_models()).values():
        found = SearchDocument.objects.filter(content_type=content_type)
        known = set(found.values_list("object_id", flat=True))
        alive = content_type.model_class().get_indexed_objects().values_list("pk", flat=True)
        gone = known - set(map(str, alive))
        kept += forget(found.filter(object_id__in=gone)) if gone else 0
    return kept


def _slots(state: IndexState) -> list[int]:
    slots = [state.live_slot] if state.analysis == analysis_version() else []
    return slots if state.building_slot is None else [*slots, state.building_slot]


def _key(obj) -> tuple[int, str]:
    content_type = ContentType.objects.get_for_model(obj, for_concrete_model=True)
    return content_type.pk, str(obj.pk)


def _numbers(read: dict[tuple[int, str], documents.Document]) -> dict[tuple[int, str], int]:
    """The numbers of the documents, whose texts are written on the way."""
    SearchDocument.objects.bulk_create(
        [
            SearchDocument(
                content_type_id=content_type,
                object_id=object_id,
                title=document.title,
                text=document.text,
                folded=document.folded,
                **asdict(document.facts),
            )
            for (content_type, object_id), document in read.items()
        ],
        update_conflicts=True,
        update_fields=["title", "text", "folded", *FACTS],
        unique_fields=["content_type", "object_id"],
    )
    found = SearchDocument.objects.filter(
        content_type_id__in={content_type for content_type, _ in read},
        object_id__in=[object_id for _, object_id in read],
    )
    rows = found.values_list("content_type_id", "object_id", "pk")
    return {(content_type, object_id): pk for content_type, object_id, pk in rows}
