"""What is meant by words without umlauts and ß: Foerderung -> Förderung, Strasse -> Straße."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from .lexicon import LONGEST_WORD, base_form

_DIGRAPHS = re.compile(r"ae|oe|ue|ss")
_VOWELS = re.compile(r"[aou]")
_WRITTEN = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß", "a": "ä", "o": "ö", "u": "ü"}
# A hostile word has dozens of them, and all combinations would take seconds.
_MOST_SPOTS = 4


def is_known(word: str) -> bool:
    """Whether the dictionary lists this word, with a small or a capital first letter."""
    return base_form(word) is not None or base_form(word.capitalize()) is not None


@lru_cache(20_000)
def restore(word: str) -> str:
    """The known spelling of a word in lower case that was typed without umlauts, else the word.

    >>> restore("foerderung"), restore("mutmacherin"), restore("neue")
    ('förderung', 'mutmacherin', 'neue')
    """
    if len(word) > LONGEST_WORD or is_known(word):
        return word
    return next(filter(is_known, _spellings(word)), word)


def with_umlauts(word: str) -> str:
    """Every ae, oe and ue written as an umlaut, whether or not that makes a known word."""
    return re.sub(r"ae|oe|(?<![aeioqu])ue", lambda match: _WRITTEN[match[0]], word)


def _spellings(word: str) -> Iterator[str]:
    for pattern in (_DIGRAPHS, _VOWELS):
        spots = list(pattern.finditer(word))[:_MOST_SPOTS]
        for count in range(1, len(spots) + 1):
            for chosen in itertools.combinations(spots, count):
                yield _written(word, chosen)


def _written(word: str, spots: tuple[re.Match, ...]) -> str:
    for spot in reversed(spots):
        word = word[: spot.start()] + _WRITTEN[spot[0]] + word[spot.end() :]
    return word
