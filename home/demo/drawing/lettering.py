"""Names in logos, in the font that Pillow carries: what it lacks of German is drawn."""

import re

from PIL import ImageFont

from .canvas import Canvas
from .geometry import spline

UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")
# The line of a ß and its width, as shares of the size.
SHARP_S = [(0.1, 0), (0.1, -0.5), (0.13, -0.65), (0.26, -0.71), (0.4, -0.65), (0.4, -0.52),
           (0.3, -0.42), (0.4, -0.34), (0.46, -0.18), (0.38, -0.04), (0.24, -0.01)]  # fmt: skip
SHARP_S_WIDTH = 0.54
BOLD = 0.018
LINE = 1.18
MEASURE = 100


def width(text: str, size: float) -> float:
    font = ImageFont.load_default(MEASURE)
    letters = font.getlength(text.replace("ß", "").translate(UMLAUTS)) / MEASURE
    return size * (letters + SHARP_S_WIDTH * text.count("ß"))


def write(c: Canvas, x: float, y: float, text: str, size: float, fill: str) -> None:
    """Write on the base line ``y`` from ``x`` on."""
    for piece in re.findall("ß|[^ß]+", text):
        if piece == "ß":
            line = spline([(x + px * size, y + py * size) for px, py in SHARP_S], steps=4)
            c.path(line, 0.115 * size, fill)
        else:
            c.text(x, y, piece.translate(UMLAUTS), size, fill, BOLD)
            _dots(c, x, y, piece, size, fill)
        x += width(piece, size)


def _dots(c: Canvas, x: float, y: float, text: str, size: float, fill: str) -> None:
    for index, letter in enumerate(text):
        if letter in "äöüÄÖÜ":
            middle = x + (width(text[:index], size) + width(text[: index + 1], size)) / 2
            top = y - size * (0.86 if letter.isupper() else 0.67)
            for side in (-1, 1):
                c.circle(middle + side * 0.11 * size, top, 0.062 * size, fill)


def fitted(name: str, room: float, height: float, lines: int) -> tuple[list[str], float]:
    """Break a name so that it can be written as large as possible; return lines and size."""

    def size(way: list[str]) -> float:
        widest = max(width(line, 1) for line in way)
        return min(room / widest, height / (LINE * len(way)))

    best = max(_ways(name.split(), lines), key=size)
    return best, size(best)


def _ways(words: list[str], lines: int) -> list[list[str]]:
    """Return all ways to break words into at most so many lines."""
    ways = [[" ".join(words)]]
    if lines > 1:
        for cut in range(1, len(words)):
            ways += [[" ".join(words[:cut]), *rest] for rest in _ways(words[cut:], lines - 1)]
    return ways
