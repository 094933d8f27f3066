"""Pairs of a German query and a text, and whether the one must find the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "data" / "german_pairs.txt"


class Pair(NamedTuple):
    query: str
    text: str
    found: bool


def pairs() -> Iterator[Pair]:
    """All pairs of the table, in its order."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        for arrow, found in ((" =/> ", False), (" => ", True)):
            query, separator, text = line.partition(arrow)
            if separator and not line.startswith("#"):
                yield Pair(query, text, found)
