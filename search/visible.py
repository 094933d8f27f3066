"""Hits that a reader may see: the engine proposes, the database decides.

The index keeps no copy of who may see what; restrictions and moves save no page.
"""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from cms.core import generation
from cms.core.visibility import restricted_paths

from .models import SearchDocument
from .sql import among

NEWS = frozenset({"presse", "mutmacher"})  # kinds whose newer pages go first among equals
_FRESH = 30  # days
_HALF_AS_FRESH = 730
_WEIGHT_OF_FRESHNESS = 0.25
_FACTS = ("page_id", "kind", "day", "topics", "regions")


class Row(NamedTuple):
    """A public page that matches, or of the words only some if `partial`.

    `topics` and `regions` are slugs with spaces between: a search reads thousands of rows and
    takes few of them apart.
    """

    page_id: int
    score: float
    kind: str
    day: date | None
    topics: str
    regions: str
    partial: bool = False

    @property
    def year(self) -> str:
        return str(self.day.year) if self.day else ""


def public_documents() -> QuerySet[SearchDocument]:
    """Documents of the pages that any reader may see.

    A page that has just been published may lie here as the draft that it was.
    """
    # To put the conditions together takes longer than to copy them, and a search does it thrice.
    return generation.kept("search_public_documents", _public_documents).all()


def _public_documents() -> QuerySet[SearchDocument]:
    found = SearchDocument.objects.filter(live=True, page__live=True).exclude(kind="")
    for path in restricted_paths():
        found = found.exclude(page__path__startswith=path)
    return found


def public_rows(scores: dict[str, float], *, partial: bool = False) -> list[Row]:
    """The rows of these pages, best first; equals in a fixed order, the newest page first."""
    today = timezone.localdate()
    found = among(public_documents(), "page_id", [int(key) for key in scores])
    rows = [
        Row(
            page_id,
            _ranked(scores[str(page_id)], kind, day, today),
            kind,
            day,
            topics,
            regions,
            partial,
        )
        for page_id, kind, day, topics, regions in found.values_list(*_FACTS)
    ]
    return sorted(rows, key=lambda row: (-row.score, -row.page_id))


def _ranked(score: float, kind: str, day: date | None, today: date) -> float:
    """A little more for news that is new; after two years half of that little."""
    if kind not in NEWS or day is None:
        return score
    age = max(0, (today - day).days - _FRESH)
    return score * (1 + _WEIGHT_OF_FRESHNESS * 0.5 ** ((age / _HALF_AS_FRESH) ** 2))
