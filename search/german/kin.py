"""Next of kin: words that say the same in another part of speech, or of the people they name.

Nachbarschaft -> Nachbar        Förderung <-> fördern        Teilnehmende <-> Teilnehmer
Nachhaltigkeit <-> nachhaltig   niedersächsisch <-> Niedersachsen
"""

import re
from collections.abc import Iterator

from .folding import fold
from .lexicon import base_form
from .particles import PARTICLES
from .word_lists import KIN, STRANGERS

_PARTICLES = tuple(PARTICLES)
_SCHAFT = re.compile(r"(?P<base>\w{3,})schaft(?:en)?\Z")
_OF_VERB = re.compile(
    r"(?P<ung>\w{3,})ung\Z|(?P<ion>\w{3,}?)(?:at)?ion\Z"
    rf"|(?:{'|'.join(sorted(PARTICLES))})\w{{3,}}(?<!er)\Z"
)
_FREE = ("frei", "offen")
_OF_ADJECTIVE = re.compile(
    r"(?P<kin>\w{3,}(?:ig|lich|bar|sam)(?=keit)|\w{3,}(?:frei|offen)(?=heit))\w{4}\Z"
)
_ADJECTIVE = re.compile(r"\w{3,}(?:ig|lich|bar|sam|frei|offen)\Z")
_OF_NOUN = re.compile(r"(?P<kin>\w{2,}(?:schaft|amt|recht))lich\Z")
_DOING = re.compile(r"(?P<stem>\w{3,})end(?:e[rnms]?)?\Z")
_DOER = re.compile(r"(?P<stem>\w{3,})er\Z")


def kin_of(bases: frozenset[str]) -> set[str]:
    """Folded kin of a word, given as its base forms in lower case.

    >>> sorted(kin_of(frozenset(["förderung"]))), sorted(kin_of(frozenset(["nachhaltig"])))
    (['fordern'], ['nachhaltigkeit'])
    """
    found = (kin for base in bases if base not in STRANGERS for kin in _kin(base))
    return {fold(kin) for kin in found if kin not in STRANGERS}


def people_of(word: str) -> str | None:
    """Whose community a -schaft word names, folded: Nachbarschaft -> nachbar.

    >>> people_of("Nachbarschaft"), people_of("Wirtschaft")
    ('nachbar', None)
    """
    match = _SCHAFT.match(word.lower())
    if match is None or match[0].removesuffix("en") in STRANGERS:
        return None
    base = base_form(match["base"].capitalize()) or base_form(match["base"].removesuffix("en"))
    return fold(base) if base and base[0].isupper() else None


def _kin(base: str) -> Iterator[str]:
    yield from KIN.get(base, ())
    if _is_verb(base):
        yield from filter(_is_noun, _nouns(base))
    elif match := _DOING.match(base):
        yield from filter(_is_noun, [f"{match['stem']}er"])
    elif match := _OF_ADJECTIVE.match(base) or _OF_NOUN.match(base):
        yield match["kin"]
    elif _ADJECTIVE.match(base):
        yield f"{base}{'heit' if base.endswith(_FREE) else 'keit'}"
    elif match := _OF_VERB.match(base):
        yield from filter(_is_verb, _verbs(match))
    elif match := _DOER.match(base):
        verb = f"{match['stem']}en"
        yield from (verb, f"{verb}d", f"{verb}de") if _is_verb(verb) else ()


def _verbs(noun: re.Match) -> Iterator[str]:
    """Gründung -> gründen, Sammlung -> sammeln, Organisation -> organisieren, Anruf -> anrufen."""
    if stem := noun["ung"]:
        yield from (f"{stem}en", f"{stem}n", f"{stem[:-1]}e{stem[-1]}n")
    elif stem := noun["ion"]:
        yield f"{stem}ieren"
    else:
        yield f"{noun[0]}en"


def _nouns(verb: str) -> Iterator[str]:
    """gründen -> Gründung, sammeln -> Sammlung, integrieren -> Integration, anrufen -> Anruf."""
    stem = verb.removesuffix("n").removesuffix("e")
    if verb.endswith("eln"):
        stem = f"{stem[:-2]}l"
    yield f"{stem}ung"
    if verb.endswith("ieren"):
        yield from (f"{stem.removesuffix('ier')}{ending}" for ending in ("ation", "ion"))
    if verb.startswith(_PARTICLES):
        yield stem


def _is_verb(word: str) -> bool:
    return word.endswith("n") and base_form(word) == word


def _is_noun(word: str) -> bool:
    return base_form(word.capitalize()) == word.capitalize()
