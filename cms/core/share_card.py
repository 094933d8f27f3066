"""The picture of a shared link: title and mark on petrol, a seam, the page's own picture."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

SIZE = WIDTH, HEIGHT = 1200, 630
SEAM = 640  # where panel and picture meet
MARGIN = 64
LINE = SEAM - MARGIN - 48
LARGEST, SMALLEST, STEP = 76, 32, 4
PANEL, LINEN, TEXT, KICKER, PAPER = "#0c4a57", "#f7f1e6", "#fffdf9", "#fbe3a4", "#fff"
THREADS = ("#ee8d72", "#f0bd4f", "#cf95d3", "#93c27d", "#6fc3d3")

_STATIC = Path(__file__).parent / "static" / "core"
_FACES = _STATIC / "vendor" / "atkinson-hyperlegible-next"
_FACE = "atkinson-hyperlegible-next-{}-wght-normal.woff2"
HEAVY, STRONG = 800, 650


def draw(kicker: str, title: str, site_name: str, picture: Image.Image | None, whole: bool):
    """The card as a JPEG; a `whole` picture, such as a logo, is shown uncut on white."""
    card = Image.new("RGB", SIZE, LINEN)
    _place(card, picture, whole)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, SEAM, HEIGHT), PANEL)
    pen.rounded_rectangle((MARGIN, 48, MARGIN + 80, 128), 17, LINEN)
    card.paste(_mark(80), (MARGIN, 48), _mark(80))
    _write(pen, (MARGIN + 98, 88), site_name, 27, HEAVY, TEXT, "lm")
    top = _write_title(pen, title) - 58
    if kicker:
        _write(pen, (MARGIN, top), kicker, 28, STRONG, KICKER, "lt")
    _sew(card)
    file = BytesIO()
    card.save(file, "JPEG", quality=88, optimize=True)
    return file.getvalue()


def _place(card: Image.Image, picture: Image.Image | None, whole: bool) -> None:
    space = WIDTH - SEAM, HEIGHT
    if picture is None:
        card.paste(_mark(300), (SEAM + (space[0] - 300) // 2, (HEIGHT - 300) // 2), _mark(300))
    elif whole:
        shown = ImageOps.contain(picture, (380, 240))
        box = Image.new("RGB", (460, 320), PAPER)
        box.paste(shown, ((460 - shown.width) // 2, (320 - shown.height) // 2))
        card.paste(box, (SEAM + (space[0] - 460) // 2, (HEIGHT - 320) // 2))
    else:
        card.paste(ImageOps.fit(picture, space, centering=(0.5, 0.3)), (SEAM, 0))


@lru_cache(maxsize=2)
def _mark(size: int) -> Image.Image:
    with Image.open(_STATIC / "img" / "logo.png") as logo:
        return logo.convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)


def _sew(card: Image.Image) -> None:
    """Slanted stitches over the edge, drawn large and made small, so that their ends are round."""
    strip = Image.new("RGBA", (64 * 3, HEIGHT * 3))
    pen = ImageDraw.Draw(strip)
    for number, y in enumerate(range(24, HEIGHT, 56)):
        ends = [(16 * 3, (y + 14) * 3), (48 * 3, (y - 14) * 3)]
        colour = THREADS[number % len(THREADS)]
        pen.line(ends, colour, 11 * 3)
        for x, end in ends:
            pen.circle((x, end), 5.5 * 3, colour)
    strip = strip.resize((64, HEIGHT), Image.Resampling.LANCZOS)
    card.paste(strip, (SEAM - 32, 0), strip)


def _write_title(pen: ImageDraw.ImageDraw, title: str) -> int:
    """Writes the title as large as it fits, at the foot of the panel; returns where it begins."""
    for size in range(LARGEST, SMALLEST - 1, -STEP):
        lines = list(_lines(title, size))
        if len(lines) * size * 1.15 <= 330 and (size == SMALLEST or not _is_split(title, lines)):
            break
    most = int(330 // (size * 1.15))
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], size)]
    top = HEIGHT - MARGIN - round(len(lines) * size * 1.15)
    for number, line in enumerate(lines):
        _write(pen, (MARGIN, top + round(number * size * 1.15)), line, size, HEAVY, TEXT, "la")
    return top


def _shortened(line: str, size: int) -> str:
    while _width(f"{line} …", size, HEAVY) > LINE:
        line = line[:-1]
    return f"{line.rstrip()} …"


def _is_split(title: str, lines: list[str]) -> bool:
    return " ".join(lines) != title


def _lines(text: str, size: int) -> Iterator[str]:
    """Lines that fit; a word that is wider than the panel goes on in the next one."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if _width(joined, size, HEAVY) <= LINE:
            line = joined
            continue
        if line:
            yield line
        while _width(word, size, HEAVY) > LINE:
            fit = next(n for n in range(len(word), 0, -1) if _width(word[:n], size, HEAVY) <= LINE)
            yield word[:fit]
            word = word[fit:]
        line = word
    if line:
        yield line


def _write(pen, at: tuple[int, int], text: str, size: int, weight: int, colour: str, anchor: str):
    x, y = at
    for is_rare, letters in groupby(text, _is_rare):
        part, font = "".join(letters), _font(is_rare, size, weight)
        pen.text((x, y), part, colour, font, anchor)
        x += font.getlength(part)


def _width(text: str, size: int, weight: int) -> float:
    parts = ((rare, "".join(letters)) for rare, letters in groupby(text, _is_rare))
    return sum(_font(rare, size, weight).getlength(part) for rare, part in parts)


def _is_rare(letter: str) -> bool:
    """Whether the letter stands in the second file, with those of our neighbours."""
    return letter not in "\u0131\u0152\u0153" and (
        "\u0100" <= letter <= "\u02ba" or "\u1e00" <= letter <= "\u1eff"
    )


@lru_cache(maxsize=64)
def _font(is_rare: bool, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FACES / _FACE.format("latin-ext" if is_rare else "latin"), size)
    font.set_variation_by_axes([weight])
    return font
