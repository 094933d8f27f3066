"""What readers narrow the directory by: kind, topic, region, name; and the place they ask from."""

from dataclasses import dataclass, replace

from django.apps import apps
from django.http import QueryDict

from cms.core.facets import Choice, Facet, Narrowing
from cms.core.models.vocabulary import STATEWIDE
from cms.core.pasted_text import clean_line
from cms.core.rows import region_names, topic_names
from cms.core.text import german_slug

from ..names import sort_name
from .rows import Row

LONGEST = 80  # letters of a name or a place


def _by_label(_value: str, _count: int, label: str) -> tuple:
    return (german_slug(label),)


def _kinds() -> dict[str, str]:
    return dict(apps.get_model("partners.PartnerPage").Kind.choices)


def _state_first(key: str, _count: int, label: str) -> tuple:
    return (key != STATEWIDE, german_slug(label))


KIND = Facet("art", "Art", lambda row: [row.kind], _kinds, _by_label)
TOPIC = Facet("thema", "Thema", lambda row: row.topics, topic_names, _by_label)
REGION = Facet("region", "Region", lambda row: row.regions, region_names, _state_first)


@dataclass(frozen=True)
class Selection(Narrowing):
    """What a reader has chosen. `name` is what a partner's name has to contain."""

    facets = (KIND, TOPIC, REGION)

    name: str
    typed_place: str

    @classmethod
    def of(cls, parameters: QueryDict) -> "Selection":
        """From the address; of each facet one value, as the form lets choose."""
        chosen = cls.chosen_in(parameters)
        one = {name: frozenset(sorted(values)[:1]) for name, values in chosen.items()}
        return cls(one, _line(parameters.get("name", "")), _line(parameters.get("ort", "")))

    @property
    def narrows(self) -> bool:
        return bool(self.name or any(self.chosen.values()))

    @property
    def region(self) -> str:
        return next(iter(self.chosen["region"]), "")

    def pairs(self) -> list[tuple[str, str]]:
        texts = {"name": self.name, "ort": self.typed_place}
        return [*super().pairs(), *((name, text) for name, text in texts.items() if text)]

    def passing(self, rows: list[Row], *, without: Facet | None = None) -> list[Row]:
        rows = super().passing(rows, without=without)
        if not self.name:
            return rows
        words = sort_name(self.name).split()
        return [row for row in rows if words and all(word in row.name for word in words)]

    def removable(self, rows: list[Row]) -> list[Choice]:
        chips = super().removable(rows)
        if self.name:
            chips.append(self._taken_back(replace(self, name=""), f"„{self.name}“", rows))
        return chips

    def in_region(self, key: str) -> "Selection":
        return self.with_values(REGION, [key])

    def near(self, place: str) -> "Selection":
        return replace(self, typed_place=place)

    def labels(self) -> list[str]:
        """What is chosen, in words, as a title names it."""
        names = [
            facet.labels()[value] for facet in self.facets for value in self.chosen[facet.parameter]
        ]
        return [*names, f"„{self.name}“"] if self.name else names


def _line(text: str) -> str:
    return clean_line(text[: LONGEST * 2])[:LONGEST].strip()
