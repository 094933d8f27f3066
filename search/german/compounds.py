"""The parts of a German compound: Erinnerungskultur -> Erinnerung, Kultur."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold
from .lexicon import LONGEST_WORD, base_form, morphemes
from .people import masculine
from .places import home_of
from .spelling import is_known, with_umlauts
from .word_lists import KEPT_WHOLE, PARTS

_SHORTEST_COMPOUND, _SHORTEST_PART = 7, 3
_MOST_PARTS = 6
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")
# HanTa's tags of what stands behind a stem: best+e, bedeut+end, wicht+ig+ste.
_ENDINGS = ("SUF", "PRESPART", "ADJ_COMP", "ADJ_SUP")
# Endings that are nouns of their own in the dictionary, but no parts.
_NO_HEADS = frozenset(
    "schaft heit keit tum nis haft ling ität loch chen ische ischen ismus ionen lungen rungen "
    "elle ellen iker sten ster lose losen same samen bare baren dung stag ting cher chung "
    "reibung ende enden weise isch".split()
)
_NO_FRONTS = frozenset(
    "verb vers best unters besch erle eins über unter hinter inter wider wied rück gest gere "
    "zuge taus gele".split()
)
# What adjectives and adverbs stand before nouns; any other word in front is a noun or a verb.
_FRONTS = frozenset(
    "anti mini multi kommunal regional national international global sozial digital zentral lokal "
    "kriminal spezial original innen außen rechts links privat klein groß einzel doppel "
    "allgemein".split()
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
    if not word.isalpha() or _is_verb(word) or home_of(word):  # Hagenburger are no Bürger
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
        elif tag.startswith(_ENDINGS) and parts and not prefix:
            parts[-1] = Part(parts[-1].surface + parts[-1].link + piece)
        else:
            is_verb = tag.startswith("VV")
            parts.append(Part(prefix + piece, tag=tag if is_verb or not prefix else ""))
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
    """Two known words of four letters or more, the second a noun; the best balanced of several.

    Of a word that is listed itself the base form is cut, into base forms: Nachteile is no Eile.
    """
    noun, other = base_form(word.capitalize()), base_form(word)
    if not noun and not other:
        return _cut(word, _is_noun)
    is_one = noun and noun[0].isupper() and not (other and other[0].islower())
    return _cut(noun.lower(), _is_base_form) if is_one else ()


def _cut(word: str, is_noun: Callable[[str], bool]) -> tuple[Part, ...]:
    middle = len(word) / 2
    for cut in sorted(range(4, len(word) - 3), key=lambda at: abs(at - middle)):
        head, front = word[cut:], word[:cut]
        if head in _NO_HEADS or not is_noun(head):
            continue
        for link in _LINKS:
            stem = front.removesuffix(link)
            if len(stem) >= 4 and front == stem + link and _may_lead(stem, link, is_noun):
                return (Part(stem, link), Part(head))
    return ()


def _may_lead(stem: str, link: str, is_noun: Callable[[str], bool]) -> bool:
    """Whether a compound may begin so: Haus, Häuser, kommunal, lese."""
    if stem in _NO_FRONTS:
        return False
    if is_noun(stem) or (not link and stem in _FRONTS):
        return True
    if link:  # Kranken-, Obdachlosen-
        return link == "en" and is_noun is _is_noun and base_form(stem) == stem
    return (len(stem) > 4 and _is_noun(stem)) or base_form(f"{stem}n") == f"{stem}n"


def _is_base_form(word: str) -> bool:
    base = base_form(word.capitalize())
    return base is not None and base[0].isupper() and fold(base) == fold(word)


def _is_noun(word: str) -> bool:
    base = base_form(word.capitalize())
    return base is not None and base[0].isupper()


def _is_verb(word: str) -> bool:
    """vereinbart is no beard of a Verein."""
    base = base_form(word)
    return base is not None and base.endswith("n") and base[0].islower() and not _is_noun(word)


def _length(part: Part) -> int:
    return len(part.surface)
