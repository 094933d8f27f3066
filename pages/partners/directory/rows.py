"""What the directory counts and sorts: a few facts of every public partner, kept in the process."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from cms.core.generation import kept

from ..seats import Point, locate


@dataclass(frozen=True, slots=True)
class Row:
    """A partner; its `regions` are that of its seat and those it works in."""

    pk: int
    name: str
    kind: str
    topics: frozenset[str]
    regions: frozenset[str]
    point: Point | None

    @property
    def letter(self) -> str:
        """The letter under which the directory shows it; all that is none stands first."""
        return self.name[:1].upper() if self.name[:1].isalpha() else "0"


def rows(partners) -> list[Row]:
    """All public `partners` from A to Z."""
    return kept("partner-rows", lambda: _read(partners))


def _read(partners) -> list[Row]:
    topics_of = _linked(partners.model.topics.through, "topic__slug")
    regions_of = _linked(partners.model.regions.through, "region__key")
    facts = ("pk", "sort_name", "kind", "postcode", "city", "primary_region__key")
    return [
        Row(
            pk,
            name,
            kind,
            frozenset(topics_of[pk]),
            frozenset(regions_of[pk] | ({seat} if seat else set())),
            locate(postcode, city, seat or ""),
        )
        for pk, name, kind, postcode, city, seat in partners.values_list(*facts)
    ]


def _linked(through: Any, value: str) -> defaultdict[int, set[str]]:
    found = defaultdict(set)
    for page, linked in through.objects.values_list("partnerpage_id", value):
        found[page].add(linked)
    return found
