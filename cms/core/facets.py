"""What readers narrow a list by. Each choice stands in the address, each count is true."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.http import QueryDict

MOST_VALUES = 20  # of one parameter


def _most_first(_value: str, count: int, label: str) -> tuple:
    return (-count, label)


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter, its heading, and what of a row it looks at; `order` sorts its choices."""

    parameter: str
    title: str
    values_of: Callable[[Any], Iterable[str]]
    labels: Callable[[], dict[str, str]]
    order: Callable[[str, int, str], tuple] = _most_first


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; `query` is the query string that chooses it or takes it back.

    `count` says how many rows have it or, of one that can be taken back, how many come then.
    """

    label: str
    count: int
    query: str
    is_chosen: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    title: str
    parameter: str
    choices: list[Choice]
    narrows: bool  # whether a choice leaves some rows out
    is_open: bool


@dataclass(frozen=True)
class Narrowing:
    """The chosen values of each facet. Lists extend it with choices of their own."""

    facets: ClassVar[tuple[Facet, ...]] = ()

    chosen: dict[str, frozenset[str]]

    @classmethod
    def chosen_in(cls, parameters: QueryDict) -> dict[str, frozenset[str]]:
        """From the address; values that do not exist are left out."""
        return {
            facet.parameter: frozenset(
                value
                for value in parameters.getlist(facet.parameter)[:MOST_VALUES]
                if value in facet.labels()
            )
            for facet in cls.facets
        }

    def pairs(self) -> list[tuple[str, str]]:
        """What of it stands in the address."""
        return [(name, value) for name, values in self.chosen.items() for value in sorted(values)]

    def query(self) -> str:
        """The query string that leads here, to the first page."""
        return "?" + urlencode(self.pairs())

    def with_values(self, facet: Facet, values: Iterable[str]) -> Self:
        return replace(self, chosen=self.chosen | {facet.parameter: frozenset(values)})

    def toggled(self, facet: Facet, value: str) -> Self:
        """With this value chosen, or taken back."""
        return self.with_values(facet, self.chosen[facet.parameter] ^ {value})

    def passing(self, rows: list, *, without: Facet | None = None) -> list:
        """The rows that have one of the chosen values of every facet but one."""
        narrowing = [
            (facet.values_of, self.chosen[facet.parameter])
            for facet in self.facets
            if self.chosen[facet.parameter] and facet is not without
        ]
        for values_of, chosen in narrowing:
            rows = [row for row in rows if not chosen.isdisjoint(values_of(row))]
        return rows

    def choices(self, facet: Facet, rows: list) -> Choices:
        """With how many rows each value has if the other facets stay as they are."""
        passing = self.passing(rows, without=facet)
        counts = Counter(value for row in passing for value in facet.values_of(row))
        chosen = self.chosen[facet.parameter]
        labels = facet.labels()
        values = [value for value in {*counts, *chosen} if value in labels]
        values.sort(key=lambda value: facet.order(value, counts[value], labels[value]))
        choices = [
            Choice(
                labels[value],
                counts[value],
                self.toggled(facet, value).query(),
                value in chosen,
                value,
            )
            for value in values
        ]
        narrows = any(count < len(passing) for count in counts.values())
        return Choices(facet.title, facet.parameter, choices, narrows, is_open=bool(chosen))

    def removable(self, rows: list) -> list[Choice]:
        """The chosen values, each with the number of rows if it is taken back."""
        return [
            self._taken_back(self.toggled(facet, value), facet.labels()[value], rows)
            for facet in self.facets
            for value in sorted(self.chosen[facet.parameter])
        ]

    @staticmethod
    def _taken_back(wider: "Narrowing", label: str, rows: list) -> Choice:
        return Choice(label, len(wider.passing(rows)), wider.query(), is_chosen=True)
