"""What readers narrow their hits by. Each choice stands in the address."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
    """A value of a facet; `query` is the query string that chooses it or takes it back."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    title: str
    choices: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.is_chosen]


KINDS = {
    "kampagnen": "Kampagnen",
    "presse": "Pressemitteilungen",
    "mutmacher": "Mutmacher-Geschichten",
    "partner": "Partner",
    "seiten": "Seiten",
}


def _topics() -> dict[str, str]:
    return generation.kept("search_topics", lambda: dict(Topic.objects.values_list("slug", "name")))


def _regions() -> dict[str, str]:
    return generation.kept(
        "search_regions", lambda: dict(Region.objects.values_list("key", "name"))
    )


class _Years(dict):
    """Every year is its own label."""

    def __missing__(self, year: str) -> str:
        return year

    def __contains__(self, year: object) -> bool:
        return str(year).isdecimal() and len(str(year)) == 4


FACETS = (
    Facet("art", "Art", lambda row: [row.kind], lambda: KINDS),
    Facet("thema", "Thema", lambda row: row.topics, _topics),
    Facet("region", "Region", lambda row: row.regions, _regions),
    Facet("jahr", "Jahr", lambda row: [row.year] if row.year else [], _Years),
)


def chosen_values(parameters: QueryDict) -> dict[str, frozenset[str]]:
    """What is chosen of each facet; values that do not exist are left out."""
    return {
        facet.parameter: frozenset(
            value
            for value in parameters.getlist(facet.parameter)[:MOST_VALUES]
            if value in facet.labels()
        )
        for facet in FACETS
    }


def narrowed(rows: list[Row], chosen: dict[str, frozenset[str]]) -> list[Row]:
    """Rows that have one of the chosen values of every facet."""
    return [row for row in rows if _passes(row, chosen, without=None)]


def choices(
    rows: list[Row], chosen: dict[str, frozenset[str]], parameters: QueryDict
) -> list[Choices]:
    """The choices of each facet, with how many hits each has if the others stay as they are."""
    found = []
    for facet in FACETS:
        counts = Counter(
            value
            for row in rows
            if _passes(row, chosen, without=facet)
            for value in set(facet.values_of(row))
        )
        own = chosen[facet.parameter]
        labels = facet.labels()
        offered = [value for value in {*counts, *own} if value in labels]
        offered.sort(key=lambda value: _order(facet, value, counts[value], labels[value]))
        found.append(
            Choices(
                facet.title,
                [
                    Choice(
                        label=labels[value],
                        count=counts[value],
                        query=_toggled(parameters, chosen, facet.parameter, value),
                        is_chosen=value in own,
                    )
                    for value in offered
                ],
            )
        )
    return [each for each in found if len(each.choices) > 1 or each.chosen]


def _passes(row: Row, chosen: dict[str, frozenset[str]], without: Facet | None) -> bool:
    return all(
        facet is without
        or not chosen[facet.parameter]
        or not chosen[facet.parameter].isdisjoint(facet.values_of(row))
        for facet in FACETS
    )


def _order(facet: Facet, value: str, count: int, label: str) -> tuple:
    return (-int(value),) if facet.parameter == "jahr" else (-count, label)


def _toggled(
    parameters: QueryDict, chosen: dict[str, frozenset[str]], parameter: str, value: str
) -> str:
    """The query string with this value chosen, or without it; always the first page."""
    query = QueryDict(mutable=True)
    query["q"] = parameters.get("q", "")
    for name, values in chosen.items():
        kept = values ^ {value} if name == parameter else values
        query.setlist(name, sorted(kept))
    if parameters.get("sortierung") == "datum":
        query["sortierung"] = "datum"
    return "?" + query.urlencode()
