"""Hits that a reader may see: the engine proposes, the database decides.

The index keeps no copy of who may see what; restrictions and moves save no page.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cms.core.visibility import restricted_paths

from .models import SearchDocument
from .sql import among

NEWS = frozenset({"presse", "mutmacher"})  # kinds whose newer pages go first among equals
_FRESH = timedelta(days=30)
_HALF_AS_FRESH = timedelta(days=730)
_WEIGHT_OF_FRESHNESS = 0.25
_FACTS = ("page_id", "kind", "day", "topics", "regions")


@dataclass(frozen=True, slots=True)
class Row:
    """A public page that matches, or of the words only some if `partial`."""

    page_id: int
    score: float
    kind: str
    day: date | None
    topics: tuple[str, ...]
    regions: tuple[str, ...]
    partial: bool = False

    @property
    def year(self) -> str:
        return str(self.day.year) if self.day else ""


def public_documents() -> QuerySet[SearchDocument]:
    """Documents of the pages that any reader may see.

    A page that has just been published may lie here as the draft that it was.
    """
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
            tuple(topics.split()),
            tuple(regions.split()),
            partial,
        )
        for page_id, kind, day, topics, regions in found.values_list(*_FACTS)
    ]
    return sorted(rows, key=lambda row: (-row.score, -row.page_id))


def _ranked(score: float, kind: str, day: date | None, today: date) -> float:
    """A little more for news that is new; after two years half of that little."""
    if kind not in NEWS or day is None:
        return score
    age = max(timedelta(), today - day - _FRESH)
    return score * (1 + _WEIGHT_OF_FRESHNESS * 0.5 ** ((age / _HALF_AS_FRESH) ** 2))
