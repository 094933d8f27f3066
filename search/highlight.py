"""The sentence of a text that meets a query best, with the words that do."""

import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from .german.analysis import Terms, words
from .german.texts import Group

MOST_SEARCHED = 20_000  # letters of a text
LONGEST = 240  # letters of a sentence that is shown
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"“”»)]*|\n")


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int


def marked(text: str, groups: tuple[Group, ...]) -> SafeString:
    """`text` as HTML with a `<mark>` around each word that meets one of the groups."""
    return _marked(text, _spans(text, groups))


def excerpt(text: str, groups: tuple[Group, ...]) -> SafeString:
    """The sentence that meets most of the groups, marked; "" if none meets any.

    Of several the first. A very long one is cut at words, around the first that meets.
    """
    text = text[:MOST_SEARCHED]
    spans = _spans(text, groups)
    best = max(_sentences(text), key=lambda each: (_met(each, spans), -each.start), default=None)
    if best is None or not _met(best, spans):
        return SafeString("")
    shown = text[best.start : best.end]
    inside = [
        (start - best.start, end - best.start, group)
        for start, end, group in spans
        if best.start <= start < best.end
    ]
    shown, inside, cut = _shortened(shown, inside)
    return cut[0] + _marked(shown, inside) + cut[1]


Span = tuple[int, int, int]  # start, end, the number of the group that is met


def _spans(text: str, groups: tuple[Group, ...]) -> list[Span]:
    found = []
    for word in words(text):
        met = next((n for n, group in enumerate(groups) if _meets(group, word.terms)), None)
        if met is not None:
            found.append((word.start, word.end, met))
    return found


def _meets(group: Group, terms: Terms) -> bool:
    known = terms.words.union(terms.parts, *terms.atoms)
    parts = (part for alternative in group.alternatives for part in alternative)
    return (
        group.exact in terms.exact
        or not known.isdisjoint(group.whole)
        or any(not known.isdisjoint(part) for part in parts)
    )


def _sentences(text: str) -> list[_Sentence]:
    found = [_Sentence(*match.span()) for match in _SENTENCE.finditer(text)]
    return [each for each in found if text[each.start : each.end].strip()]


def _met(sentence: _Sentence, spans: list[Span]) -> int:
    return len({group for start, _, group in spans if sentence.start <= start < sentence.end})


def _shortened(text: str, spans: list[Span]) -> tuple[str, list[Span], tuple[str, str]]:
    bare = text.strip()
    lead = text.index(bare[0]) if bare else 0
    spans = [(start - lead, end - lead, group) for start, end, group in spans]
    if len(bare) <= LONGEST:
        return bare, spans, ("", "")
    first = spans[0][0]
    start = max(0, min(first - LONGEST // 3, len(bare) - LONGEST))
    start = bare.find(" ", start) + 1 if start else 0
    start = min(start, first)
    end = bare.rfind(" ", 0, start + LONGEST)
    end = end if end > first else min(len(bare), start + LONGEST)
    kept = [(a - start, b - start, group) for a, b, group in spans if start <= a and b <= end]
    return bare[start:end], kept, ("… " if start else "", " …" if end < len(bare) else "")


def _marked(text: str, spans: list[Span]) -> SafeString:
    """Escapes first: what stands in a text is never HTML."""
    pieces, at = [], 0
    for start, end, _ in spans:
        pieces.append(("{}", text[at:start]))
        pieces.append(("<mark>{}</mark>", text[start:end]))
        at = end
    pieces.append(("{}", text[at:]))
    return SafeString("").join(format_html_join("", form, [(piece,)]) for form, piece in pieces)
