"""Which place a reader means by `?ort=`, and how far the partners are from there."""

import difflib
import math
from dataclasses import dataclass

from cms.core.models.vocabulary import STATEWIDE
from cms.core.rows import regions
from cms.core.text import german_slug

from ..seats import MOST, Point, Seat, all_seats, as_places, centre, find, locate, parts
from .rows import Row

EARTH_RADIUS = 6371
_LONGEST_GUESS = 40  # letters that are compared with every place
_PLACES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is clear: its name, its region's key, its centre."""

    label: str
    district: str
    point: Point


@dataclass(frozen=True, slots=True)
class Place:
    """What became of what was typed: a spot, or a problem and the places that may be meant."""

    spot: Spot | None = None
    problem: str = ""
    choices: tuple[str, ...] = ()  # each is clear if it is typed


def place(typed: str) -> Place:
    """The place somebody typed, or why it is not clear."""
    if not typed:
        return Place()
    seats = _seats(typed)
    named = _districts(typed, seats)
    several = len(seats) + len(named) > 1
    spots = [spot for spot in (_shared_postcode(seats) or _spots(seats, several)) if spot]
    spots += [spot for spot in map(_district_spot, named) if spot]
    if len(spots) == 1:
        return Place(spots[0])
    if spots:
        problem = f"„{typed}“ gibt es mehrmals. Welchen Ort meinen Sie?"
        return Place(problem=problem, choices=_clear(spots))
    return _unknown(typed)


def _seats(typed: str) -> list[Seat]:
    """The places of this name; "Achim, Landkreis Verden" says in which region."""
    name, _, where = typed.rpartition(",")
    inside = [key for key, region in regions().items() if _same(region.long_name, where)]
    if name and inside:
        return [seat for seat in find(name) if seat.district in inside]
    found = find(typed)
    # A part of a town may be called as the first word of a town: Neustadt.
    if found and not any(_has_postcode(seat) for seat in found):
        found = as_places([*found, *_with_word(german_slug(typed))])
    return found


def _districts(typed: str, seats: list[Seat]) -> list[str]:
    """Keys of the regions of this name, but for those that have a place of the same name."""
    known = {seat.district for seat in seats}
    return [
        key
        for key, region in regions().items()
        if key not in {STATEWIDE, *known}
        and (_same(region.name, typed) or _same(region.long_name, typed))
    ]


def _spots(seats: list[Seat], several: bool) -> list[Spot | None]:
    """Each place; one of several is named with its region if it has no postcode."""
    return [
        _spot(_full(seat) if several and not seat.postcode else seat.label, [seat])
        for seat in seats
    ]


def _shared_postcode(seats: list[Seat]) -> list[Spot | None]:
    """A postcode of several places in one region is one place."""
    if len(seats) < 2 or len({(seat.postcode, seat.district) for seat in seats}) > 1:
        return []
    if not seats[0].postcode:
        return []
    names = [seat.place for seat in seats]
    more = " und andere" if len(names) > _PLACES_NAMED else ""
    label = f"{seats[0].postcode} {', '.join(names[:_PLACES_NAMED])}{more}"
    return [_spot(label, seats)]


def _spot(label: str, seats: list[Seat]) -> Spot | None:
    district = seats[0].district
    point = centre(seats) or locate("", "", district)
    return Spot(label, district, point) if point else None


def _district_spot(key: str) -> Spot | None:
    point = locate("", "", key)
    return Spot(regions()[key].long_name, key, point) if point else None


def _unknown(typed: str) -> Place:
    postcode, _ = parts(typed)
    if postcode:
        known = {seat.postcode[:2] for seat in all_seats()}
        outside = f"Die Postleitzahl {postcode} liegt nicht in Niedersachsen."
        missing = f"Die Postleitzahl {postcode} kennen wir nicht. Schreiben Sie den Ort dazu?"
        return Place(problem=missing if postcode[:2] in known else outside)
    wanted = german_slug(typed[:_LONGEST_GUESS])
    alike = _with_word(wanted) or _beginning(wanted) or _alike(wanted)
    question = (
        "Meinten Sie einen von diesen?" if alike else "Versuchen Sie es mit der Postleitzahl."
    )
    problem = f"Einen Ort „{typed}“ in Niedersachsen kennen wir nicht. {question}"
    return Place(problem=problem, choices=_clear(_spots(as_places(alike)[:MOST], True)))


def _with_word(wanted: str) -> list[Seat]:
    return [seat for seat in all_seats() if wanted in german_slug(seat.place).split("-")]


def _beginning(wanted: str) -> list[Seat]:
    if len(wanted) < 3:
        return []
    return [seat for seat in all_seats() if german_slug(seat.place).startswith(wanted)]


def _alike(wanted: str) -> list[Seat]:
    names = {german_slug(seat.place) for seat in all_seats()}
    close = difflib.get_close_matches(wanted, names, n=6, cutoff=0.75)
    return [seat for seat in all_seats() if german_slug(seat.place) in close]


def _clear(spots: list[Spot | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spot.label for spot in spots if spot))[:MOST]


def _has_postcode(seat: Seat) -> bool:
    return any(
        other.postcode
        for other in all_seats()
        if (other.place, other.district) == (seat.place, seat.district)
    )


def _full(seat: Seat) -> str:
    return f"{seat.place}, {regions()[seat.district].long_name}"


def _same(name: str, typed: str) -> bool:
    return german_slug(name) == german_slug(typed)


def kilometres(start: Point, end: Point) -> float:
    """The way as the crow flies (haversine)."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, point) for point in (start, end))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(half))


def nearest_first(rows: list[Row], spot: Spot) -> tuple[list[Row], dict[int, int]]:
    """The rows, and the whole kilometres of each; those nobody can place stand last."""
    far = {row.pk: kilometres(spot.point, row.point) for row in rows if row.point}
    ordered = sorted(rows, key=lambda row: far.get(row.pk, math.inf))
    return ordered, {pk: round(distance) for pk, distance in far.items()}
