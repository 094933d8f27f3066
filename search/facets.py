"""What readers narrow their hits by, and the order in which they see them."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from cms.core.facets import Choice, Choices, Facet, Narrowing
from cms.core.rows import regions, topic_names

from .visible import Row

KINDS = {
    "kampagnen": "Kampagnen",
    "presse": "Pressemitteilungen",
    "mutmacher": "Mutmacher-Geschichten",
    "partner": "Partner",
    "seiten": "Seiten",
}


_YEARS = {str(year): str(year) for year in range(1900, 2100)}


def _regions() -> dict[str, str]:
    return {region.slug: region.name for region in regions().values()}


FACETS = (
    Facet("art", "Art", lambda row: [row.kind], lambda: KINDS),
    Facet("thema", "Thema", lambda row: row.topics.split(), topic_names),
    Facet("region", "Region", lambda row: row.regions.split(), _regions),
    Facet(
        "jahr",
        "Jahr",
        lambda row: [row.year] if row.year else [],
        lambda: _YEARS,
        order=lambda year, _count, _label: (-int(year),),
    ),
)


@dataclass(frozen=True)
class Selection(Narrowing):
    """What a reader has chosen: words, values of each facet, the order."""

    facets = FACETS

    typed: str
    by_date: bool

    @classmethod
    def of(cls, typed: str, parameters: QueryDict) -> "Selection":
        """From the address."""
        by_date = parameters.get("sortierung") == "datum"
        return cls(cls.chosen_in(parameters), typed, by_date)

    def pairs(self) -> list[tuple[str, str]]:
        order = [("sortierung", "datum")] if self.by_date else []
        return [("q", self.typed), *super().pairs(), *order]

    def orders(self) -> list[Choice]:
        """The ways to sort."""
        return [
            Choice(label, 0, replace(self, by_date=by_date).query(), self.by_date is by_date)
            for label, by_date in (("Beste zuerst", False), ("Neueste zuerst", True))
        ]

    def of_words(self, typed: str) -> "Selection":
        """Other words, and all that they find."""
        return Selection(self.chosen.fromkeys(self.chosen, frozenset()), typed, self.by_date)

    def narrowed(self, rows: list[Row]) -> list[Row]:
        """The rows that pass, in the order that was chosen; partial hits stay last."""
        passing = self.passing(rows)
        if not self.by_date:
            return passing
        return sorted(passing, key=lambda row: (row.partial, -(row.day or date.min).toordinal()))

    def offered(self, rows: list[Row]) -> list[Choices]:
        """The facets in which there is something to choose."""
        found = [self.choices(facet, rows) for facet in FACETS]
        return [each for each in found if each.is_open or each.narrows]
