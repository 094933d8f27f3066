"""Words for what belongs to a place, and for its people: Oldenburger, Oldenburgern."""

import re

from .spelling import is_known
from .word_lists import PLACES

# What ends like these is no common noun with "er": Oldenburger, but Lehrer is not from Lehre.
_SURE_PLACES = ("burg", "brück", "braunschweig", "cell", "götting", "stad", "heim", "haven")
_UMLAUT = re.compile(r"ä(?=(?:us|nd)\Z)")  # Barsinghäuser, Ammerländer


def home_of(word: str) -> frozenset[str]:
    """The place that an adjective or its people are named after, all in lower case.

    >>> home_of("oldenburger"), home_of("barsinghäusern"), home_of("lehrer")
    (frozenset({'oldenburg'}), frozenset({'barsinghausen'}), frozenset())
    """
    stem = word.removesuffix("s").removesuffix("n").removesuffix("er")
    if not word.startswith(f"{stem}er") or (is_known(word) and not stem.endswith(_SURE_PLACES)):
        return frozenset()
    stem = _UMLAUT.sub("a", stem)
    return PLACES & {stem, f"{stem}e", f"{stem}en"}
