"""The directory as one reader has narrowed and sorted it."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as ListPage
from django.http import HttpRequest

from cms.core.district_map import TILES, Tile, step
from cms.core.facets import Choice, Choices
from cms.core.models import BasePage
from cms.core.models.vocabulary import STATEWIDE
from cms.core.pagination import PARAMETER, paginate
from cms.core.relations import fetch_sizes, in_order
from cms.core.rows import regions

from .nearby import Place, nearest_first, place
from .rows import Row, rows
from .selection import REGION, Selection

_LETTERS = {"0": "0–9", **{letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet; `url` leads to its first partner and is empty without one."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class District:
    """A region on the list and on the map, with how many partners are there."""

    name: str
    count: int
    query: str
    is_chosen: bool
    tile: Tile

    @property
    def step(self) -> int:
        return step(self.count)


@dataclass(frozen=True, slots=True)
class Listed:
    """A partner on the list: how far away it is, and the letter whose first partner it is."""

    partner: BasePage
    kilometres: int | None
    first_of: str


class Listing:
    """Filters, place, order. `partners` are all public partners from A to Z."""

    def __init__(self, request: HttpRequest, partners):
        self._request = request
        self._partners = partners
        self._all = rows(partners)
        self.selection = Selection.of(request.GET)
        self.place: Place = place(self.selection.typed_place)
        self._far: dict[int, int] = {}
        self._rows: list[Row] = self.selection.passing(self._all)
        if self.place.spot:
            self._rows, self._far = nearest_first(self._rows, self.place.spot)

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def is_narrowed(self) -> bool:
        """Whether it is another list than that of all partners from A to Z."""
        return bool(self.selection.narrows or self.selection.typed_place)

    def in_words(self) -> list[str]:
        """What makes this list another one, in words."""
        labels = self.selection.labels()
        if self.place.spot:
            return [*labels, f"nahe {self.place.spot.label}"]
        return (
            [*labels, f"Welcher Ort: {self.selection.typed_place}"]
            if self.place.problem
            else labels
        )

    def all(self) -> list[BasePage]:
        """All its partners, in its order."""
        pks = [row.pk for row in self._rows]
        found = {partner.pk: partner for partner in self._partners.filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]

    def page(self, per_page: int) -> ListPage:
        """The page that `?seite=` asks for, of `Listed`."""
        self._per_page = per_page
        items = paginate(self._request, self._rows, per_page)
        firsts = {row.pk: letter for letter, row in self._firsts.items()}
        partners = in_order(self._partners.model, [row.pk for row in items.object_list])
        fetch_sizes((), [partners])
        items.object_list = [
            Listed(partner, self._far.get(partner.pk), firsts.get(partner.pk, ""))
            for partner in partners
        ]
        return items

    @cached_property
    def _firsts(self) -> dict[str, Row]:
        """The first partner of each letter; none if the list goes by distance."""
        if self.place.spot:
            return {}
        found: dict[str, Row] = {}
        for row in self._rows:
            found.setdefault(row.letter, row)
        return found

    def letters(self) -> list[Letter]:
        """The alphabet, each letter with the address of its first partner."""
        if not self._firsts:
            return []
        places = {row.pk: place for place, row in enumerate(self._rows)}
        return [
            Letter(label, self._letter_url(key, places))
            for key, label in _LETTERS.items()
            if key in self._firsts or key != "0"
        ]

    def _letter_url(self, key: str, places: dict[int, int]) -> str:
        if key not in self._firsts:
            return ""
        number = places[self._firsts[key].pk] // self._per_page + 1
        pairs = self.selection.query()
        if number > 1:
            pairs += f"{'&' if pairs != '?' else ''}{PARAMETER}={number}"
        pairs = "./" if pairs == "?" else pairs  # for programs that take an empty query for none
        return f"{pairs}#buchstabe-{key.lower()}"

    def facets(self) -> list[Choices]:
        return [self.selection.choices(facet, self._all) for facet in Selection.facets]

    def removable(self) -> list[Choice]:
        """The filters that are set, the place too; each with how many come without it."""
        chips = self.selection.removable(self._all)
        if self.place.spot:
            label = f"Nähe von {self.place.spot.label}"
            chips.append(Choice(label, self.count, self.selection.near("").query(), True))
        return chips

    def place_choices(self) -> list[tuple[str, str]]:
        """The places that may be meant, each with its address."""
        return [(label, self.selection.near(label).query()) for label in self.place.choices]

    @cached_property
    def _counts(self) -> dict[str, int]:
        choices = self.selection.choices(REGION, self._all).choices
        return {choice.value: choice.count for choice in choices}

    @cached_property
    def districts(self) -> list[District]:
        """All 45, in the order of their names; without those partners that are in all of them."""
        return [
            District(
                region.long_name,
                self._counts.get(key, 0),
                self.selection.in_region(key).query(),
                key == self.selection.region,
                TILES[key],
            )
            for key, region in regions().items()
            if key != STATEWIDE
        ]

    def home_district(self) -> Choice | None:
        """The way to those alone that are in the region of the place."""
        spot = self.place.spot
        if not spot or self.selection.region:
            return None
        query = self.selection.in_region(spot.district).query()
        name = regions()[spot.district].long_name
        return Choice(name, self._counts.get(spot.district, 0), query, is_chosen=False)

    def export_query(self) -> str:
        return self.selection.query() if self.is_narrowed else ""
