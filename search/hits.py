"""What readers see of a hit: fetched for one page of the list, whatever its kinds, at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString
from wagtail.models import Page

from cms.media.models import Picture

from .german.texts import Group
from .highlight import Highlighter
from .models import SearchDocument
from .visible import Row, public_documents

# The credit of a logo is the name that stands beside it.
WITH_LOGOS = frozenset({"partner"})


@dataclass(frozen=True, slots=True)
class Hit:
    """`title` and `excerpt` are HTML with marks; `partial` if it has only some of the words."""

    url: str
    kind: str
    title: SafeString
    excerpt: SafeString
    day: date | None
    place: str
    picture: Picture | None
    has_credit: bool
    partial: bool


def hits(rows: Sequence[Row], groups: tuple[Group, ...]) -> list[Hit]:
    """The hits of these rows in their order, in four statements."""
    documents = {document.page_id: document for document in _documents(rows)}
    pages = Page.objects.in_bulk([row.page_id for row in rows])
    pictures = Picture.objects.in_bulk(
        [document.picture_id for document in documents.values() if document.picture_id]
    )
    prefetch_related_objects(list(pictures.values()), "renditions")
    highlighter = Highlighter(groups)
    return [
        Hit(
            url=pages[row.page_id].url,
            kind=pages[row.page_id].specific_class.kind_label,
            title=highlighter.marked(documents[row.page_id].title),
            excerpt=highlighter.excerpt(documents[row.page_id].text),
            day=row.day,
            place=documents[row.page_id].place,
            picture=pictures.get(documents[row.page_id].picture_id),
            has_credit=row.kind not in WITH_LOGOS,
            partial=row.partial,
        )
        for row in rows
        if row.page_id in documents and row.page_id in pages
    ]


def _documents(rows: Sequence[Row]) -> list[SearchDocument]:
    found = public_documents().filter(page_id__in=[row.page_id for row in rows])
    return list(found.only("page_id", "title", "text", "place", "picture_id"))
