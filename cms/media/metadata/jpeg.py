"""JPEG as a row of segments: enough to take metadata out and put it in, pixels untouched."""

import re
from collections.abc import Iterator
from typing import NamedTuple

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
APP0, APP1, APP2, APP13, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
JFIF, XMP, EXIF = b"JFIF\0", b"http://ns.adobe.com/xap/1.0/\0", b"Exif\0\0"
ICC, PHOTOSHOP = b"ICC_PROFILE\0", b"Photoshop 3.0\0"
LARGEST = 0xFFFF - 2
# In the coded pixels 0xFF is followed by zero or a restart mark; anything else ends them.
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_MARK = re.compile(rb"\xff+")  # any number of them fill the room before a marker
_MOST_SEGMENTS = 5000


class Segment(NamedTuple):
    marker: int
    body: bytes
    pixels: bytes = b""  # only after a start of scan

    def __bytes__(self) -> bytes:
        length = (len(self.body) + 2).to_bytes(2, "big")
        return bytes((0xFF, self.marker)) + length + self.body + self.pixels


def is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff")


def segments(data: bytes, *, header_only: bool = False) -> Iterator[Segment]:
    """The segments up to the end of the picture, or before its pixels.

    What follows the end (previews, films, trailers of phones) is left out. Raises ValueError where
    a file is cut or is no JPEG.
    """
    if not is_jpeg(data):
        raise ValueError("no JPEG")
    position = 2
    for _count in range(_MOST_SEGMENTS):
        marker, position = _marker(data, position)
        if marker == EOI or (header_only and marker == SOS):
            return
        end = position + int.from_bytes(data[position : position + 2], "big")
        if end < position + 2 or end > len(data):
            raise ValueError("cut segment")
        body, position = data[position + 2 : end], end
        if marker == SOS:
            position = _end_of_scan(data, end)
        yield Segment(marker, body, data[end:position])
    raise ValueError("too many segments")


def _marker(data: bytes, position: int) -> tuple[int, int]:
    """The marker at `position` and where its segment begins."""
    mark = _MARK.match(data, position)
    if mark is None:
        raise ValueError("no marker where one must be")
    if mark.end() == len(data) or data[mark.end()] == 0:
        raise ValueError("cut between segments")
    return data[mark.end()], mark.end() + 1


def _end_of_scan(data: bytes, start: int) -> int:
    found = _END_OF_SCAN.search(data, start)
    if found is None:
        raise ValueError("cut pixels")
    return found.start()
