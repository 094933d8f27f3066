"""From a postcode or the name of a place to where it lies: cms/core/data/seats.csv, in memory."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import cms.core
from cms.core.text import german_slug

_DATA = Path(cms.core.__file__).parent / "data" / "seats.csv"
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)", re.ASCII)
_ADDITION = re.compile(r"\s*[(/].*")  # Winsen (Luhe): who types Winsen means it too
MOST = 12

Point = tuple[float, float]  # latitude and longitude in degrees


@dataclass(frozen=True)
class Seat:
    """A place: its postcode ("" if it has none or several), name, key of its region, centre."""

    postcode: str
    place: str
    district: str
    point: Point | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        return f"{self.postcode} {self.place}".strip()


def parts(text: str) -> tuple[str, str]:
    """Postcode and place as somebody typed them into one field; each may be missing."""
    found = _POSTCODE.search(text)
    if not found:
        return "", " ".join(text.split())
    place = f"{text[: found.start()]} {text[found.end() :]}".replace("D-", " ")
    return found[0], " ".join(place.split()).strip(" ,")


def find(text: str) -> list[Seat]:
    """The places that somebody may mean; one if it is clear, none if nothing fits."""
    postcode, place = parts(text)
    if postcode:
        here = [seat for seat in all_seats() if seat.postcode == postcode]
        named = [seat for seat in here if place and german_slug(place) in _names(seat)]
        # A postcode tells the place better than a part of town does that no list knows.
        return _with_typed_place(named or here, place)
    wanted = german_slug(place)
    named = [seat for seat in all_seats() if wanted and german_slug(seat.place) == wanted]
    named = named or [seat for seat in all_seats() if wanted and wanted in _names(seat)]
    return as_places(named)


def as_places(seats: list[Seat]) -> list[Seat]:
    """Each place once, in the order of names."""
    return sorted(set(_without_postcodes(seats)), key=lambda seat: (seat.label, seat.district))


def _with_typed_place(seats: list[Seat], place: str) -> list[Seat]:
    """One district is enough: what the person calls the place, stays."""
    if place and len({seat.district for seat in seats}) == 1:
        return [Seat(seats[0].postcode, place[:80], seats[0].district, centre(seats))]
    return seats


def _without_postcodes(seats: list[Seat]) -> Iterator[Seat]:
    """A place of several postcodes is one place; which of them it is, nobody said."""
    for seat in seats:
        same = {
            other.postcode
            for other in seats
            if (other.place, other.district) == (seat.place, seat.district)
        }
        yield seat if len(same) == 1 else Seat("", seat.place, seat.district, seat.point)


def _names(seat: Seat) -> set[str]:
    return {german_slug(seat.place), german_slug(_ADDITION.sub("", seat.place))}


def centre(seats: Iterable[Seat]) -> Point | None:
    """The middle of places, None if nobody knows where they lie."""
    points = [seat.point for seat in seats if seat.point]
    if not points:
        return None
    latitudes, longitudes = zip(*points, strict=True)
    return sum(latitudes) / len(points), sum(longitudes) / len(points)


def locate(postcode: str, place: str, district: str) -> Point | None:
    """Where an address lies, as exactly as its parts tell: postcode, place, at least district."""
    by = _grouped()
    ways = (postcode, (german_slug(place), district), ("district", district))
    return next(filter(None, (centre(by.get(way, ())) for way in ways)), None)


@lru_cache(maxsize=1)
def _grouped() -> dict[str | tuple[str, str], list[Seat]]:
    found = defaultdict(list)
    for seat in all_seats():
        for key in (seat.postcode, (german_slug(seat.place), seat.district)):
            if key:
                found[key].append(seat)
        found["district", seat.district].append(seat)
    return found


@lru_cache(maxsize=1)
def all_seats() -> tuple[Seat, ...]:
    with _DATA.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Seat(row["postcode"], row["place"], row["district"], _point(row))
            for row in csv.DictReader(rows)
        )


def _point(row: dict[str, str]) -> Point | None:
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None
