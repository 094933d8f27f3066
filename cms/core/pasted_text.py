"""Text as people paste it from Word, mail and PDF, cleaned. Pure and idempotent functions."""

import re
import unicodedata

from cms.core.text import NBSP

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Soft hyphens, zero-width signs and what turns the direction of writing: nobody typed them.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# Joiners belong into other scripts and into emoji, not between Latin letters.
_JOINERS = re.compile(r"(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])")
_SOFT_SPACES = re.compile(r"[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_HARD_SPACES = re.compile(r"[\u2007\u202f]")
# A hard space is meant beside a number or behind a single letter (10 Uhr, z. B.), else a relic.
_STRAY_HARD_SPACE = re.compile(rf"(?<![\d§])(?<!\d\.)(?<!\b\w\.){NBSP}(?![\d€%])")
_SEVERAL_SPACES = re.compile(rf"[ {NBSP}]{{2,}}")
_SPACE_AT_LINE_END = re.compile(rf"[ {NBSP}]*\n[ {NBSP}]*")
_EMPTY_LINES = re.compile(r"\n{3,}")
# Ligatures of PDF files; bullets that only Word's symbol fonts know.
_SIGNS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\uf0b7": "•", "\uf0a7": "▪"}
)


def clean_text(text: str) -> str:
    """Without signs that nobody sees, letters composed, one space where there were several.

    Spaces at both ends stay: the text may be a part of a sentence.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).translate(_SIGNS)
    text = _JOINERS.sub("", _UNSEEN.sub("", text))
    text = _HARD_SPACES.sub(NBSP, _SOFT_SPACES.sub(" ", text))
    return _SEVERAL_SPACES.sub(" ", _STRAY_HARD_SPACE.sub(" ", text))


def clean_line(text: str) -> str:
    """A title, a name, a caption: one line."""
    return " ".join(part for part in clean_text(text).split("\n") if part.strip()).strip()


def clean_paragraphs(text: str) -> str:
    """A longer text: its lines stay, never more than one of them empty."""
    lines = _SPACE_AT_LINE_END.sub("\n", clean_text(text))
    return _EMPTY_LINES.sub("\n\n", lines).strip()
