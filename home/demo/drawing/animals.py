"""Animals. ``y`` is the ground they stand on."""

from .canvas import Canvas
from .cloth import stitches
from .geometry import arc, spline
from .palette import INK, KLINKER, LINEN, SNOW, STITCH, SUN, darker


def sheep(c: Canvas, x: float, y: float, w: float, side: int = 1, face: str = INK) -> None:
    """A moorland or dike sheep looking left or right (±1)."""
    for dx in (-0.22, -0.12, 0.14, 0.24):
        c.bar((x + dx * w, y - w * 0.25), (x + dx * w, y - 3), w * 0.055, face)
    for dx, dy, r in ((-0.27, 0.4, 0.17), (-0.05, 0.48, 0.2), (0.2, 0.44, 0.19), (0, 0.32, 0.2),
                      (-0.2, 0.3, 0.15), (0.22, 0.3, 0.15)):  # fmt: skip
        c.circle(x + dx * w, y - dy * w, r * w, LINEN)
    stitches(c, arc(x, y - w * 0.4, w * 0.2, w * 0.13, 200, 420, 20), "#cbbfa8", w * 0.07,
             w * 0.06, max(2, w * 0.025))  # fmt: skip
    c.ellipse(x + side * w * 0.46, y - w * 0.5, w * 0.1, w * 0.14, face)
    c.ellipse(x + side * w * 0.36, y - w * 0.58, w * 0.08, w * 0.04, face)


def gull(c: Canvas, x: float, y: float, w: float, fill: str = SNOW) -> None:
    """A gull in the air, two strokes."""
    for side in (-1, 1):
        wing = spline([(x, y), (x + side * w * 0.22, y - w * 0.16), (x + side * w * 0.5,
                       y - w * 0.06)], steps=5)  # fmt: skip
        c.path(wing, max(2.5, w * 0.07), fill)


def dog(c: Canvas, x: float, y: float, fill: str) -> None:
    for dx in (-44, -30, 34, 48):
        c.bar((x + dx, y - 50), (x + dx, y - 5), 12, darker(fill, 0.1))
    c.bar((x - 40, y - 62), (x + 40, y - 62), 46, fill)
    c.path([(x - 58, y - 70), (x - 84, y - 104)], 10, fill)
    c.circle(x + 64, y - 96, 28, fill)
    c.bar((x + 74, y - 90), (x + 96, y - 88), 22, fill)
    c.ellipse(x + 50, y - 92, 10, 22, darker(fill, 0.3))
    c.bar((x + 42, y - 76), (x + 66, y - 66), 8, KLINKER)


def cat(c: Canvas, x: float, y: float) -> None:
    """A cat asleep."""
    fur = "#d08a45"
    c.blob([(x - 120, y), (x - 112, y - 60), (x - 40, y - 96), (x + 60, y - 78), (x + 116, y - 26),
            (x + 116, y)], fur)  # fmt: skip
    c.circle(x - 92, y - 44, 46, fur)
    for dx in (-120, -76):
        c.polygon([(x + dx - 16, y - 74), (x + dx, y - 112), (x + dx + 18, y - 76)], fur)
    c.path(spline([(x + 110, y - 16), (x + 40, y - 6), (x - 60, y - 10)]), 24, darker(fur))
    for dx in (-20, 16, 52):
        stitches(c, [(x + dx, y - 80 + abs(dx) * 0.3), (x + dx + 8, y - 34)], STITCH, 11, 8, 4)


def pigeon(c: Canvas, x: float, y: float, side: int) -> None:
    c.blob([(x - side * 52, y - 20), (x - side * 10, y - 46), (x + side * 26, y - 52),
            (x + side * 30, y - 22), (x, y - 8)], "#8f98a8")  # fmt: skip
    c.circle(x + side * 32, y - 58, 14, "#6f7f93")
    c.polygon([(x + side * 44, y - 61), (x + side * 56, y - 55), (x + side * 44, y - 53)], SUN)
    for dx in (-4, 10):
        c.bar((x + side * dx, y - 12), (x + side * dx, y), 4, KLINKER)
