"""Names in logos, in the font that Pillow carries: it lacks umlauts, so their dots are drawn."""

from PIL import ImageFont

from .canvas import Canvas

PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U",
                       "ß": "ss", "–": "-"})  # fmt: skip
BOLD = 0.018
MEASURE = 100


def width(text: str, size: float) -> float:
    font = ImageFont.load_default(MEASURE)
    return font.getlength(text.translate(PLAIN)) * size / MEASURE + 2 * BOLD * size


def write(c: Canvas, x: float, y: float, text: str, size: float, fill: str) -> None:
    """Write on the base line ``y`` from ``x`` on."""
    c.text(x, y, text.translate(PLAIN), size, fill, BOLD)
    for index, letter in enumerate(text):
        if letter in "äöüÄÖÜ":
            middle = x + (width(text[:index], size) + width(text[: index + 1], size)) / 2
            middle -= 2 * BOLD * size
            top = y - size * (0.86 if letter.isupper() else 0.67)
            for side in (-1, 1):
                c.circle(middle + side * 0.11 * size, top, 0.062 * size, fill)


def wrapped(name: str, lines: int) -> list[list[str]]:
    """Return all ways to break a name into at most so many lines."""
    words = name.split()
    ways = [[" ".join(words)]]
    if lines > 1:
        for cut in range(1, len(words)):
            head = " ".join(words[:cut])
            ways += [[head, *rest] for rest in wrapped(" ".join(words[cut:]), lines - 1)]
    return ways


def fitted(name: str, room: float, height: float, lines: int) -> tuple[list[str], float]:
    """Break a name so that it can be written as large as possible; return lines and size."""

    def size(way: list[str]) -> float:
        widest = max(width(line, 1) for line in way)
        return min(room / widest, height / (1.18 * len(way)))

    best = max(wrapped(name, lines), key=size)
    return best, size(best)
