"""Building the index anew beside the one that is searched, and mending what the two disagree in."""

import logging
from collections.abc import Callable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model, Q
from django.utils import timezone
from wagtail.search.index import get_indexed_models

from cms.core.generation import raise_generation

from . import index
from .engines import embedded_engine
from .german.version import analysis_version
from .models import IndexState, SearchDocument

logger = logging.getLogger(__name__)


def begin() -> None:
    """Empty the slot that is not searched; from now on changes go there too."""
    state = IndexState.current()
    embedded_engine().clear(1 - state.live_slot)
    IndexState.objects.filter(pk=state.pk).update(rebuilding_since=timezone.now())


def finish() -> None:
    """Search the slot that was filled.

    Before that, what the rebuild has not come across is looked at again: rows that moved while it
    counted them, and objects that are no more.
    """
    state = IndexState.current()
    for model in get_indexed_models():
        index.write_rebuilt(_missing(model))
    _renew(
        SearchDocument.objects.filter(written_at__lt=state.rebuilding_since), index.write_rebuilt
    )
    with transaction.atomic():
        IndexState.objects.filter(pk=state.pk).update(
            live_slot=1 - state.live_slot,
            analysis=analysis_version(),
            rebuilding_since=None,
            rebuilt_at=timezone.now(),
        )
        raise_generation()
    # What was live may be of another analysis; nobody asks it any more.
    embedded_engine().clear(state.live_slot)


def mend() -> int:
    """Bring the index in line with the database; returns how many documents that changed.

    Objects that are missing, documents without an object, pages that were published or taken
    offline since they were read: whatever was lost when a task was given up.
    """
    mended = 0
    for model in get_indexed_models():
        missing = list(_missing(model))
        index.write(missing)
        mended += len(missing)
    pages = SearchDocument.objects.filter(page__isnull=False)
    differing = Q(page__last_published_at__gt=F("written_at")) | ~Q(live=F("page__live"))
    mended += _renew(pages.filter(differing).exclude(kind=""), index.write)
    mended += _renew(_vanished(), index.write)
    if mended:
        logger.warning("The search index differed from the database in %d objects", mended)
    return mended


def _renew(stale, write: Callable[[list], None]) -> int:
    """Read the objects of these documents again; forget those of which there is none."""
    rows = list(stale.values_list("pk", "content_type_id", "object_id"))
    for pk, content_type, object_id in rows:
        model = ContentType.objects.get_for_id(content_type).model_class()
        found = model.get_indexed_objects().filter(pk=object_id).first() if model else None
        if found is None:
            index.forget(SearchDocument.objects.filter(pk=pk))
        else:
            write([found])
    return len(rows)


def _missing(model: type[Model]) -> Iterator:
    """Indexed objects of this very model that have no document."""
    known = set(_documents_of(model).values_list("object_id", flat=True))
    keys = model.get_indexed_objects().order_by("pk").values_list("pk", flat=True)
    for pk in [pk for pk in keys if str(pk) not in known]:
        yield from model.get_indexed_objects().filter(pk=pk)


def _vanished():
    """Documents of objects that are no more."""
    gone: list[int] = []
    for model in get_indexed_models():
        alive = set(map(str, model.get_indexed_objects().values_list("pk", flat=True)))
        rows = _documents_of(model).values_list("pk", "object_id")
        gone += [pk for pk, object_id in rows if object_id not in alive]
    return SearchDocument.objects.filter(pk__in=gone)


def _documents_of(model: type[Model]):
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=True)
    return SearchDocument.objects.filter(content_type=content_type)
