"""File names as German readers expect them in a download."""

from pathlib import PurePath

from django.utils.text import get_valid_filename

# Letters of names that Unicode does not take apart into a plain letter and an accent.
WHOLE_LETTERS = {
    **{"æ": "ae", "đ": "d", "ı": "i", "ł": "l", "ø": "o", "œ": "oe"},
    **{"Æ": "Ae", "Đ": "D", "Ł": "L", "Ø": "O", "Œ": "Oe"},
}
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
_TRANSLITERATION = str.maketrans(_GERMAN | WHOLE_LETTERS)


def transliterate(text: str) -> str:
    """German letters in ASCII: ä -> ae, ß -> ss; and those of neighbours: ł -> l, ı -> i."""
    return text.translate(_TRANSLITERATION)


def german_file_name(name: str) -> str:
    """The last part of `name` for every file system: `Größe (neu).PDF` -> `Groesse_neu.pdf`."""
    path = PurePath(transliterate(name))
    stem = get_valid_filename(path.stem) if path.stem.strip(". ") else "datei"
    return f"{stem}{path.suffix.lower()}"
