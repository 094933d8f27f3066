"""From words to hits: all words, then corrected ones, then some of them."""

import re
from dataclasses import dataclass, field

from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from . import public
from .engines import Question
from .german.texts import Group, groups, neighbours
from .models import SearchDocument
from .query import Query, understand
from .sql import among
from .visible import Row, public_rows
from .vocabulary import Words

ENOUGH = 3  # hits; with fewer the query is helped along
MOST_RANKED = 3_000  # of the best matches are looked at


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader's words find.

    `query` is what was searched: not what was `asked` if nothing met that. `rows` come best first,
    those that meet only some of the words last. `suggestion` is what might have been meant. With
    `more` there are matches beyond those that were looked at.
    """

    asked: Query
    query: Query
    rows: list[Row] = field(default_factory=list)
    suggestion: str = ""
    more: bool = False

    @property
    def is_corrected(self) -> bool:
        return self.query is not self.asked


def answer(raw: str) -> Answer:
    """The public pages that a reader's words find."""
    query = understand(raw)
    if not query.groups:
        return Answer(query, query)
    rows, more = _meeting_all(query)
    if len(rows) >= ENOUGH or query.phrases:
        return Answer(query, query, rows, more=more)
    correction = corrected(query)
    if rows or not correction:
        return Answer(query, query, _helped(query, rows), suggestion=correction)
    better = understand(correction)
    rows, more = _meeting_all(better)
    return Answer(query, better, _helped(better, rows), more=more)


def corrected(query: Query) -> str:
    """The query with mistyped words replaced by words of public pages; "" if none is."""
    typed, known = query.typed, Words()
    for group in query.groups:
        better = known.nearest(group.typed)
        # Another form of the same word finds what the word itself does.
        if not better or not groups(better)[0].words.isdisjoint(group.words):
            continue
        # The words were collected a while ago; what is hidden since must not be given away.
        if _meeting_all(understand(better))[0]:
            typed = re.sub(rf"(?<!\w){re.escape(group.typed)}(?!\w)", better, typed)
    return typed if typed != query.typed else ""


def _meeting_all(query: Query) -> tuple[list[Row], bool]:
    if query.phrases:
        # The engine proposes what has all the words; their order is a matter of the text.
        scores = _with_phrases(_ask(query.groups, most=None), query.phrases)
    else:
        scores = _ask(query.groups)
    scores, more = _best(scores)
    return public_rows(scores), more


def _helped(query: Query, rows: list[Row]) -> list[Row]:
    """Few rows, and below them those that meet some of the words."""
    if len(rows) >= ENOUGH or len(query.groups) < 2:
        return rows
    scores, _ = _best(_ask(query.groups, some=True))
    for row in rows:
        scores.pop(str(row.page_id), None)
    return [*rows, *public_rows(scores, partial=True)]


def _ask(
    asked: tuple[Group, ...], *, some: bool = False, most: int | None = MOST_RANKED + 1
) -> dict[str, float]:
    question = Question(
        groups=asked,
        content_types=tuple(sorted(get_descendants_content_types_pks(Page))),
        pairs=frozenset(neighbours(list(asked))),
        some=some,
        live=True,
        most=most,
    )
    return public.ask(question)


def _best(scores: dict[str, float]) -> tuple[dict[str, float], bool]:
    if len(scores) <= MOST_RANKED:
        return scores, False
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    return dict(ranked[:MOST_RANKED]), True


def _with_phrases(scores: dict[str, float], phrases: tuple[str, ...]) -> dict[str, float]:
    found = among(SearchDocument.objects.all(), "page_id", [int(key) for key in scores])
    for phrase in phrases:
        found = found.filter(folded__contains=phrase)
    kept = found.values_list("object_id", flat=True)
    return {key: scores[key] for key in kept}
