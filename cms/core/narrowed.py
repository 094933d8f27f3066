"""Dated pages as lists that readers narrow by topic and region, all in the address."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from cms.core.facets import Choice, Choices, Facet, Narrowing
from cms.core.generation import kept
from cms.core.models import Region, Topic
from cms.core.pagination import paginate


class Row(NamedTuple):
    """What a list counts by: a public page, its year, slugs of topics and keys of regions."""

    pk: int
    year: int
    topics: tuple[str, ...]
    regions: tuple[str, ...]


def _topics() -> dict[str, str]:
    return kept("narrowed-topics", lambda: dict(Topic.objects.values_list("slug", "name")))


def _regions() -> dict[str, str]:
    return kept("narrowed-regions", lambda: dict(Region.objects.values_list("key", "name")))


@dataclass(frozen=True)
class TopicsAndRegions(Narrowing):
    """The topics and regions that a reader has chosen."""

    facets = (
        Facet("thema", "Thema", lambda row: row.topics, _topics),
        Facet("region", "Region", lambda row: row.regions, _regions),
    )


class NarrowedList:
    """The public pages of one type, newest first, as one reader has narrowed them.

    `model` has dates, topics and regions; with `year` the list is of that year only.
    """

    def __init__(self, request: HttpRequest, model, year: int | None = None):
        self._request, self._model = request, model
        self._all = kept(f"narrowed-{model._meta.label}", lambda: _rows(model))
        self._of_year = [row for row in self._all if year in (None, row.year)]
        self._selection = TopicsAndRegions(TopicsAndRegions.chosen_in(request.GET))
        self._found = self._selection.passing(self._of_year)

    @property
    def count(self) -> int:
        return len(self._found)

    @property
    def names_unknown(self) -> bool:
        """Whether the address asks for a topic or a region that does not exist."""
        return any(
            not set(self._request.GET.getlist(facet.parameter)) <= facet.labels().keys()
            for facet in self._selection.facets
        )

    @property
    def query(self) -> str:
        """The query string of what is chosen; empty if nothing is."""
        return self._selection.query() if self._selection.pairs() else ""

    @property
    def names(self) -> str:
        """What is chosen, in words."""
        return ", ".join(choice.label for choice in self.removable)

    @property
    def removable(self) -> list[Choice]:
        return self._selection.removable(self._of_year)

    @property
    def facets(self) -> list[Choices]:
        """The facets in which there is something to choose."""
        found = [self._selection.choices(each, self._of_year) for each in self._selection.facets]
        return [each for each in found if each.is_open or each.narrows]

    def by_year(self) -> dict[int, int]:
        """How many pages of what is chosen each year has, newest year first."""
        counts = Counter(row.year for row in self._selection.passing(self._all))
        return dict(sorted(counts.items(), reverse=True))

    def has_year(self, year: int) -> bool:
        return any(row.year == year for row in self._all)

    def newest(self, number: int) -> list[int]:
        """The primary keys of the first so many."""
        return [row.pk for row in self._found[:number]]

    def page(self, per_page: int) -> ListPage:
        """The page that `?seite=` asks for, with what its cards show."""
        items = paginate(self._request, self._found, per_page)
        pks = [row.pk for row in items.object_list]
        found = self._model.objects.visible().for_cards().newest_first().filter(pk__in=pks)
        items.object_list = list(found)
        return items


def _rows(model) -> list[Row]:
    topics, regions = _values(model, "topics__slug"), _values(model, "regions__key")
    dated = model.objects.visible().newest_first().values_list("pk", "date")
    return [Row(pk, day.year, tuple(topics[pk]), tuple(regions[pk])) for pk, day in dated]


def _values(model, value: str) -> defaultdict[int, list[str]]:
    found = defaultdict(list)
    linked = model.objects.visible().order_by().exclude(**{value: None})
    for pk, name in linked.values_list("pk", value):
        found[pk].append(name)
    return found
