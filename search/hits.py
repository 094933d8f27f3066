"""What readers see of a hit: fetched for one page of the list, whatever its kinds, at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from cms.core.generation import kept_each
from cms.media.models import Picture

from .german.texts import Group
from .highlight import Highlighter
from .models import SearchDocument
from .visible import Row, public_documents

# What of a page its address and its kind need.
ADDRESS = ("page__url_path", "page__content_type")
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
    """The hits of these rows in their order; one statement, two more for pictures not kept yet."""
    documents = {document.page_id: document for document in _documents(rows)}
    shown = {document.picture_id for document in documents.values() if document.picture_id}
    pictures = kept_each("hit-pictures", shown, _pictures)
    highlighter = Highlighter(groups)
    return [
        Hit(
            url=documents[row.page_id].page.url,
            kind=documents[row.page_id].page.specific_class.kind_label,
            title=highlighter.marked(documents[row.page_id].title),
            excerpt=highlighter.excerpt(documents[row.page_id].text),
            day=row.day,
            place=documents[row.page_id].place,
            picture=pictures.get(documents[row.page_id].picture_id),
            has_credit=row.kind not in WITH_LOGOS,
            partial=row.partial,
        )
        for row in rows
        if row.page_id in documents
    ]


def _pictures(pks: list[int]) -> dict[int, Picture]:
    return Picture.objects.prefetch_related("renditions").in_bulk(pks)


def _documents(rows: Sequence[Row]) -> list[SearchDocument]:
    found = public_documents().filter(page_id__in=[row.page_id for row in rows])
    shown = ("page_id", "title", "text", "place", "picture_id")
    return list(found.select_related("page").only(*shown, *ADDRESS))
