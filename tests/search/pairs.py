"""Pairs of a German query and a text, and whether the one must find the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.test import override_settings

from search import index
from tests import factories

# A slow machine needs minutes for all: each part is a test of its own.
_PARTS = 4
in_parts = pytest.mark.parametrize("part", range(_PARTS))
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


def broken_pairs(part: int, find: Callable[[str], set[int]]) -> list[Pair]:
    """The pairs that do not hold if each text is the title of a page; `find` gives their keys."""
    table = list(pairs())[part::_PARTS]
    texts = sorted({pair.text for pair in table})
    # The index learns all pages at once: one by one is tried elsewhere, and takes minutes.
    no_queue = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with override_settings(TASKS=no_queue):
        pages = [factories.standard_page(title=text) for text in texts]
    index.write(pages)
    keys = {page.title: page.pk for page in pages}
    found = {query: find(query) for query in sorted({pair.query for pair in table})}
    return [pair for pair in table if (keys[pair.text] in found[pair.query]) is not pair.found]
