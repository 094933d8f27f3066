"""What a phone writes into a film beside the film: its place, its device. Blanked, nothing moves.

An MP4 file is boxes in boxes [ISO/IEC 14496-12, 4.2], and every player passes over those that are
called "free". What the pictures show stays, and so do tracks of their own, of a drone's flight say.
"""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

_TELLING = {b"udta", b"meta", b"uuid", b"free", b"skip"}
_AROUND = {b"moov", b"trak"}
_MOST_BOXES = 50_000
_PIECE = 1024 * 1024


class Box(NamedTuple):
    name: bytes
    start: int
    content: int  # where it begins, behind the box's head
    end: int


def forget_place(film: BinaryIO, size: int) -> None:
    """Blank in an open, writable MP4 file what says where, when and with what it was made."""
    for box in boxes(film, size):
        if box.name in _TELLING:
            film.seek(box.start + 4)
            film.write(b"free")
            _fill_with_nothing(film, box)
    film.seek(0)


def boxes(film: BinaryIO, size: int) -> Iterator[Box]:
    """Those of the file, then those inside the ones that describe the film and its tracks."""
    return islice(_boxes(film, size), _MOST_BOXES)


def _boxes(film: BinaryIO, size: int) -> Iterator[Box]:
    rows = [(0, size)]
    for start, end in rows:
        while box := _box(film, start, end):
            yield box
            start = box.end
            if box.name in _AROUND:
                rows.append((box.content, box.end))


def _box(film: BinaryIO, start: int, end: int) -> Box | None:
    """The box at `start`; None at the end, and where no box can be."""
    film.seek(start)
    head = film.read(16)
    length, content = int.from_bytes(head[:4], "big"), start + 8
    if length == 1:
        length, content = int.from_bytes(head[8:], "big"), start + 16
    elif length == 0:
        length = end - start
    return (
        Box(head[4:8], start, content, start + length) if content <= start + length <= end else None
    )


def _fill_with_nothing(film: BinaryIO, box: Box) -> None:
    film.seek(box.content)
    for position in range(box.content, box.end, _PIECE):
        film.write(bytes(min(_PIECE, box.end - position)))
