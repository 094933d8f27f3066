"""How long an uploaded film is, read from its head. Pure functions on open files.

MP4 says it in the box "mvhd" of "moov" [ISO/IEC 14496-12, 8.2.2], WebM in the element "Info" of
its segment [RFC 9559, 5.1.2]. Recordings made in a browser often do not say it at all.
"""

import math
import struct
from typing import BinaryIO

from cms.media.film_places import boxes

_MOST_SECONDS = 24 * 60 * 60
_HEAD_BYTES = 64 * 1024
_MOST_ELEMENTS = 200
_SEGMENT, _INFO, _SCALE, _DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
_NANOSECONDS_A_TICK = 1_000_000  # where the film names no other


def seconds_of_film(file: BinaryIO, extension: str, size: int) -> int | None:
    """Whole seconds, at least one; None for what is no film and for a film that does not say it."""
    file.seek(0)
    try:
        if extension == "mp4":
            return _plausible(_of_mp4(file, size))
        return _plausible(_of_webm(file.read(_HEAD_BYTES))) if extension == "webm" else None
    finally:
        file.seek(0)


def _plausible(seconds: float) -> int | None:
    is_plausible = math.isfinite(seconds) and 0 < seconds <= _MOST_SECONDS
    return max(1, round(seconds)) if is_plausible else None


def _of_mp4(file: BinaryIO, size: int) -> float:
    for box in boxes(file, size):
        if box.name == b"mvhd":
            file.seek(box.content)
            return _of_movie_header(file.read(min(32, box.end - box.content)))
    return 0


def _of_movie_header(head: bytes) -> float:
    """Duration by ticks a second; both are longer from version 1 on."""
    layout, start = (">IQ", 20) if head[:1] == b"\1" else (">II", 12)
    if len(head) < start + struct.calcsize(layout):
        return 0
    ticks_a_second, ticks = struct.unpack_from(layout, head, start)
    unknown = 2 ** (8 * struct.calcsize(layout[0] + layout[2])) - 1
    return ticks / ticks_a_second if ticks_a_second and ticks != unknown else 0


def _of_webm(head: bytes) -> float:
    """Walk through the segment and its "Info"; all else is passed over."""
    tick, ticks, position = _NANOSECONDS_A_TICK, 0.0, 0
    for _ in range(_MOST_ELEMENTS):
        name, position = _number(head, position, keep_mark=True)
        length, position = _number(head, position)
        if name is None or length is None:
            break
        if name in (_SEGMENT, _INFO):
            continue
        content = head[position : position + length]
        if name == _SCALE and content:
            tick = int.from_bytes(content[:8], "big")
        if name == _DURATION and len(content) in (4, 8):
            (ticks,) = struct.unpack(">f" if len(content) == 4 else ">d", content)
        position += length
    return ticks * tick / 1_000_000_000


def _number(data: bytes, position: int, *, keep_mark: bool = False) -> tuple[int | None, int]:
    """A number of EBML, whose first bits say how long it is, and where it ends [RFC 8794, 4]."""
    first = data[position] if position < len(data) else 0
    length = 9 - first.bit_length()
    end = position + length
    if not first or end > len(data):
        return None, position
    number = int.from_bytes(data[position:end], "big")
    return number if keep_mark else number & ((1 << 7 * length) - 1), end
