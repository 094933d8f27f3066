"""Logos of invented organisations: a drawn sign and the name, in four layouts."""

import zlib

from PIL import Image

from .canvas import Canvas
from .cloth import stitches
from .lettering import fitted, width, write
from .palette import darker, mix
from .signs import SIGNS

WHITE = "#ffffff"
LEGAL_FORMS = ("e. V.", "e.V.", "eG", "gGmbH", "GmbH")


def draw_logo(
    name: str, shape: str, colours: list[str], size: tuple[int, int] = (640, 320)
) -> Image.Image:
    """Draw a logo (RGB on white, 2:1); the name settles its layout."""
    if shape not in SIGNS:
        raise KeyError(f"No shape {shape!r}; there are: {', '.join(SIGNS)}")
    first, second = colours if len(colours) > 1 else (colours[0], darker(colours[0], 0.4))
    canvas = Canvas(640, 320, size, WHITE, name)
    layout = LAYOUTS[zlib.crc32(name.encode()) % len(LAYOUTS)]
    layout(canvas, _short(name), shape, first, second)
    return canvas.finish()


def _short(name: str) -> str:
    """Return the name as it would stand in a logo, without the legal form."""
    for form in LEGAL_FORMS:
        name = name.removesuffix(f" {form}")
    return name


def _beside(c: Canvas, name: str, shape: str, first: str, second: str) -> None:
    """The sign on the left, the name beside it over a seam."""
    SIGNS[shape](c, 140, 160, 104, (first, second, WHITE))
    lines, size = fitted(name, 340, 200, 3)
    size = min(size, 62)
    bottom = _lines(c, 276, 150, lines, size, darker(first, 0.35))
    stitches(c, [(279, bottom + 30), (610, bottom + 30)], second, 24, 14, 7)


def _panel(c: Canvas, name: str, shape: str, first: str, second: str) -> None:
    """The sign light on a coloured field, the name on white."""
    c.rect(24, 36, 248, 248, first, radius=28)
    SIGNS[shape](c, 148, 160, 86, (WHITE, mix(second, "#fff6e4", 0.6), first))
    lines, size = fitted(name, 320, 220, 3)
    _lines(c, 298, 160, lines, min(size, 60), darker(first, 0.35))


def _above(c: Canvas, name: str, shape: str, first: str, second: str) -> None:
    """The sign over the name, both in the middle."""
    SIGNS[shape](c, 320, 100, 84, (first, second, WHITE))
    lines, size = fitted(name, 590, 96, 2)
    size = min(size, 50)
    top = 250 - size * 1.18 * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        x = 320 - width(line, size) / 2
        write(c, x, top + size * (0.34 + 1.18 * index), line, size, darker(second, 0.3))


def _field(c: Canvas, name: str, shape: str, first: str, second: str) -> None:
    """All on one coloured field with a seam round it."""
    ground = darker(first, 0.22)
    c.rect(16, 28, 608, 264, ground, radius=40)
    for y in (46, 274):
        stitches(c, [(56, y), (584, y)], mix(second, "#fff6e4", 0.55), 20, 13, 5)
    SIGNS[shape](c, 134, 160, 78, (WHITE, mix(second, "#fff6e4", 0.55), ground))
    lines, size = fitted(name, 352, 170, 3)
    _lines(c, 240, 160, lines, min(size, 56), WHITE)


def _lines(
    c: Canvas, x: float, middle: float, lines: list[str], size: float, fill: str
) -> float:
    """Write lines one under the other round a height; return the last base line."""
    step = size * 1.18
    base = middle - step * (len(lines) - 1) / 2 + size * 0.34
    for index, line in enumerate(lines):
        write(c, x, base + step * index, line, size, fill)
    return base + step * (len(lines) - 1)


LAYOUTS = (_beside, _panel, _above, _field)
