"""From words to hits: all words, then corrected ones, then some of them."""

from dataclasses import dataclass, field

from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from . import public
from .engines import Question
from .german.texts import Group, neighbours
from .models import SearchDocument
from .query import Query, understand
from .sql import among
from .visible import Row, public_rows
from .vocabulary import nearest

ENOUGH = 3  # hits; with fewer the query is helped along
MOST_RANKED = 1_000  # of the best matches are looked at


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds.

    `rows` meet every word, `some` only some of them. `corrected` is what was searched instead,
    because nothing met what was typed; `suggestion` is what might have been meant. With `more`
    there are matches beyond those that were looked at.
    """

    query: Query
    rows: list[Row] = field(default_factory=list)
    some: list[Row] = field(default_factory=list)
    corrected: str = ""
    suggestion: str = ""
    more: bool = False


def answer(raw: str) -> Answer:
    """The public pages that a reader's words find."""
    query = understand(raw)
    if not query.groups:
        return Answer(query)
    rows, more = _meeting_all(query)
    if len(rows) >= ENOUGH or query.phrases:
        return Answer(query, rows, more=more)
    correction = corrected(query)
    if correction and not rows:
        better = understand(correction)
        rows, more = _meeting_all(better)
        if rows:
            some = [] if len(rows) >= ENOUGH else _meeting_some(better, rows)
            return Answer(better, rows, some, corrected=correction, more=more)
    return Answer(query, rows, _meeting_some(query, rows), suggestion=correction if rows else "")


def corrected(query: Query) -> str:
    """The query with mistyped words replaced by words of public pages; "" if none is."""
    words = {group.typed: nearest(group.typed) for group in query.groups}
    typed = query.typed
    for word, better in words.items():
        if better:
            typed = typed.replace(word, better)
    return typed if typed != query.typed else ""


def _meeting_all(query: Query) -> tuple[list[Row], bool]:
    scores, more = _best(_ask(query.groups))
    if query.phrases:
        scores = _with_phrases(scores, query.phrases)
    return public_rows(scores), more


def _meeting_some(query: Query, known: list[Row]) -> list[Row]:
    if len(query.groups) < 2:
        return []
    scores, _ = _best(_ask(query.groups, some=True))
    for row in known:
        scores.pop(str(row.page_id), None)
    return public_rows(scores)


def _ask(asked: tuple[Group, ...], *, some: bool = False) -> dict[str, float]:
    question = Question(
        groups=asked,
        content_types=tuple(sorted(get_descendants_content_types_pks(Page))),
        pairs=frozenset(neighbours(list(asked))),
        some=some,
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
