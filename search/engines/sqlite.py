"""The embedded index on SQLite: one FTS5 table a slot, a column for each tier of terms."""

from collections.abc import Iterable, Sequence

from django.db import connections, router

from search.documents import Columns, in_field
from search.german.texts import Group
from search.models import SearchDocument

from . import Question

COLUMNS = ("tw", "bw", "ex", "p", "pr", "fl", "ac")
# How much a term counts in each column. Field terms and beginnings only match.
WEIGHTS = (3.0, 1.0, 0.5, 0.5, 2.0, 1.0, 1.0)
# Terms are written as they are: letters and digits, and in `fl` an underscore.
TOKENIZER = "unicode61 remove_diacritics 0 tokenchars '_'"


def table(slot: int) -> str:
    return f"search_terms_{slot}"


class SqliteEngine:
    """FTS5 ranks with BM25; a query is one boolean expression over terms in quotation marks."""

    def __init__(self) -> None:
        self.connection = connections[router.db_for_write(SearchDocument)]

    def write(self, slot: int, documents: dict[int, Columns]) -> None:
        self.delete(slot, list(documents))
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table(slot)} (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608
                [
                    (number, *(" ".join(getattr(columns, name)) for name in COLUMNS))
                    for number, columns in documents.items()
                ],
            )

    def delete(self, slot: int, numbers: list[int]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {table(slot)} WHERE rowid = %s",  # noqa: S608
                [(number,) for number in numbers],
            )

    def clear(self, slot: int) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table(slot)}")  # noqa: S608

    def ask(self, slot: int, question: Question) -> dict[str, float]:
        expression = _expression(question)
        scores = self._scores(slot, expression, question)
        if question.pairs and not question.some and scores:
            # In an expression of ANDs a pair would have to be met; it shall only add.
            closer = f"({expression}) AND ({{pr}} : ({_any(question.pairs)}))"
            scores |= self._scores(slot, closer, question)
        return scores

    def _scores(self, slot: int, expression: str, question: Question) -> dict[str, float]:
        name = table(slot)
        weights = ", ".join(map(str, WEIGHTS))
        marks = ", ".join(["%s"] * len(question.content_types))
        only_live = "AND d.live" if question.live else ""
        best = f"ORDER BY 2 DESC LIMIT {question.most:d}" if question.most else ""
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT d.object_id, -bm25({name}, {weights}) FROM {name} "  # noqa: S608
                f"JOIN search_searchdocument d ON d.id = {name}.rowid "
                f"WHERE {name} MATCH %s AND d.content_type_id IN ({marks}) {only_live} {best}",
                [expression, *question.content_types],
            )
            return dict(cursor.fetchall())


def _expression(question: Question) -> str:
    if question.begins:
        groups = [_beginning(group, question.fields) for group in question.groups]
    elif question.fields:
        groups = [_in_fields(group, question.fields) for group in question.groups]
    else:
        groups = [_anywhere(group) for group in question.groups]
    if not question.some:
        return " AND ".join(groups)
    if question.pairs and not question.fields:
        groups.append(f"{{pr}} : ({_any(question.pairs)})")
    return " OR ".join(groups)


def _anywhere(group: Group) -> str:
    ways = [f"{{tw bw p}} : ({_any(group.whole)})", f"{{ex}} : {_quoted(group.exact)}"]
    for parts in group.alternatives:
        met = (f"{{tw bw p}} : ({_any(part)})" for part in parts)
        ways.append(f"({' AND '.join(met)})")
    return f"({' OR '.join(ways)})"


def _in_fields(group: Group, fields: Sequence[str]) -> str:
    ways = []
    for name in fields:
        ways.append(_any(in_field(name, term) for term in group.whole))
        for parts in group.alternatives:
            met = (f"({_any(in_field(name, term) for term in part)})" for part in parts)
            ways.append(f"({' AND '.join(met)})")
    return f"({{fl}} : ({' OR '.join(ways)}))"


def _beginning(group: Group, fields: Sequence[str]) -> str:
    if fields:
        terms = " OR ".join(f"{_quoted(in_field(field, group.exact))} *" for field in fields)
        return f"{{fl}} : ({terms})"
    return f"{{ac}} : ({_quoted(group.exact)} * OR {_any(group.whole)})"


def _any(terms: Iterable[str]) -> str:
    return " OR ".join(map(_quoted, sorted(terms)))


def _quoted(term: str) -> str:
    """A term as FTS5 reads a string: nothing in it is an operator."""
    return '"' + term.replace('"', '""') + '"'
