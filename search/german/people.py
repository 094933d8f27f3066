"""Feminine words for people find the masculine ones: Bürgerinnen -> Bürger, Ärztin -> Arzt."""

import re

from .lexicon import LONGEST_WORD, base_form
from .word_lists import KEPT_WHOLE

# How words for people end before "in". Any word may be made with the first; of the others the
# dictionary must know the masculine, or else satin and Benzin would be people.
_PRODUCTIVE = re.compile(r"\w{2,}(?:er|ist|eur|ent|ator|itor|log)\Z", re.IGNORECASE)
_KNOWN_ONLY = re.compile(
    r"\w*(?:or|ant|at|ar|arzt|ärzt|anwält|köch|graf|gräf|expert|kolleg|kund|freund|genoss|gäst|rät"
    r"|beamt|jüd|held|bäuer|chef|zeug|erb|pat|bot|wirt|hirt|türk|franzos|französ|pol|russ|afghan|kurd"
    r"|schwäg|gatt|psycholog|biolog|fachfrau|soldat|athlet|poet|bischöf|herr|gog|soph|urg|eut|naut|krat|ast|and|mäzen|enkel|pilot|ling|[äöü]\w{1,2})\Z",
    re.IGNORECASE,
)
_FEMININE = re.compile(r"(?P<stem>\w{2,}?)in(?:nen)?\Z", re.IGNORECASE)
_WITHOUT_UMLAUT = str.maketrans("äöüÄÖÜ", "aouAOU")


def is_person_stem(stem: str) -> bool:
    """Whether `stem` + "in" can be a person.

    >>> is_person_stem("Besucher"), is_person_stem("Vereine")
    (True, False)
    """
    return bool(_PRODUCTIVE.match(stem)) or bool(_KNOWN_ONLY.match(stem))


def masculine(word: str) -> str | None:
    """The masculine of a feminine word for a person, singular or plural; None for all others.

    >>> masculine("Bürgerinnen"), masculine("Ärztin"), masculine("Kollegin"), masculine("Termin")
    ('Bürger', 'Arzt', 'Kollege', None)
    """
    match = _FEMININE.match(word) if len(word) <= LONGEST_WORD else None
    if match is None or word.lower() in KEPT_WHOLE:
        return None
    stem = match["stem"]
    if not is_person_stem(stem):
        return None
    if known := next(filter(_is_noun, _candidates(stem)), None):
        return known
    return stem if _PRODUCTIVE.match(stem) else None


def _candidates(stem: str) -> list[str]:
    stem = stem[0].upper() + stem[1:].lower()
    bare = stem.translate(_WITHOUT_UMLAUT)
    with_e = [f"{stem}e", f"{bare}e"]
    return [*with_e, stem, bare] if _takes_e(stem) else [stem, bare, *with_e]


def _takes_e(stem: str) -> bool:
    return stem.lower().endswith(
        ("kolleg", "kund", "zeug", "expert", "genoss", "erb", "pat", "bot", "jüd", "französ")
    )


def _is_noun(word: str) -> bool:
    base = base_form(word)
    return base is not None and base[0].isupper()
