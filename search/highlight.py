"""The sentence of a text that meets a query best, with the words that do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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

_NONE: frozenset[int] = frozenset()

Span = tuple[int, int]  # start, end


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a word is marked for, also one that is only a part: Hilfe, in Nachbarschaftshilfe."""

    exact: frozenset[str]
    terms: frozenset[str]

    @classmethod
    def of(cls, group: Group) -> "_Wanted":
        parts = (part for alternative in group.alternatives for part in alternative)
        return cls(frozenset([group.exact]), group.whole.union(*parts))

    @classmethod
    def one_of(cls, several: list["_Wanted"]) -> "_Wanted":
        """What meets any of them, and nothing else: most words meet none."""
        exact = frozenset().union(*(wanted.exact for wanted in several))
        return cls(exact, frozenset().union(*(wanted.terms for wanted in several)))

    def is_met_by(self, terms: Terms) -> bool:
        return not (
            self.terms.isdisjoint(terms.words)
            and self.terms.isdisjoint(terms.parts)
            and self.exact.isdisjoint(terms.exact)
        )


class _MetBy(dict[str, frozenset[int]]):
    """By a word, the numbers of the groups that it meets; looked up once for all hits."""

    def __init__(self, wanted: list[_Wanted]) -> None:
        self._wanted = wanted
        self._all = _Wanted.one_of(wanted)

    def __missing__(self, word: str) -> frozenset[int]:
        terms = analyse((word[:LONGEST_TERM],))
        met = _NONE
        if self._all.is_met_by(terms):
            met = frozenset(n for n, wanted in enumerate(self._wanted) if wanted.is_met_by(terms))
        self[word] = met
        return met


class Highlighter:
    """Marks the words of a query; made once for all hits, which have most words in common."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._wanted = [_Wanted.of(group) for group in groups]
        self._met_by = _MetBy(self._wanted)

    def marked(self, text: str) -> SafeString:
        """`text` as HTML with a `<mark>` around each word that meets one of the groups."""
        return _marked(text, self._spans(text))

    def excerpt(self, text: str) -> SafeString:
        """The sentence that meets most of the groups, marked; of several the first.

        If none meets any, the first sentence that says something; a caption, a topic, a name that
        does follows it. Long ones are cut between words.
        """
        intro, best, label, most, most_of_label = "", "", "", 0, 0
        for sentence in self._looked_at(text[:MOST_SEARCHED]):
            met = self._count(sentence)
            if len(sentence) < _A_SENTENCE:
                if met > most_of_label:
                    label, most_of_label = sentence, met
                continue
            intro = intro or sentence
            if met > most:
                best, most = sentence, met
            if most == len(self._wanted):
                break
        if best:
            return _shortened(best, self._spans(best))
        if not label:
            return _shortened(intro, [])
        shown = _shortened(intro, [])
        return format_html("{} … {}" if intro else "{}{}", shown, self.marked(label))

    def _looked_at(self, text: str) -> Iterator[str]:
        """Sentences up to the first that says something, then those of lines that meet a group."""
        begun = False
        for line in text.split("\n"):
            if begun and not self._count(line):
                continue
            for sentence in sentences(line):
                begun = begun or len(sentence) >= _A_SENTENCE
                yield sentence

    def _count(self, sentence: str) -> int:
        """How many groups its words meet, each looked at by itself: that is quick, and enough."""
        pieces = map(self._met_by.__getitem__, _PIECE.findall(sentence))
        return len(frozenset().union(*pieces))

    def _spans(self, text: str) -> list[Span]:
        found = words(text)
        return [
            (word.start, word.end)
            for word in found
            if any(wanted.is_met_by(word.terms) for wanted in self._wanted)
        ]


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
