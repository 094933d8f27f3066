"""The terms of texts and queries. Every engine gets these and knows no German of its own.

Four tiers, ranked apart:

    exact   the folded word as it was written, in the order of the text
    words   its base forms
    parts   what it is made of, and nearest kin:
            Nachbarschaftshilfe -> hilfe, nachbarschaft, nachbar
    pairs   neighbouring parts or words in one term, so that closeness ranks: klima0schutz
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .compounds import Part, split
from .folding import LONGEST_TERM, fold
from .kin import kin_of, people_of
from .lemmas import bases, lemmas, noun_lemmas
from .particles import Sentence
from .spelling import restore
from .tokens import units
from .word_lists import STOP_WORDS

_PAIR = "0"  # a nought between letters: no word of a text looks like that
_STOP_WORDS = frozenset(map(fold, STOP_WORDS))


@dataclass(frozen=True, slots=True)
class Terms:
    """What a word is found by, wherever it stands.

    `atoms` has a set of base forms for each part of a compound or hyphenated word and is empty for
    all others; `parts` are their terms, those of several parts together, and nearest kin.
    """

    exact: tuple[str, ...]
    words: frozenset[str]
    atoms: tuple[frozenset[str], ...]
    parts: frozenset[str]

    @property
    def joined(self) -> str:
        """The folded word without hyphens."""
        return "".join(self.exact)[:LONGEST_TERM]

    @property
    def pairs(self) -> frozenset[str]:
        """Neighbouring atoms, each two in one term."""
        return frozenset().union(*itertools.starmap(pair, itertools.pairwise(self.atoms)))

    @property
    def is_stop_word(self) -> bool:
        """Whether it says nothing by itself."""
        return all(term in _STOP_WORDS for term in self.exact)


@dataclass(frozen=True, slots=True)
class Word:
    """`text[start:end]` and its terms.

    It may complete a verb: `completes` is where that begins, and its folded base form.
    """

    start: int
    end: int
    terms: Terms
    completes: tuple[int, str] | None = None


def words(text: str) -> Iterator[Word]:
    """The words of cleaned text that have a letter or digit.

    >>> [(word.start, word.end, sorted(word.terms.words)) for word in words("Drei Chöre")]
    [(0, 4, ['drei']), (5, 10, ['chor'])]
    >>> [sorted(word.terms.words) for word in words("Machen Sie mit!")][-1]
    ['mit', 'mitmachen']
    """
    sentence, before = Sentence(), 0
    for unit in units(text):
        terms = analyse(unit.pieces)
        completes = None
        if found := sentence.verb_with(text, before, unit.start, unit.end):
            verb, start = found
            completes = start, fold(verb)
            kin = terms.parts | kin_of(frozenset([verb]))
            terms = replace(terms, words=terms.words | {fold(verb)}, parts=kin)
        before = unit.end
        if terms.exact:
            yield Word(unit.start, unit.end, terms, completes)


def pair(left: Iterable[str], right: Iterable[str]) -> set[str]:
    """Terms for two neighbours, whatever their order.

    >>> pair(["schutz"], ["klima"])
    {'klima0schutz'}
    """
    return {
        _PAIR.join(sorted((first, second)))[:LONGEST_TERM] for first in left for second in right
    }


@lru_cache(20_000)
def analyse(pieces: tuple[str, ...]) -> Terms:
    """The terms of a word, given as its pieces between hyphens.

    >>> sorted(analyse(("Erinnerungskultur",)).parts)
    ['erinnerung', 'kultur']
    """
    exact = tuple(filter(None, map(fold, pieces)))
    return _of_one(pieces[0], exact) if len(pieces) == 1 else _of_several(pieces, exact)


def _of_one(word: str, exact: tuple[str, ...]) -> Terms:
    found = lemmas(word)
    kin = kin_of(bases(word))
    compound = split(restore(word.lower()))
    atoms = tuple(map(noun_lemmas, compound))
    named = (word, *(part.surface for part in compound))
    people = filter(None, map(people_of, named))
    parts = frozenset().union(*atoms, _runs(compound), kin, people)
    return Terms(exact, found, atoms, parts - found)


def _of_several(pieces: tuple[str, ...], exact: tuple[str, ...]) -> Terms:
    singles = [analyse((piece,)) for piece in pieces if fold(piece)]
    if not singles:
        return Terms((), frozenset(), (), frozenset())
    front = "".join(exact[:-1])
    joined = frozenset((front + head)[:LONGEST_TERM] for head in singles[-1].words)
    atoms = tuple(single.words for single in singles)
    parts = frozenset().union(*atoms, *(single.parts for single in singles))
    return Terms(exact, joined, atoms if len(atoms) > 1 else (), parts - joined)


def _runs(compound: tuple[Part, ...]) -> set[str]:
    """Base forms of two or more neighbouring parts: Klimaschutz in Klimaschutzbündnis."""
    count = len(compound)
    spans = [
        (start, end)
        for start in range(count)
        for end in range(start + 2, count + 1)
        if end - start < count
    ]
    return set().union(*(lemmas(_together(compound[start:end])) for start, end in spans))


def _together(parts: tuple[Part, ...]) -> str:
    return "".join(part.surface + part.link for part in parts[:-1]) + parts[-1].surface
