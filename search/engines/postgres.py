"""The embedded index on PostgreSQL: postings, ranked with BM25F in one statement.

PostgreSQL's own ranking knows nothing of how rare a word is. Terms that are no base forms carry a
sign before them: `=` folded words, `+` pairs, `~` terms of a field, `^` what autocompletion begins.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import connections, router

from search.documents import Columns, in_field
from search.german.texts import Group
from search.models import SearchDocument

from . import Question

EXACT, PAIR, FIELD, BEGINNING = "=", "+", "~", "^"
PAIRS = -1  # the group of pairs, which rank and need not be met
WHOLE, AS_TYPED, ALTERNATIVES = 0, 1, 2  # ways to meet a group; alternatives count on
LAST = "\U0010ffff"  # sorts behind every letter
MOST = 32_767  # of a term in one document: the largest smallint

# BM25F with k1 = 1.2 and B = 0.6: a title counts three times the text, a part not half a word.
RANK = """
WITH asked AS (
    SELECT * FROM unnest(%s::int[], %s::int[], %s::int[], %s::text[], %s::text[])
        AS a(grp, way, part, low, high)
), parts_of AS (
    SELECT grp, way, count(DISTINCT part) AS parts FROM asked WHERE way >= 2 GROUP BY grp, way
), everything AS (
    SELECT count(*) AS documents, greatest(avg(tw), 1) AS tw, greatest(avg(bw), 1) AS bw
    FROM search_lengths_{slot}
), found AS (
    SELECT a.grp, a.way, a.part, t.document, sum(t.tw) AS tw, sum(t.bw) AS bw, sum(t.p) AS p
    FROM asked a
    JOIN search_terms_{slot} t
        ON t.term BETWEEN (a.low COLLATE "C") AND (a.high COLLATE "C")
    GROUP BY a.grp, a.way, a.part, t.document
), weighed AS (
    SELECT f.grp, f.way, f.part, f.document,
        count(*) OVER (PARTITION BY f.grp, f.way, f.part) AS n,
        3.0 * f.tw / (0.4 + 0.6 * l.tw / e.tw)
            + (f.bw + 0.45 * f.p) / (0.4 + 0.6 * l.bw / e.bw) AS tf
    FROM found f JOIN search_lengths_{slot} l USING (document) CROSS JOIN everything e
), ways AS (
    SELECT w.grp, w.way, w.document,
        sum(ln(1 + (e.documents - w.n + 0.5) / (w.n + 0.5)) * w.tf * 2.2 / (w.tf + 1.2)) AS score
    FROM weighed w CROSS JOIN everything e LEFT JOIN parts_of o USING (grp, way)
    GROUP BY w.grp, w.way, w.document, o.parts
    HAVING w.way < 2 OR count(*) = o.parts
), groups AS (
    SELECT grp, document, greatest(
        coalesce(sum(score) FILTER (WHERE way = 0), 0)
            + 0.35 * coalesce(sum(score) FILTER (WHERE way = 1), 0),
        0.5 * coalesce(max(score) FILTER (WHERE way >= 2), 0)
    ) * CASE grp WHEN -1 THEN 0.9 ELSE 1 END AS score
    FROM ways GROUP BY grp, document
)
SELECT d.object_id, sum(g.score)::float
FROM groups g JOIN search_searchdocument d ON d.id = g.document
WHERE d.content_type_id = ANY(%s) AND (d.live OR NOT %s)
GROUP BY d.id, d.object_id
HAVING count(*) FILTER (WHERE g.grp >= 0) >= %s
ORDER BY 2 DESC LIMIT %s
"""


class PostgresEngine:
    def __init__(self) -> None:
        self.connection = connections[router.db_for_write(SearchDocument)]

    def write(self, slot: int, documents: dict[int, Columns]) -> None:
        self.delete(slot, list(documents))
        with self.connection.cursor() as cursor:
            with cursor.copy(f"COPY search_terms_{slot} FROM STDIN") as copy:
                for number, columns in documents.items():
                    for term, counts in _postings(columns).items():
                        copy.write_row((term, number, *(min(count, MOST) for count in counts)))
            with cursor.copy(f"COPY search_lengths_{slot} FROM STDIN") as copy:
                for number, columns in documents.items():
                    copy.write_row((number, len(columns.tw), len(columns.bw)))

    def delete(self, slot: int, numbers: list[int]) -> None:
        with self.connection.cursor() as cursor:
            for table in (f"search_terms_{slot}", f"search_lengths_{slot}"):
                cursor.execute(f"DELETE FROM {table} WHERE document = ANY(%s)", [numbers])  # noqa: S608

    def clear(self, slot: int) -> None:
        with self.connection.cursor() as cursor:
            # Not TRUNCATE: that would make searches wait for the end of the transaction.
            cursor.execute(f"DELETE FROM search_terms_{slot}")  # noqa: S608
            cursor.execute(f"DELETE FROM search_lengths_{slot}")  # noqa: S608

    def ask(self, slot: int, question: Question) -> dict[str, float]:
        rows = list(_asked(question))
        columns = [[row[at] for row in rows] for at in range(5)]
        # With a pair alone, too, a document has some of what is asked.
        needed = len(question.groups) if not question.some else 0
        with self.connection.cursor() as cursor:
            wanted = [list(question.content_types), question.live, needed, question.most]
            cursor.execute(RANK.format(slot=slot), [*columns, *wanted])
            return dict(cursor.fetchall())


def _postings(columns: Columns) -> dict[str, tuple[int, int, int]]:
    """How often each term occurs: in headlines, in the rest, as a part."""
    tw, bw, p = Counter(columns.tw), Counter(columns.bw), Counter(columns.p)
    found = {term: (tw[term], bw[term], p[term]) for term in {*tw, *bw, *p}}
    for sign, terms in (
        (EXACT, columns.ex),
        (PAIR, columns.pr),
        (FIELD, columns.fl),
        (BEGINNING, columns.ac),
    ):
        found |= {sign + term: (0, count, 0) for term, count in Counter(terms).items()}
    return found


Row = tuple[int, int, int, str, str]  # group, way, part, first term, last term


def _asked(question: Question) -> Iterator[Row]:
    for number, group in enumerate(question.groups):
        if question.begins:
            yield from _beginning(number, group, question.fields)
        else:
            yield from _ways(number, group, question.fields)
    if not question.fields:
        yield from _rows(PAIRS, WHOLE, 0, (PAIR + pair for pair in question.pairs))


def _ways(number: int, group: Group, fields: tuple[str, ...]) -> Iterator[Row]:
    def as_kept(terms: Iterable[str]) -> list[str]:
        if not fields:
            return list(terms)
        return [FIELD + in_field(field, term) for field in fields for term in terms]

    yield from _rows(number, WHOLE, 0, as_kept(group.whole))
    if not fields:
        yield from _rows(number, AS_TYPED, 0, [EXACT + group.exact])
    for way, parts in enumerate(group.alternatives, start=ALTERNATIVES):
        for part, terms in enumerate(parts):
            yield from _rows(number, way, part, as_kept(terms))


def _beginning(number: int, group: Group, fields: tuple[str, ...]) -> Iterator[Row]:
    if fields:
        for field in fields:
            first = FIELD + in_field(field, group.exact)
            yield number, WHOLE, 0, first, first + LAST
        return
    first = BEGINNING + group.exact
    yield number, WHOLE, 0, first, first + LAST
    yield from _rows(number, AS_TYPED, 0, (BEGINNING + word for word in group.whole))


def _rows(group: int, way: int, part: int, terms: Iterable[str]) -> Iterator[Row]:
    for term in sorted(terms):
        yield group, way, part, term, term
