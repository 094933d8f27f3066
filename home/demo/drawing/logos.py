"""Logos of invented organisations: a drawn sign and the name, in four layouts."""

import re
import zlib
from collections.abc import Callable
from typing import NamedTuple

from PIL import Image

from .canvas import Canvas
from .cloth import stitches
from .lettering import LINE, fitted, width, write
from .palette import darker, mix
from .signs import SIGNS

WHITE = "#ffffff"
LEGAL_FORM = re.compile(r" (e\. ?V\.|eG|gGmbH|GmbH)$")
READABLE, SMALLEST = 36, 28


class Layout(NamedTuple):
    """Where sign and name stand, and how much room the name has."""

    draw: Callable
    room: float
    height: float
    lines: int
    largest: float


def draw_logo(
    name: str, shape: str, colours: list[str], size: tuple[int, int] = (640, 320)
) -> Image.Image:
    """Draw a logo (RGB on white, 2:1); the name settles its layout."""
    if shape not in SIGNS:
        raise KeyError(f"No shape {shape!r}; there are: {', '.join(SIGNS)}")
    first, second = colours if len(colours) > 1 else (colours[0], darker(colours[0], 0.4))
    canvas = Canvas(640, 320, size, WHITE, name)
    layout, lines, letters = _set(short_name(name), zlib.crc32(name.encode()))
    layout.draw(canvas, shape, first, second, lines, letters)
    return canvas.finish()


def short_name(name: str) -> str:
    """Return the name as it would stand in a logo: no legal form, nothing explained."""
    return re.split(" – |, ", LEGAL_FORM.sub("", name))[0]


def _initials(name: str) -> str:
    capitals = (word[0] for word in re.split("[ -]+", name) if word[0].isupper())
    return "".join(capitals) or name[0].upper()


def _set(name: str, number: int) -> tuple[Layout, list[str], float]:
    """Choose by number among the layouts in which the name is large enough to read."""
    settings = []
    for layout in LAYOUTS:
        lines, size = fitted(name, layout.room, layout.height, layout.lines)
        settings.append((layout, lines, min(size, layout.largest)))
    best = max(setting[2] for setting in settings)
    if best < SMALLEST:
        return _set(_initials(name), number)
    readable = [setting for setting in settings if setting[2] >= min(READABLE, best)]
    return readable[number % len(readable)]


def _beside(c: Canvas, shape: str, first: str, second: str, lines: list[str], size: float) -> None:
    """The sign on the left, the name beside it over a seam."""
    SIGNS[shape](c, 140, 160, 104, (first, second, WHITE))
    bottom = _lines(c, 276, 150, lines, size, darker(first, 0.35))
    stitches(c, [(279, bottom + 30), (610, bottom + 30)], second, 24, 14, 7)


def _panel(c: Canvas, shape: str, first: str, second: str, lines: list[str], size: float) -> None:
    """The sign light on a coloured field, the name on white."""
    c.rect(24, 36, 248, 248, first, radius=28)
    SIGNS[shape](c, 148, 160, 86, (WHITE, mix(second, "#fff6e4", 0.6), first))
    _lines(c, 298, 160, lines, size, darker(first, 0.35))


def _above(c: Canvas, shape: str, first: str, second: str, lines: list[str], size: float) -> None:
    """The sign over the name, both in the middle."""
    SIGNS[shape](c, 320, 104, 90, (first, second, WHITE))
    base = 254 - size * LINE * (len(lines) - 1) / 2 + size * 0.34
    for index, line in enumerate(lines):
        x = 320 - width(line, size) / 2
        write(c, x, base + size * LINE * index, line, size, darker(second, 0.3))


def _field(c: Canvas, shape: str, first: str, second: str, lines: list[str], size: float) -> None:
    """All on one coloured field with a seam round it."""
    ground, light = darker(first, 0.22), mix(second, "#fff6e4", 0.55)
    c.rect(16, 28, 608, 264, ground, radius=40)
    for y in (46, 274):
        stitches(c, [(56, y), (584, y)], light, 20, 13, 5)
    SIGNS[shape](c, 134, 160, 78, (WHITE, light, ground))
    _lines(c, 240, 160, lines, size, WHITE)


def _lines(c: Canvas, x: float, middle: float, lines: list[str], size: float, fill: str) -> float:
    """Write lines one under the other round a height; return the last base line."""
    step = size * LINE
    base = middle - step * (len(lines) - 1) / 2 + size * 0.34
    for index, line in enumerate(lines):
        write(c, x, base + step * index, line, size, fill)
    return base + step * (len(lines) - 1)


LAYOUTS = (
    Layout(_beside, 340, 200, 3, 62),
    Layout(_panel, 320, 220, 3, 60),
    Layout(_above, 590, 96, 2, 50),
    Layout(_field, 352, 170, 3, 56),
)
