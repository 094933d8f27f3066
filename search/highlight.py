"""The sentence of a text that meets a query best, with the words that do."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.core.sentences import sentences

from .german.analysis import Terms, analyse, words
from .german.folding import LONGEST_TERM
from .german.texts import Group

MOST_SEARCHED = 20_000  # letters of a text
LONGEST = 240  # letters of a sentence that is shown
_A_SENTENCE = 30  # letters; what is shorter is a caption or a name
_PIECE = re.compile(r"[^\W_]+")

Span = tuple[int, int]  # start, end


class Highlighter:
    """Marks the words of a query; made once for all hits, which have most words in common."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self._met_by: dict[str, frozenset[int]] = {}

    def marked(self, text: str) -> SafeString:
        """`text` as HTML with a `<mark>` around each word that meets one of the groups."""
        return _marked(text, self._spans(text))

    def excerpt(self, text: str) -> SafeString:
        """The sentence that meets most of the groups, marked; of several the first.

        If none meets any, the first sentence that says something; a caption, a topic, a name that
        does follows it. Long ones are cut between words.
        """
        intro, best, label, most, most_of_label = "", "", "", 0, 0
        lines = text[:MOST_SEARCHED].split("\n")
        for sentence in (sentence for line in lines for sentence in sentences(line)):
            met = self._count(sentence)
            if len(sentence) < _A_SENTENCE:
                if met > most_of_label:
                    label, most_of_label = sentence, met
                continue
            intro = intro or sentence
            if met > most:
                best, most = sentence, met
            if most == len(self.groups):
                break
        if best:
            return _shortened(best, self._spans(best))
        if not label:
            return _shortened(intro, [])
        shown = _shortened(intro, [])
        return format_html("{} … {}" if intro else "{}{}", shown, self.marked(label))

    def _count(self, sentence: str) -> int:
        """How many groups its words meet, each looked at by itself: that is quick, and enough."""
        pieces = map(self._groups_met_by, _PIECE.findall(sentence))
        return len(frozenset().union(*pieces))

    def _groups_met_by(self, piece: str) -> frozenset[int]:
        met = self._met_by.get(piece)
        if met is None:
            terms = analyse((piece[:LONGEST_TERM],))
            found = (n for n, group in enumerate(self.groups) if _meets(group, terms))
            met = self._met_by[piece] = frozenset(found)
        return met

    def _spans(self, text: str) -> list[Span]:
        found = words(text)
        return [
            (word.start, word.end)
            for word in found
            if any(_meets(group, word.terms) for group in self.groups)
        ]


def _meets(group: Group, terms: Terms) -> bool:
    """Also a word that is only a part of what was asked for: Hilfe, in Nachbarschaftshilfe."""
    known = terms.words.union(terms.parts, *terms.atoms)
    parts = (part for alternative in group.alternatives for part in alternative)
    return (
        group.exact in terms.exact
        or not known.isdisjoint(group.whole)
        or any(not known.isdisjoint(part) for part in parts)
    )


def _shortened(text: str, spans: list[Span]) -> SafeString:
    if len(text) <= LONGEST:
        return _marked(text, spans)
    first = spans[0][0] if spans else 0
    start = max(0, min(first - LONGEST // 3, len(text) - LONGEST))
    start = min(text.find(" ", start) + 1, first) if start else 0
    end = start + LONGEST
    if end < len(text):
        end = max(text.rfind(" ", start, end), spans[0][1] if spans else 0) or end
    kept = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _marked(text[start:end], kept), after)


def _marked(text: str, spans: list[Span]) -> SafeString:
    """Escapes first: what stands in a text is never HTML."""
    starts = [0, *(end for _, end in spans)]
    pieces = [
        (text[before:start], text[start:end])
        for before, (start, end) in zip(starts, spans, strict=False)
    ]
    marks = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marks, text[starts[-1] :])
