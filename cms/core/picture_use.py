"""Where pictures are shown.

Read from Wagtail's index of references. It knows what is saved on the pages themselves, not what
stands in newer drafts of them. It is written with a publication; for everything else it follows as
soon as the worker has come to it.
"""

from collections import defaultdict
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from cms.media.models import Picture

MOST_NAMED = 3
_TEXT = CharField()  # the index keeps every key as text


class Use(NamedTuple):
    """The newest public pages with a picture, and how many there are beside them."""

    pages: list[Page]
    more: int


def pictures_in_use() -> QuerySet[Picture]:
    """Pictures to which a live, public page refers, by title; one query and one for privacy."""
    pictures = Picture.objects.annotate(key=Cast("pk", _TEXT))
    shown = pictures.filter(key__in=_public_references().values("to_object_id"))
    return shown.order_by("title", "pk")


def with_use(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Each with `is_public`, shown by a public page, and `is_used`, shown by any."""
    keyed = pictures.annotate(key=Cast("pk", _TEXT))
    same = {"to_object_id": OuterRef("key")}
    return keyed.annotate(
        is_public=Exists(_public_references().filter(**same)),
        is_used=Exists(_references().filter(**same)),
    )


def public_uses(pictures: list[Picture]) -> dict[int, Use]:
    """The public uses of each of `pictures`, by its key; two queries and one for privacy."""
    keys = [str(picture.pk) for picture in pictures]
    rows = _public_references().filter(to_object_id__in=keys)
    found = defaultdict(set)
    for picture, page in rows.values_list("to_object_id", "object_id"):
        found[int(picture)].add(int(page))
    newest = {key: sorted(ids, reverse=True)[:MOST_NAMED] for key, ids in found.items()}
    pages = Page.objects.in_bulk({page for ids in newest.values() for page in ids})
    return {
        key: Use([pages[page] for page in ids if page in pages], len(found[key]) - len(ids))
        for key, ids in newest.items()
    }


def live_pages_with(picture: Picture) -> QuerySet[Page]:
    """Pages that show `picture` to readers, or to some of them, newest first."""
    pages = Page.objects.live().annotate(key=Cast("pk", _TEXT)).order_by("-pk")
    return pages.filter(key__in=_references().filter(to_object_id=picture.pk).values("object_id"))


def _references() -> QuerySet[ReferenceIndex]:
    return ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Picture),
    )


def _public_references() -> QuerySet[ReferenceIndex]:
    pages = Page.objects.live().public().annotate(key=Cast("pk", _TEXT)).values("key")
    return _references().filter(object_id__in=pages)
