"""The sentence of a text that meets a query best, with the words that do."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.core.sentences import sentences

from .german.analysis import Terms, words
from .german.texts import Group

MOST_SEARCHED = 20_000  # letters of a text
LONGEST = 240  # letters of a sentence that is shown
_A_SENTENCE = 30  # letters; what is shorter is a caption or a name

Span = tuple[int, int, int]  # start, end, the number of the group that is met


def marked(text: str, groups: tuple[Group, ...]) -> SafeString:
    """`text` as HTML with a `<mark>` around each word that meets one of the groups."""
    return _marked(text, _spans(text, groups))


def excerpt(text: str, groups: tuple[Group, ...]) -> SafeString:
    """The sentence that meets most of the groups, marked; of several the first.

    If none meets any, the first sentence that says something. Long ones are cut between words.
    """
    lines = text[:MOST_SEARCHED].split("\n")
    best, spans, most = "", [], 0
    for sentence in (sentence for line in lines for sentence in sentences(line)):
        if not best and len(sentence) >= _A_SENTENCE:
            best = sentence
        found = _spans(sentence, groups)
        met = len({group for _, _, group in found})
        if met > most:
            best, spans, most = sentence, found, met
        if most == len(groups):
            break
    return _shortened(best, spans)


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
