"""What a file is by its first bytes, whatever its name says, and whether its end is there."""

import re

from cms.media.metadata import jpeg

# A photo for the web has about ten; each one costs a pass over the whole picture.
MOST_SCANS = 100

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_BOXES = {b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"idat", b"uuid", b"mpvd", b"udta"}
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(\w+)", re.S | re.I
)
_OTHERS = (
    (b"GIF8", "eine GIF-Datei"),
    (b"II*\0", "eine TIFF- oder Rohdatei"),
    (b"MM\0*", "eine TIFF- oder Rohdatei"),
    (b"II+\0", "eine TIFF-Datei"),
    (b"BM", "eine BMP-Datei"),
    (b"8BPS", "eine Photoshop-Datei"),
    (b"\0\0\1\0", "eine Symboldatei (ICO)"),
    (b"\0\0\0\x0cjP  ", "eine JPEG-2000-Datei"),
    (b"\xff\x0a", "eine JPEG-XL-Datei"),
    (b"\0\0\0\x0cJXL ", "eine JPEG-XL-Datei"),
    (b"%PDF-", "ein PDF-Dokument"),
    (b"%!PS", "eine PostScript-Datei"),
    (b"PK\3\4", "ein Archiv oder Office-Dokument"),
    (b"Rar!", "ein Archiv"),
    (b"7z\xbc\xaf", "ein Archiv"),
    (b"\x1f\x8b", "ein Archiv"),
    (b"\xd0\xcf\x11\xe0", "ein Office-Dokument"),
    (b"MZ", "ein Programm"),
    (b"\x7fELF", "ein Programm"),
    (b"#!", "ein Programm"),
    (b"<?php", "ein Programm"),
    (b"\x1aE\xdf\xa3", "ein Film"),
    (b"RIFF", "ein Film oder eine Tonaufnahme"),
    (b"ID3", "eine Tonaufnahme"),
)


def format_of(data: bytes) -> str:
    """JPEG, PNG, WEBP, AVIF or HEIF; "" for everything else."""
    if jpeg.is_jpeg(data):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(data)
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else ""


def in_words(data: bytes) -> str:
    """What kind of file this is instead, in German; "" when it cannot be told."""
    if data[4:8] == b"ftyp":
        return "ein Film oder eine Tonaufnahme"
    for start, words in _OTHERS:
        if data.startswith(start):
            return words
    text = data[:2048].removeprefix(b"\xef\xbb\xbf")
    markup = _MARKUP.match(text)
    if markup:
        return "eine SVG-Grafik" if markup[1].lower() == b"svg" else "eine Webseite"
    return ""


def is_cut(data: bytes, form: str) -> bool:
    """Whether the file ends before it says that it does."""
    if form == "JPEG":
        return scans(data) is None
    if form == "PNG":
        return not _reaches_end_of_png(data)
    if form == "WEBP":
        return int.from_bytes(data[4:8], "little") + 8 > len(data)
    return _last_box_ends(data) > len(data)


def scans(data: bytes) -> int | None:
    """How often a JPEG's pixels are passed over; None for one that is cut."""
    try:
        return sum(segment.marker == jpeg.SOS for segment in jpeg.segments(data))
    except ValueError:
        return None


def _brands(data: bytes) -> set[bytes]:
    """The kinds that a file made of boxes says it is, the first one foremost."""
    if data[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(data[:4], "big"), 256)
    return {data[8:12], *(data[start : start + 4] for start in range(16, end, 4))}


def _reaches_end_of_png(data: bytes) -> bool:
    position = 8
    while position + 12 <= len(data):
        if data[position + 4 : position + 8] == b"IEND":
            return True
        position += int.from_bytes(data[position : position + 4], "big") + 12
    return False


def _last_box_ends(data: bytes) -> int:
    """Where the boxes of an AVIF or HEIC file end, by their sizes; what follows is no concern."""
    position = 0
    while position < len(data) and data[position + 4 : position + 8] in _BOXES:
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 1:
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        elif size == 0:
            return len(data)  # the last box, to the end
        if size < 8:
            return len(data)
        position += size
    return position
