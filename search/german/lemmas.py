"""Base forms: what a word has in common with its inflections, capitals and kin."""

import re
from functools import lru_cache

from .compounds import Part, split
from .folding import fold
from .lexicon import LONGEST_WORD, base_form
from .people import masculine
from .places import home_of
from .spelling import is_known, restore
from .word_lists import BASES, KEPT_WHOLE, PLACES

_ADJECTIVE = r"(?P<bare>\w{2,}(?:[^aeiouäöü\W]t|et|lich|ig|isch|los|end))"
_NOMINALISED = re.compile(rf"{_ADJECTIVE}(?:er|es|en|em|e)\Z")
_BARE = re.compile(rf"{_ADJECTIVE}\Z")
_ENDINGS = ("ern", "en", "em", "er", "es", "e", "n", "s")


@lru_cache(50_000)
def lemmas(word: str) -> frozenset[str]:
    """Folded base forms of a word; the same for any capitals.

    >>> sorted(lemmas("Häuser")), sorted(lemmas("Bürgerinnen")), sorted(lemmas("Geflüchtete"))
    (['haus'], ['burger', 'burgerin'], ['gefluchtet', 'gefluchteter'])
    """
    return frozenset(filter(None, map(fold, bases(word))))


@lru_cache(50_000)
def bases(word: str) -> frozenset[str]:
    """Base forms in lower case.

    >>> sorted(bases("HÄUSER"))
    ['haus']
    """
    word = word.lower()
    if len(word) > LONGEST_WORD:
        return frozenset([word])
    word = restore(word)
    found = _listed_bases(word)
    if not found:
        found = set(_unknown(word))
    men = {man for base in found | {word} if (man := masculine(base))}
    found |= men | {base for man in men if (base := base_form(man))}
    found |= set().union(*(home_of(base.lower()) for base in found | {word}))
    return frozenset(base.lower() for base in found)


def noun_lemmas(part: Part) -> frozenset[str]:
    """Folded base forms of a compound's part, nouns before verbs: Hilfe, not helfen."""
    for form in part.forms:
        base = base_form(form.capitalize())
        if base and base[0].isupper():
            kin = {base, masculine(base) or base} | _bare_forms(form)
            return frozenset(map(fold, kin))
    known = next(filter(is_known, part.forms), part.forms[0])
    return lemmas(known)


def _listed_bases(word: str) -> set[str]:
    if word in BASES:
        return set(BASES[word])
    if word in PLACES:
        return {word, base_form(word.capitalize()) or word}
    verb, noun = base_form(word), base_form(word.capitalize())
    found = {noun} if _is_only_noun(word, noun, verb) else {verb, noun}
    if "ss" in word:  # in Switzerland; "Strasse" is also a form of "Strass"
        written = word.replace("ss", "ß")
        found |= {base_form(written), base_form(written.capitalize())}
    found.discard(None)
    return found | _bare_forms(word) if found else set()


def _is_only_noun(word: str, noun: str | None, verb: str | None) -> bool:
    """Verein and Vereine are also forms of "vereinen", which nobody means: verein!, ich vereine."""
    if not noun or not verb or noun.lower() not in (word, word.removesuffix("e")):
        return False
    return noun[0].isupper() and verb == f"{noun.lower()}en"


def _bare_forms(word: str) -> set[str]:
    """Adjectives and participles stay findable as such: Geflüchtete, geflüchtet."""
    match = _NOMINALISED.match(word) or _BARE.match(word)
    return {match["bare"]} if match and base_form(match["bare"]) else set()


def _unknown(word: str) -> set[str]:
    if word not in KEPT_WHOLE and masculine(word):
        return {word.removesuffix("nen")}
    parts = split(word)
    if parts:
        head = parts[-1].surface
        front = word[: len(word) - len(head)] if word.endswith(head) else None
        if front is not None:
            return {front + base for base in noun_lemmas(parts[-1])}
    return {_stem(word)}


def _stem(word: str) -> str:
    """Without the ending that inflection may have added, if five letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 5:
            return word.removesuffix(ending)
    return word
