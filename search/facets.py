"""What readers narrow their hits by. Each choice stands in the address."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from cms.core import generation
from cms.core.models import Region, Topic

from .visible import Row

MOST_VALUES = 20  # of one parameter


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter, its heading, and what of a row it looks at."""

    parameter: str
    title: str
    values_of: Callable[[Row], Iterable[str]]
    labels: Callable[[], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; `query` is the query string that chooses it or takes it back.

    `count` says how many hits have it or, of one that can be taken back, how many come then.
    """

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    title: str
    choices: list[Choice]
    narrows: bool  # whether a choice leaves some hits out
    is_open: bool


KINDS = {
    "kampagnen": "Kampagnen",
    "presse": "Pressemitteilungen",
    "mutmacher": "Mutmacher-Geschichten",
    "partner": "Partner",
    "seiten": "Seiten",
}


_YEARS = {str(year): str(year) for year in range(1900, 2100)}


def _topics() -> dict[str, str]:
    return generation.kept("search_topics", lambda: dict(Topic.objects.values_list("slug", "name")))


def _regions() -> dict[str, str]:
    return generation.kept(
        "search_regions", lambda: dict(Region.objects.values_list("slug", "name"))
    )


FACETS = (
    Facet("art", "Art", lambda row: [row.kind], lambda: KINDS),
    Facet("thema", "Thema", lambda row: row.topics.split(), _topics),
    Facet("region", "Region", lambda row: row.regions.split(), _regions),
    Facet("jahr", "Jahr", lambda row: [row.year] if row.year else [], lambda: _YEARS),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader has chosen: words, values of each facet, the order."""

    typed: str
    chosen: dict[str, frozenset[str]]
    by_date: bool

    @classmethod
    def of(cls, typed: str, parameters: QueryDict) -> "Selection":
        """From the address; values that do not exist are left out."""
        chosen = {
            facet.parameter: frozenset(
                value
                for value in parameters.getlist(facet.parameter)[:MOST_VALUES]
                if value in facet.labels()
            )
            for facet in FACETS
        }
        return cls(typed, chosen, by_date=parameters.get("sortierung") == "datum")

    def query(self) -> str:
        """The query string that leads here, to the first page."""
        pairs = [("q", self.typed)]
        pairs += [(name, value) for name, values in self.chosen.items() for value in sorted(values)]
        if self.by_date:
            pairs.append(("sortierung", "datum"))
        return "?" + urlencode(pairs)

    def orders(self) -> list[Choice]:
        """The ways to sort."""
        return [
            Choice(label, 0, replace(self, by_date=by_date).query(), self.by_date is by_date)
            for label, by_date in (("Beste zuerst", False), ("Neueste zuerst", True))
        ]

    def of_words(self, typed: str) -> "Selection":
        """Other words, and all that they find."""
        return Selection(typed, self.chosen.fromkeys(self.chosen, frozenset()), self.by_date)

    def toggled(self, facet: Facet, value: str) -> "Selection":
        """With this value chosen, or taken back."""
        values = self.chosen[facet.parameter] ^ {value}
        return replace(self, chosen=self.chosen | {facet.parameter: values})

    def passing(self, rows: list[Row], *, without: Facet | None = None) -> list[Row]:
        """The rows that have one of the chosen values of every facet but one."""
        narrowing = [
            (facet.values_of, self.chosen[facet.parameter])
            for facet in FACETS
            if self.chosen[facet.parameter] and facet is not without
        ]
        for values_of, chosen in narrowing:
            rows = [row for row in rows if not chosen.isdisjoint(values_of(row))]
        return rows

    def narrowed(self, rows: list[Row]) -> list[Row]:
        """The rows that pass, in the order that was chosen; partial hits stay last."""
        passing = self.passing(rows)
        if not self.by_date:
            return passing
        return sorted(passing, key=lambda row: (row.partial, -(row.day or date.min).toordinal()))


def offered(rows: list[Row], selection: Selection) -> list[Choices]:
    """The facets in which there is something to choose."""
    found = [_choices(facet, rows, selection) for facet in FACETS]
    return [each for each in found if each.is_open or each.narrows]


def removable(rows: list[Row], selection: Selection) -> list[Choice]:
    """The chosen values, each with the number of hits if it is taken back."""
    found = []
    for facet in FACETS:
        for value in sorted(selection.chosen[facet.parameter]):
            wider = selection.toggled(facet, value)
            count = len(wider.narrowed(rows))
            found.append(Choice(facet.labels()[value], count, wider.query(), is_chosen=True))
    return found


def _choices(facet: Facet, rows: list[Row], selection: Selection) -> Choices:
    """With how many hits each value has if the other facets stay as they are."""
    passing = selection.passing(rows, without=facet)
    counts = Counter(value for row in passing for value in facet.values_of(row))
    chosen = selection.chosen[facet.parameter]
    labels = facet.labels()
    values = [value for value in {*counts, *chosen} if value in labels]
    values.sort(key=lambda value: _order(facet, value, counts[value], labels[value]))
    choices = [
        Choice(
            labels[value], counts[value], selection.toggled(facet, value).query(), value in chosen
        )
        for value in values
    ]
    narrows = any(count < len(passing) for count in counts.values())
    return Choices(facet.title, choices, narrows, is_open=bool(chosen))


def _order(facet: Facet, value: str, count: int, label: str) -> tuple:
    return (-int(value),) if facet.parameter == "jahr" else (-count, label)
