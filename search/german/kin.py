"""Next of kin: words that say the same in another part of speech, or of the people they name.

Nachbarschaft -> Nachbar        Förderung <-> fördern        Teilnehmende <-> Teilnehmer
Nachhaltigkeit <-> nachhaltig   niedersächsisch <-> Niedersachsen
"""

import re
from collections.abc import Iterator

from .folding import fold
from .lexicon import base_form
from .word_lists import KIN, STRANGERS

_SCHAFT = re.compile(r"(?P<base>\w{3,})schaft(?:en)?\Z")
_UNG = re.compile(r"(?P<stem>\w{3,})ung\Z")
_KEIT = re.compile(
    r"(?P<adjective>\w{3,}(?:ig|lich|bar|sam)(?=keit)|\w{3,}(?:frei|offen)(?=heit))\w{4}\Z"
)
_ADJECTIVE = re.compile(r"\w{3,}(?:ig|lich|bar|sam|frei|offen)\Z")
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
    if match := _UNG.match(base):
        yield from filter(_is_verb, _verbs(match["stem"]))
    elif match := _KEIT.match(base):
        yield match["adjective"]
    elif _ADJECTIVE.match(base):
        yield f"{base}{'heit' if base.endswith(('frei', 'offen')) else 'keit'}"
    elif match := _DOING.match(base):
        yield from filter(_is_noun, [f"{match['stem']}er"])
    elif match := _DOER.match(base):
        if _is_verb(f"{match['stem']}en"):
            yield from (f"{match['stem']}{ending}" for ending in ("en", "end", "ende"))
    elif _is_verb(base):
        yield from filter(_is_noun, [_ung(base)])


def _verbs(stem: str) -> list[str]:
    """gründ -> gründen, förder -> fördern, samml -> sammeln."""
    return [f"{stem}en", f"{stem}n", f"{stem[:-1]}e{stem[-1]}n"]


def _ung(verb: str) -> str:
    stem = verb.removesuffix("n").removesuffix("e")
    if verb.endswith("eln"):
        stem = f"{stem[:-2]}l"
    return f"{stem}ung"


def _is_verb(word: str) -> bool:
    return word.endswith("n") and base_form(word) == word


def _is_noun(word: str) -> bool:
    return base_form(word.capitalize()) == word.capitalize()
