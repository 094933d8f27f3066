"""Index work that the queue does: rows of the queue commit or roll back with the change itself."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import CharField
from django.db.models.functions import Cast
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import get_indexed_instance, get_indexed_models

from cms.core.generation import raise_generation

from . import index, rebuild, vocabulary
from .models import SearchDocument

_SOURCE = ("content_type_id", "object_id")
# Ahead of pictures that are drawn: what was published is to be found within seconds.
SOON = 20


@task(priority=SOON)
def index_object(app_label: str, model_name: str, pk: str) -> None:
    """Renew an object in the index as it is now; one that is gone is taken out.

    If its own words changed, or who may see them, so did those of the pages that show them.
    """
    model = apps.get_model(app_label, model_name)
    found = model._default_manager.filter(pk=pk).first()
    indexed = get_indexed_instance(found) if found else None
    if indexed is None:
        index.delete_of_model(model, pk)
        return
    before = _shown_of(indexed)
    index.write([indexed])
    if _shown_of(indexed) != before:
        raise_generation()
        if keys := referring(indexed):
            index_objects.enqueue(keys)


@task(priority=SOON)
def index_objects(keys: list[index.Key]) -> None:
    """Renew the objects with these keys; those that are gone have a task of their own."""
    for content_type, pk in keys:
        model = ContentType.objects.get_for_id(content_type).model_class()
        found = model.get_indexed_objects().filter(pk=pk).first()
        if found is not None:
            index.write([found])


@task(priority=SOON)
def index_referring_below(path: str) -> None:
    """Renew what shows pages that have become private, or public again."""
    if keys := referring_below(path):
        index_objects.enqueue(keys)


@task(priority=SOON)
def rebuild_index() -> None:
    """Build the whole index anew; searches go on in the old one."""
    call_command("update_index", backend_name="default", verbosity=0)


@task(priority=SOON)
def mend_index() -> None:
    rebuild.mend()


@task(priority=SOON)
def collect_words() -> None:
    vocabulary.collect()


def referring(obj) -> list[index.Key]:
    """The indexed objects that show this one: a topic's pages, a partner's stories."""
    found = ReferenceIndex.get_references_to(obj)
    return _indexed([*found.values_list(*_SOURCE), *_marked_with(obj)])


def referring_below(path: str) -> list[index.Key]:
    """The indexed objects that show a page at this place of the tree or below it."""
    pages = Page.objects.filter(path__startswith=path).values(key=Cast("pk", CharField()))
    of_pages = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.objects.filter(to_content_type=of_pages, to_object_id__in=pages)
    return _indexed(found.values_list(*_SOURCE))


def _indexed(keys: Iterable[index.Key]) -> list[index.Key]:
    """Each once, and those alone that the index holds."""
    known = ContentType.objects.get_for_models(*get_indexed_models()).values()
    kinds = {content_type.pk for content_type in known}
    return sorted({(kind, pk) for kind, pk in keys if kind in kinds})


def _marked_with(obj) -> Iterator[index.Key]:
    """What has this object, a topic, among many; Wagtail's reference index leaves these out."""
    for relation in obj._meta.related_objects:
        if relation.many_to_many:
            name = relation.field.name
            kind = ContentType.objects.get_for_model(relation.related_model).pk
            keys = relation.related_model.objects.filter(**{name: obj.pk}).values_list("pk")
            yield from ((kind, str(pk)) for (pk,) in keys)


def _shown_of(obj) -> tuple | None:
    """What readers see of the object, here and on others, as the index has it."""
    content_type, pk = index.key_of(obj)
    found = SearchDocument.objects.filter(content_type_id=content_type, object_id=pk)
    return found.values_list("title", "text", "live", "topics", "day").first()
