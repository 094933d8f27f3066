"""What a search without hits offers instead."""

from dataclasses import dataclass

from cms.core import generation

from .hits import Hit, hits
from .topics import used_topics
from .visible import NEWS, public_documents, public_rows

SHOWN = 3


@dataclass(frozen=True, slots=True)
class WaysOn:
    topics: list[str]
    newest: list[Hit]


def ways_on() -> WaysOn:
    """The most used topics and the newest pages."""
    return generation.kept("search_ways_on", _read)


def _read() -> WaysOn:
    newest = public_documents().filter(kind__in=NEWS).order_by("-day", "-page_id")
    pages = newest.values_list("page_id", flat=True)[:SHOWN]
    rows = public_rows(dict.fromkeys(map(str, pages), 0.0))
    return WaysOn(used_topics()[:SHOWN], hits(rows, ()))
