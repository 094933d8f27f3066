"""Whole texts and queries as terms, for engines that know no German of their own."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from .analysis import Terms, pair, words
from .folding import clean


@dataclass(frozen=True, slots=True)
class Tiers:
    """The terms of a text in each tier, repeated as often as they occur."""

    exact: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)


def tiers(text: str) -> Tiers:
    """The terms under which an engine keeps a text.

    >>> tiers("Feste für Kinder").words
    ['fest', 'fur', 'kind']
    """
    found = Tiers()
    for word in words(clean(text)):
        terms = word.terms
        pieces = terms.atoms if len(terms.exact) > 1 else ()
        kept = terms.words.union(*pieces)
        found.exact.extend(terms.exact)
        found.words.extend(sorted(kept))
        found.parts.extend(sorted(terms.parts - kept))
        found.pairs.extend(sorted(terms.pairs))
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """A word of a query and the ways to meet it.

    One of `words` or `synonyms`, the folded word as it was typed, or of one of the `alternatives`
    every set: the parts of a compound, or a synonym of several words.
    """

    typed: str
    exact: str
    words: frozenset[str]
    alternatives: tuple[tuple[frozenset[str], ...], ...] = ()
    pairs: frozenset[str] = frozenset()
    synonyms: frozenset[str] = frozenset()

    @property
    def whole(self) -> frozenset[str]:
        """Each of these terms alone meets the word."""
        return self.words | self.synonyms | {self.exact}


def groups(query: str) -> list[Group]:
    """The words of a query that say something; all of them if none does.

    >>> [(group.typed, sorted(group.words)) for group in groups("Hilfe für Bürger:innen")]
    [('Hilfe', ['hilfe']), ('Bürger:innen', ['burger', 'burgerin'])]
    >>> [sorted(group.words) for group in groups("Wie melde ich mich an?")]
    [['anmelden', 'melde', 'melden']]
    """
    text = clean(query)
    found = list(words(text))
    telling = [word for word in found if not word.terms.is_stop_word] or found
    verbs = dict(word.completes for word in found if word.completes)
    return [
        _group(text[word.start : word.end], word.terms, verbs.get(word.start)) for word in telling
    ]


def neighbours(query: list[Group]) -> set[str]:
    """Pair terms of words that stand side by side: they rank, and match nothing alone.

    >>> sorted(neighbours(groups("Schutz, Klima")))
    ['klima0schutz']
    """
    return set().union(
        *(pair(left.words, right.words) for left, right in itertools.pairwise(query)),
        *(group.pairs for group in query),
    )


def meets(group: Group, terms: Iterator[Terms]) -> bool:
    """Whether a text with these words meets a word of a query: what every engine must agree on."""
    known: set[str] = set()
    exact: set[str] = set()
    for found in terms:
        known.update(found.words, found.parts, *found.atoms)
        exact.update(found.exact)
    return bool(
        group.exact in exact
        or not known.isdisjoint(group.whole)
        or any(
            all(not known.isdisjoint(part) for part in alternative)
            for alternative in group.alternatives
        )
    )


def _group(typed: str, terms: Terms, verb: str | None) -> Group:
    """`verb` is what the word is a piece of: who asks "Wie melde ich mich an?" means anmelden."""
    parts = (terms.atoms,) if len(terms.atoms) > 1 else ()
    meant = terms.words | {verb} if verb else terms.words
    return Group(typed, terms.joined, meant, parts, terms.pairs)
