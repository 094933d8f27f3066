import re
import unicodedata
from dataclasses import dataclass

# In characters; `cms.media.models.Picture` has fields of the same lengths.
LIMITS = {
    **{"creator": 160, "credit": 160, "caption": 400},
    **{"license": 160, "source": 240, "alt": 240},
}
TITLE_LIMIT = 255
# What cameras and programs write when nobody wrote anything.
_DEFAULT = re.compile(
    r"(?:olympus|sony|minolta|kodak|konica|samsung|fujifilm|pentax|canon|nikon|casio|ricoh)?\s*"
    r"(?:digital|dsc|camera|still|pictures)(?:\s+(?:still|camera|dsc|pictures|image))*"
    r"|samsung camera pictures|exif[_ ]jpeg(?:[_ ]picture)?|dcim\\.*|<?kenox .*"
    r"|(?:default|untitled|unknown|unbekannt|none|null|n/a|picasa|artist|author|copyright)"
    r"|user comments?|my beautiful picture|screenshot|[-_.?\s]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a file says about itself; "" for what it does not say. No text exceeds its limit."""

    creator: str = ""
    credit: str = ""
    caption: str = ""
    license: str = ""
    source: str = ""
    alt: str = ""


def plain(text: str, limit: int) -> str:
    """One line without control or direction marks, cut between words at `limit` characters."""
    # No text of interest is longer; normalising a megabyte would cost seconds.
    text = unicodedata.normalize("NFC", text[: 8 * limit])
    line = " ".join(_visible(text).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    words = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut
    return words.rstrip(" ,;:–-") + "…"


def said_by_somebody(text: str) -> bool:
    """False for the texts that cameras and programs leave in a field by themselves."""
    return bool(text) and not _DEFAULT.fullmatch(text)


def _visible(text: str) -> str:
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
