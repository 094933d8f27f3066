"""Words of a text with their places; gendered spellings become forms that grammar knows.

Bürger:innen, Bürger*innen, Bürger_innen, BürgerInnen, Bürger/-innen, Bürger(innen)
    -> Bürgerinnen
Bürger*innenversammlung -> Bürgerversammlung
jede:r, eine*n, Jugendliche(r) -> jeder, einen, Jugendlicher
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .lexicon import LONGEST_WORD
from .people import is_person_stem

_MOST_PIECES = 8
# 12.000 is one number, 03.10.2024 is three.
_RUN = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]*\d)|(?:[^\W_]|[\u0300-\u036f])+")
_MARKS = frozenset(":*_·•’'")
# These also stand between two words: they count only after a word for people.
_SHY_MARKS = frozenset(["/", "/-", "(", "(-"])
_HYPHENS = frozenset("-‐‑–'’")
_ENDINGS = frozenset(["r", "n", "s", "m", "e", "er", "en", "es", "em"])
_FEMININE = re.compile(r"(?:innen(?P<tail>.*)|in)\Z")
_CAPITAL_I = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?\Z)")
_CAPITAL_INNEN = re.compile(r"(?<=[a-zäöüß])Innen(?=[a-zäöüß])")


@dataclass(frozen=True, slots=True)
class Unit:
    """`text[start:end]` as one word, and the pieces between its hyphens: at least one."""

    start: int
    end: int
    pieces: tuple[str, ...]


def units(text: str) -> Iterator[Unit]:
    """The words of cleaned text, in its order.

    >>> [unit.pieces for unit in units("Die Mutmacher:innen-Reihe der Besucher/-innen")]
    [('Die',), ('Mutmacherinnen', 'Reihe'), ('der',), ('Besucherinnen',)]
    >>> [unit.pieces for unit in units("12.000 Euro am 3.10.")]
    [('12000',), ('Euro',), ('am',), ('3',), ('10',)]
    """
    start, end, pieces = 0, -1, []
    for run in _RUN.finditer(text):
        word = run[0].replace(".", "")
        gap = text[end : run.start()] if pieces and run.start() - end <= 2 else None
        gendered = _gendered(pieces[-1], gap, word) if gap else None
        if gendered:
            pieces[-1] = gendered
        elif gap in _HYPHENS and len(pieces) < _MOST_PIECES:
            pieces.append(_small_i(word))
        else:
            if pieces:
                yield Unit(start, end, tuple(pieces))
            start, pieces = run.start(), [_small_i(word)]
        end = run.end()
        if gendered and gap.startswith("(") and text[end : end + 1] == ")":
            end += 1
    if pieces:
        yield Unit(start, end, tuple(pieces))


def _gendered(stem: str, gap: str, ending: str) -> str | None:
    """The common spelling of `stem` + `gap` + `ending`, if that is a gendered word."""
    if not 2 <= len(stem) <= LONGEST_WORD or not stem.isalpha() or gap not in _MARKS | _SHY_MARKS:
        return None
    ending, shy = ending.lower(), gap in _SHY_MARKS
    if feminine := _FEMININE.match(ending):
        if shy and not is_person_stem(stem):
            return None
        return stem + (feminine["tail"] or ending)
    if ending in _ENDINGS and not (shy and not stem.lower().endswith("e")):
        return stem + ending if gap not in "'’" else None
    return None


def _small_i(word: str) -> str:
    return _CAPITAL_INNEN.sub("", _CAPITAL_I.sub("i", word))
