"""Rooms and what hangs in them."""

from .canvas import Canvas
from .cloth import stitches
from .geometry import turned
from .palette import GLOW, INK, LINEN, STITCH, darker


def room(c: Canvas, wall: str, floor: str, y: float, *, seam: str = STITCH) -> None:
    """A wall and a floor of boards, sewn together along the skirting."""
    c.rect(0, 0, 1600, 1067, wall)
    c.rect(0, y, 1600, 1067 - y, floor)
    for index, drop in enumerate((54, 122, 204, 300)):
        line = [(-40 + 90 * (index % 2), y + drop), (1640, y + drop)]
        stitches(c, line, darker(floor, 0.14), 110, 26, 4)
    c.rect(0, y - 16, 1600, 20, darker(floor, 0.25))
    stitches(c, [(0, y - 6), (1600, y - 6)], seam, 24, 16, 5)


def view(c: Canvas, x: float, y: float, w: float, h: float, sky_tone: str, land_tone: str) -> None:
    """A large window with some land in it."""
    c.rect(x - 18, y - 18, w + 36, h + 36, LINEN)
    c.rect(x, y, w, h, sky_tone)
    c.rect(x, y + h * 0.62, w, h * 0.38, land_tone)
    c.dome(x + w * 0.3, y + h * 0.64, w * 0.3, h * 0.14, land_tone)
    stitches(c, [(x, y + h * 0.68), (x + w, y + h * 0.68)], STITCH, 16, 11, 4)
    c.rect(x + w / 2 - 6, y, 12, h, LINEN)
    c.rect(x, y + h * 0.36, w, 10, LINEN)
    c.rect(x - 34, y + h + 12, w + 68, 20, darker(LINEN, 0.12))


def hanging_lamp(c: Canvas, x: float, y: float, w: float, fill: str) -> None:
    """A lamp hanging from the ceiling, with its cone of light."""
    c.polygon([(x - w * 0.5, y), (x + w * 0.5, y), (x + w * 2, y + w * 4), (x - w * 2, y + w * 4)],
              "#fbe3a424")  # fmt: skip
    c.bar((x, -10), (x, y - w * 0.4), 6, INK)
    c.circle(x, y, w * 0.2, GLOW)
    c.dome(x, y, w * 0.5, w * 0.5, fill)
    stitches(c, [(x - w * 0.4, y - 9), (x + w * 0.4, y - 9)], STITCH, 12, 8, 4)


def wrench(c: Canvas, x: float, y: float, h: float, turn: float) -> None:
    """A spanner hanging on a wall or held in a hand."""
    top, foot = turned([(x, y - h / 2), (x, y + h / 2)], (x, y), turn)
    c.bar(top, foot, h * 0.11, "#dfe3e4")
    c.ring(*top, h * 0.13, h * 0.06, "#dfe3e4")
    c.ring(*foot, h * 0.13, h * 0.06, "#dfe3e4")
