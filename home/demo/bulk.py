"""Many live pages at once: what `add_child`, `save_revision` and `publish` do, in few statements.

Django refuses `bulk_create` for models with a parent table, so the rows of a page are written
table by table; no signals are sent, what they would set off is done here.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, F, OuterRef
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from cms.core.generation import raise_generation


@transaction.atomic
def add_published(parent: Page, pages: list[Page]) -> None:
    """Store new pages of one type as the last children of `parent`.

    Each page brings its topics, regions and inline rows in memory and is live since its own
    `first_published_at`. It gets a revision, without which its next scheduled change would take it
    offline, and its place in the search and reference indexes. All of this is one transaction: a
    run that breaks off leaves no half pages.
    """
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    _place_below(parent, pages)
    _insert_rows(pages)
    _insert_relations(pages)
    _insert_revisions(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    get_search_backend().add_bulk(type(pages[0]), pages)
    raise_generation()


def _place_below(parent: Page, pages: list[Page]) -> None:
    last = parent.get_last_child()
    step = last._get_lastpos_in_path() if last else 0
    for position, page in enumerate(pages, start=step + 1):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, position)
        page.set_url_path(parent)
        page.locale_id = parent.locale_id
        page.draft_title = page.title
        page.last_published_at = page.latest_revision_created_at = page.first_published_at


def _insert_rows(pages: list[Page]) -> None:
    """The rows in the table of all pages, then those in the table of their type."""
    model = type(pages[0])
    for page in pages:
        _keep_relations_in_memory(page)
    names = [field.attname for field in Page._meta.concrete_fields]
    bases = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases), strict=True):
        page.page_ptr = base
    # The step of bulk_create behind its refusal: one table only, which is what is wanted here.
    columns = model._meta.local_concrete_fields
    model._base_manager.all()._batched_insert(pages, columns, batch_size=None)


def _keep_relations_in_memory(page: Page) -> None:
    """Else a page that has got its primary key would ask the database for its inline rows."""
    for relation in get_all_child_relations(page):
        accessor = relation.get_accessor_name()
        setattr(page, accessor, list(getattr(page, accessor).all()))


def _insert_relations(pages: list[Page]) -> None:
    model = type(pages[0])
    for relation in get_all_child_relations(model):
        rows = [row for page in pages for row in getattr(page, relation.get_accessor_name()).all()]
        relation.related_model.objects.bulk_create(rows)
    for field in get_all_child_m2m_relations(model):
        through = field.remote_field.through
        source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(**{f"{source}_id": page.pk, f"{target}_id": item.pk})
            for page in pages
            for item in getattr(page, field.name).all()
        )


def _insert_revisions(pages: list[Page]) -> None:
    content_type = ContentType.objects.get_for_model(pages[0], for_concrete_model=False)
    base_content_type = pages[0].get_base_content_type()
    Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=base_content_type,
            object_id=str(page.pk),
            created_at=page.first_published_at,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    revision = Revision.objects.filter(
        base_content_type=base_content_type, object_id=Cast(OuterRef("pk"), CharField())
    ).values("pk")
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        latest_revision=revision, live_revision=revision
    )
