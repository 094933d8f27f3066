"""The parts of a German compound: Erinnerungskultur -> Erinnerung, Kultur."""

from dataclasses import dataclass
from functools import lru_cache

from .lexicon import LONGEST_WORD, base_form, morphemes
from .people import masculine
from .spelling import is_known, with_umlauts
from .word_lists import KEPT_WHOLE, PARTS

_SHORTEST_COMPOUND, _SHORTEST_PART = 7, 3
_MOST_PARTS = 6
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")
# Endings that are nouns of their own in the dictionary, but no parts.
_NO_HEADS = frozenset(
    ["schaft", "heit", "keit", "ung", "tum", "nis", "haft", "ling", "ität", "loch"]
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it stands in the compound, `link` after it, and the words it may come from."""

    surface: str
    link: str = ""
    tag: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Spellings to look up, the likeliest first."""
        stem, linked = self.surface, self.surface + self.link
        if self.tag.endswith("_EL"):  # cut short: Sprach-, Schul-
            return (f"{stem}e", stem)
        if self.tag.startswith("VV") and not self.link:
            return (f"{stem}en", f"{stem}n", stem)
        return (stem, linked) if self.link else (stem,)


@lru_cache(20_000)
def split(word: str) -> tuple[Part, ...]:
    """The parts of a word in lower case; nothing if it is no compound.

    >>> [part.surface for part in split("erinnerungskultur")]
    ['erinnerung', 'kultur']
    >>> split("termin")
    ()
    """
    if man := masculine(word):  # -erinnen also looks like a gutter, Rinne
        word = man.lower()
    if listed := _listed(word):
        return tuple(Part(part) for part in listed)
    if not _SHORTEST_COMPOUND <= len(word) <= LONGEST_WORD or word in KEPT_WHOLE:
        return ()
    if not word.isalpha() or _is_verb(word):
        return ()
    umlauts = with_umlauts(word)
    spellings = [word] if is_known(word) or umlauts == word else [umlauts, word]
    for spelling in spellings:
        parts = _merge_kept(_by_model(spelling)) or _by_dictionary(spelling)
        if 2 <= len(parts) <= _MOST_PARTS and min(map(_length, parts)) >= _SHORTEST_PART:
            return parts
    return ()


def _listed(word: str) -> tuple[str, ...]:
    for key in (word, *(base.lower() for base in _bases(word))):
        if key in PARTS:
            return PARTS[key]
    return ()


def _bases(word: str) -> list[str]:
    found = (base_form(word), base_form(word.capitalize()))
    return [base for base in found if base]


def _by_model(word: str) -> tuple[Part, ...]:
    """HanTa's morphemes with prefixes and suffixes joined to their stems."""
    parts: list[Part] = []
    prefix = ""
    for piece, tag in morphemes(word):
        if tag.startswith(("PREF", "PTKVZ")):
            prefix += piece
        elif tag == "FUGE" and parts:
            parts[-1] = Part(parts[-1].surface, piece, parts[-1].tag)
        elif tag.startswith("SUF") and parts and not prefix:
            parts[-1] = Part(parts[-1].surface + parts[-1].link + piece)
        else:
            parts.append(Part(prefix + piece, tag="" if prefix else tag))
            prefix = ""
    if prefix and parts:
        parts[-1] = Part(parts[-1].surface + prefix)
    return tuple(parts) if len(parts) > 1 else ()


def _merge_kept(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Two neighbours that are one word of the list become one part: Wohl + Fahrt."""
    merged: list[Part] = []
    for part in parts:
        together = merged[-1].surface + merged[-1].link + part.surface if merged else ""
        if together in KEPT_WHOLE:
            merged[-1] = Part(together, part.link)
        else:
            merged.append(part)
    return tuple(merged) if len(merged) > 1 else ()


def _by_dictionary(word: str) -> tuple[Part, ...]:
    """Two known nouns of four letters or more; of several ways the best balanced."""
    middle = len(word) / 2
    for cut in sorted(range(4, len(word) - 3), key=lambda at: abs(at - middle)):
        head, front = word[cut:], word[:cut]
        if head in _NO_HEADS or not _is_noun(head):
            continue
        for link in _LINKS:
            stem = front.removesuffix(link) if link else front
            if len(stem) >= 4 and front == stem + link and _is_noun(stem):
                return (Part(stem, link), Part(head))
    return ()


def _is_noun(word: str) -> bool:
    base = base_form(word.capitalize())
    return base is not None and base[0].isupper()


def _is_verb(word: str) -> bool:
    """vereinbart is no beard of a Verein."""
    base = base_form(word)
    return base is not None and base.endswith("n") and base[0].islower() and not _is_noun(word)


def _length(part: Part) -> int:
    return len(part.surface)
