"""The sentence of a text that meets a query best, with the words that do."""

from dataclasses import dataclass
from operator import attrgetter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.core.sentences import sentences

from .german.analysis import Terms, words
from .german.texts import Group

MOST_SEARCHED = 20_000  # letters of a text
LONGEST = 240  # letters of a sentence that is shown
_A_SENTENCE = 30  # letters; what is shorter is a caption or a name

Span = tuple[int, int, int]  # start, end, the number of the group that is met


@dataclass(frozen=True, slots=True)
class _Match:
    """A text, its marked words, how many groups they meet."""

    text: str
    spans: list[Span]
    met: int


_most = attrgetter("met")


def marked(text: str, groups: tuple[Group, ...]) -> SafeString:
    """`text` as HTML with a `<mark>` around each word that meets one of the groups."""
    return _marked(text, _spans(text, groups))


def excerpt(text: str, groups: tuple[Group, ...]) -> SafeString:
    """The sentence that meets most of the groups, marked; of several the first.

    If none meets any, the first sentence that says something; a caption, a topic, a name that does
    follows it. Long ones are cut between words.
    """
    lines = text[:MOST_SEARCHED].split("\n")
    intro, best, label = "", _Match("", [], 0), _Match("", [], 0)
    for sentence in (sentence for line in lines for sentence in sentences(line)):
        found = _spans(sentence, groups)
        match = _Match(sentence, found, len({group for _, _, group in found}))
        if len(sentence) < _A_SENTENCE:
            label = max(label, match, key=_most)
            continue
        intro = intro or sentence
        best = max(best, match, key=_most)
        if best.met == len(groups):
            break
    if best.met:
        return _shortened(best.text, best.spans)
    shown = _shortened(intro, [])
    if not label.met:
        return shown
    return format_html("{} … {}" if intro else "{}{}", shown, _marked(label.text, label.spans))


def _spans(text: str, groups: tuple[Group, ...]) -> list[Span]:
    found = []
    for word in words(text):
        met = next((n for n, group in enumerate(groups) if _meets(group, word.terms)), None)
        if met is not None:
            found.append((word.start, word.end, met))
    return found


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
    kept = [(a - start, b - start, group) for a, b, group in spans if start <= a and b <= end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, _marked(text[start:end], kept), after)


def _marked(text: str, spans: list[Span]) -> SafeString:
    """Escapes first: what stands in a text is never HTML."""
    starts = [0, *(end for _, end, _ in spans)]
    pieces = [
        (text[before:start], text[start:end])
        for before, (start, end, _) in zip(starts, spans, strict=False)
    ]
    marks = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marks, text[starts[-1] :])
