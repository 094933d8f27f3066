"""File names as German readers expect them in a download."""

import re
import unicodedata
from pathlib import PurePath

# Letters of names that Unicode does not take apart into a plain letter and an accent.
WHOLE_LETTERS = {
    **{"æ": "ae", "đ": "d", "ı": "i", "ł": "l", "ø": "o", "œ": "oe"},
    **{"Æ": "Ae", "Đ": "D", "Ł": "L", "Ø": "O", "Œ": "Oe"},
}
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_NOT_IN_SUFFIXES = re.compile(r"[^a-z0-9.]")
_TRANSLITERATION = str.maketrans(_GERMAN | WHOLE_LETTERS)


def transliterate(text: str) -> str:
    """German letters in ASCII: ä -> ae, ß -> ss; and those of neighbours: ł -> l, ı -> i."""
    return text.translate(_TRANSLITERATION)


def german_file_name(name: str) -> str:
    """The last part of `name`, safe everywhere: `Größe (neu).PDF` -> `Groesse_neu.pdf`."""
    path = PurePath(unicodedata.normalize("NFKD", transliterate(name)))
    stem = _NOT_IN_NAMES.sub("_", path.stem.encode("ascii", "ignore").decode()).strip("_")
    return f"{stem or 'datei'}{_NOT_IN_SUFFIXES.sub('', path.suffix.lower())}"
