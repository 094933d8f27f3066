"""Where terms are kept and looked up: FTS5 on SQLite, postings on PostgreSQL.

An engine knows no models and no German. It writes columns of terms under a document's number and
answers which documents meet a query, with a score for each: higher is better.
"""

from dataclasses import dataclass
from typing import Protocol

from django.db import connections, router

from search.documents import Columns
from search.german.texts import Group
from search.models import SearchDocument


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an engine.

    Each of `groups` must be met, or with `some` one of them. Only documents of `content_types`;
    with `fields` only by terms of these. `begins`: the groups' words need only begin so. With
    `live` only documents that were read from live pages. `most` bounds how many, the best, are
    wanted; an engine may give more.
    """

    groups: tuple[Group, ...]
    content_types: tuple[int, ...]
    pairs: frozenset[str] = frozenset()
    some: bool = False
    fields: tuple[str, ...] = ()
    begins: bool = False
    live: bool = False
    most: int | None = None


class Engine(Protocol):
    def write(self, slot: int, documents: dict[int, Columns]) -> None:
        """Replace what the slot holds of these documents."""

    def delete(self, slot: int, numbers: list[int]) -> None:
        """Forget documents; unknown ones are no error."""

    def clear(self, slot: int) -> None:
        """Empty a slot."""

    def ask(self, slot: int, question: Question) -> dict[str, float]:
        """Scores of the objects that answer, by the text of their primary key."""


def embedded_engine() -> Engine:
    """The engine of the database in which the index lies."""
    vendor = connections[router.db_for_read(SearchDocument)].vendor
    if vendor == "postgresql":
        from .postgres import PostgresEngine

        return PostgresEngine()
    from .sqlite import SqliteEngine

    return SqliteEngine()
