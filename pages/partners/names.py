"""Names as German readers look them up. Pure functions."""

import unicodedata

from cms.media.names import WHOLE_LETTERS

_WHOLE_LETTERS = str.maketrans(WHOLE_LETTERS)


def sort_name(title: str) -> str:
    """The key under which German readers look a name up: ä as a, ß as ss, no punctuation."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_WHOLE_LETTERS))
    letters = "".join(char if char.isalnum() else " " for char in plain if char.isascii())
    return " ".join(letters.split())[:255]
