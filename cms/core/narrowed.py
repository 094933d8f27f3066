"""Dated pages as lists that readers narrow by topic and region, all in the address."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from cms.core.facets import Choice, Choices, Facet, Narrowing
from cms.core.pagination import paginate
from cms.core.relations import fetch_sizes, in_order
from cms.core.rows import region_names, rows_of, topic_names


@dataclass(frozen=True)
class TopicsAndRegions(Narrowing):
    """The topics and regions that a reader has chosen."""

    facets = (
        Facet("thema", "Thema", lambda row: row.topics, topic_names),
        Facet("region", "Region", lambda row: row.regions, region_names),
    )


class NarrowedList:
    """The public pages of one type, newest first, as one reader has narrowed them.

    `model` has dates, topics and regions; with `year` the list is of that year only.
    """

    def __init__(self, request: HttpRequest, model, year: int | None = None):
        self._request, self._model = request, model
        self._all = list(rows_of(model).values())
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
        items.object_list = in_order(self._model, pks)
        fetch_sizes((), [items.object_list])
        return items
