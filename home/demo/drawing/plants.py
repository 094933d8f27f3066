"""Trees, bushes, flowers. ``x``, ``y`` is where the plant stands, ``h`` how high it is."""

import math

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, arc, spline, turned
from .palette import HARZ, HEATH, KLINKER, STITCH, SUN, TIMBER, darker, lighter


def trunk(c: Canvas, x: float, y: float, h: float, width: float, fill: str = TIMBER) -> None:
    c.polygon(
        [(x - width * 0.35, y - h), (x + width * 0.35, y - h), (x + width / 2, y + 2),
         (x - width / 2, y + 2)], fill)  # fmt: skip


def tree(
    c: Canvas, x: float, y: float, h: float, fill: str, thread: str = STITCH, bark: str = TIMBER
) -> None:
    """A round crown, veined like a leaf."""
    trunk(c, x, y, h * 0.6, h * 0.09, bark)
    cy, r = y - h * 0.64, h * 0.36
    c.blob([(x - r, cy + r * 0.25), (x - r * 0.82, cy - r * 0.55), (x, cy - r),
            (x + r * 0.8, cy - r * 0.6), (x + r, cy + r * 0.25), (x + r * 0.55, cy + r * 0.85),
            (x - r * 0.5, cy + r * 0.86)], fill)  # fmt: skip
    size = max(2.2, h * 0.013)
    for tip in ((0, -0.62), (-0.5, -0.15), (0.5, -0.22), (-0.4, 0.4), (0.42, 0.35)):
        foot = (x, cy + r * min(tip[1] + 0.5, 0.9))
        stitches(c, [foot, (x + tip[0] * r, cy + tip[1] * r)], thread, 4 * size, 3 * size, size)


def fruit_tree(c: Canvas, x: float, y: float, h: float, fill: str, dots: tuple[str, ...]) -> None:
    """A round tree with blossom or fruit all over."""
    tree(c, x, y, h, fill, darker(fill, 0.1))
    cy, r = y - h * 0.64, h * 0.33
    for _ in range(26):
        angle, reach = c.random.uniform(0, math.tau), r * math.sqrt(c.random.random())
        c.circle(x + reach * math.cos(angle), cy + reach * math.sin(angle), h * 0.022,
                 c.random.choice(dots))  # fmt: skip


def poplar(c: Canvas, x: float, y: float, h: float, fill: str, thread: str = STITCH) -> None:
    """A slim tree; in heather colours' company a juniper."""
    w = h * 0.17
    trunk(c, x, y, h * 0.2, w * 0.35)
    c.blob([(x, y - h), (x + w * 0.7, y - h * 0.62), (x + w, y - h * 0.28), (x + w * 0.5, y - 4),
            (x - w * 0.5, y - 4), (x - w, y - h * 0.28), (x - w * 0.7, y - h * 0.62)],
           fill)  # fmt: skip
    size = max(2.2, h * 0.012)
    stitches(c, [(x, y - h * 0.1), (x, y - h * 0.84)], thread, 4.4 * size, 3.2 * size, size)


def juniper(c: Canvas, x: float, y: float, h: float, fill: str = "#2f4a3a") -> None:
    for dx, share in ((-0.13, 0.62), (0.14, 0.72), (0, 1)):
        poplar(c, x + dx * h, y, h * share, darker(fill, 0.12) if dx else fill, lighter(fill, 0.3))


def spruce(
    c: Canvas, x: float, y: float, h: float, fill: str = HARZ[4], thread: str | None = None
) -> None:
    trunk(c, x, y, h * 0.14, h * 0.07)
    for top, bottom, half in ((0.62, 0.1, 0.25), (0.82, 0.36, 0.19), (1, 0.6, 0.13)):
        c.polygon([(x, y - h * top), (x + h * half, y - h * bottom),
                   (x, y - h * (bottom + 0.035)), (x - h * half, y - h * bottom)],
                  fill)  # fmt: skip
    size = max(2, h * 0.014)
    stitches(c, [(x, y - h * 0.16), (x, y - h * 0.88)], thread or lighter(fill, 0.35), 4.5 * size,
             3.5 * size, size)  # fmt: skip


def birch(c: Canvas, x: float, y: float, h: float, fill: str, lean: float = 0) -> None:
    """A light trunk with dark marks and a loose, hanging crown."""
    top = (x + lean, y - h * 0.86)
    c.bar((x, y), top, h * 0.032, "#efe9dc")
    for share in (0.15, 0.28, 0.36, 0.5, 0.61):
        px = x + lean * share
        c.bar((px - h * 0.012, y - h * share), (px + h * 0.004, y - h * share), h * 0.01, TIMBER)
    for dx, dy, r in ((-0.13, 0.6, 0.13), (0.14, 0.57, 0.12), (0, 0.72, 0.17), (0.03, 0.87, 0.12)):
        tone = lighter(fill, 0.22) if dx > 0 else darker(fill, 0.08) if dx else fill
        c.ellipse(x + lean * 0.9 + dx * h, y - dy * h, r * h, r * h * 1.1, tone)
    stitches(c, [(x + lean * 0.5, y - h * 0.5), (top[0], top[1])], STITCH, 14, 10, 3)


def crown(
    c: Canvas, lobes: tuple[tuple[float, float, float], ...], fills: tuple[str, ...], size: float
) -> None:
    """The crown of a great tree: overlapping pieces of cloth, each with its leaves and seam."""
    for index, (x, y, r) in enumerate(lobes):
        fill = fills[index % len(fills)]
        c.circle(x, y, r, fill)
        for _ in range(round(r * r / size / size / 2.2)):
            angle, reach = c.random.uniform(0, math.tau), 0.84 * r * math.sqrt(c.random.random())
            foot = (x + reach * math.cos(angle), y + reach * math.sin(angle))
            tone = c.random.choice((darker(fill, 0.09), lighter(fill, 0.2)))
            leaf(c, foot, size, c.random.uniform(40, 140), tone)
        inner = r - 13
        stitches(c, arc(x, y, inner, inner, 15, 165, 60), STITCH, 22, 14, 5)


def willow(c: Canvas, x: float, y: float, h: float, fill: str = "#8fae62") -> None:
    """A pollard willow: a stout trunk, a knotty head, a year's rods."""
    c.blob([(x - h * 0.1, y), (x - h * 0.06, y - h * 0.25), (x - h * 0.12, y - h * 0.46),
            (x, y - h * 0.54), (x + h * 0.12, y - h * 0.46), (x + h * 0.06, y - h * 0.25),
            (x + h * 0.1, y)], TIMBER)  # fmt: skip
    c.blob([(x - h * 0.1, y - h * 0.46), (x - h * 0.34, y - h * 0.66), (x - h * 0.26, y - h * 0.9),
            (x, y - h), (x + h * 0.26, y - h * 0.9), (x + h * 0.34, y - h * 0.66),
            (x + h * 0.1, y - h * 0.46)], fill)  # fmt: skip
    for lean in (-0.24, -0.12, 0, 0.12, 0.24):
        tip = (x + lean * h, y - h * (0.93 - abs(lean) * 0.5))
        stitches(c, [(x + lean * h * 0.4, y - h * 0.52), tip], lighter(fill, 0.5), h * 0.06,
                 h * 0.04, max(2.5, h * 0.015))  # fmt: skip


def bare_tree(c: Canvas, x: float, y: float, h: float, fill: str = TIMBER) -> None:
    """A tree in winter."""
    trunk(c, x, y, h * 0.6, h * 0.08, fill)
    _branch(c, (x, y - h * 0.5), -90, h * 0.25, h * 0.045, fill)


def _branch(c: Canvas, start: Point, angle: float, length: float, width: float, fill: str) -> None:
    end = turned([(start[0] + length, start[1])], start, angle)[0]
    c.bar(start, end, width, fill)
    if width > 3:
        for turn in (-34, 6, 38):
            _branch(c, end, angle + turn, length * 0.68, width * 0.55, fill)


def bush(c: Canvas, x: float, y: float, w: float, fill: str, thread: str = STITCH) -> None:
    for dx, r in ((-0.3, 0.2), (0.28, 0.22), (0, 0.28)):
        c.circle(x + dx * w, y - r * w * 0.6, r * w, fill)
    c.rect(x - w * 0.48, y - w * 0.13, w * 0.96, w * 0.13, fill, radius=w * 0.05)
    stitches(c, arc(x, y - w * 0.08, w * 0.24, w * 0.24, 190, 350), thread, 12, 9, 3)


def grass(c: Canvas, x: float, y: float, h: float, fill: str) -> None:
    """A tuft of blades."""
    for lean in (-0.5, -0.22, 0.04, 0.28, 0.55):
        tip = (x + lean * h, y - h * (1 - abs(lean) * 0.5))
        c.polygon([(x + lean * h * 0.3 - h * 0.05, y), tip, (x + lean * h * 0.3 + h * 0.05, y)],
                  fill)  # fmt: skip


def reed(c: Canvas, x: float, y: float, h: float, fill: str, head: str = TIMBER) -> None:
    for dx, share in ((-0.13, 0.74), (0, 1), (0.12, 0.84)):
        tip = (x + dx * h * 1.6, y - h * share)
        c.bar((x + dx * h * 0.3, y), tip, h * 0.018 + 1.5, fill)
        c.bar(tip, (tip[0], tip[1] + h * 0.14), h * 0.05, head)
    grass(c, x, y, h * 0.6, fill)


def heather(c: Canvas, x: float, y: float, h: float) -> None:
    """A tussock of heather in bloom."""
    for index, lean in enumerate((-0.6, -0.3, 0, 0.3, 0.6)):
        tip = (x + lean * h, y - h * (1 - 0.35 * abs(lean)))
        c.bar((x + lean * h * 0.3, y), tip, 3, HEATH[3])
        for share in (0.45, 0.65, 0.85, 1):
            px, py = x + lean * h * (0.3 + 0.7 * share), y + (tip[1] - y) * share
            c.circle(px, py, h * 0.075, HEATH[index % 3])


def flower(
    c: Canvas, x: float, y: float, h: float, petal: str, heart: str = SUN, stem: str = "#4b7a39"
) -> None:
    c.path(spline([(x, y), (x + h * 0.04, y - h * 0.5), (x, y - h)]), max(2.5, h * 0.035), stem)
    leaf(c, (x + h * 0.02, y - h * 0.4), h * 0.26, -35, stem)
    leaf(c, (x + h * 0.02, y - h * 0.25), h * 0.24, 205, stem)
    for px, py in arc(x, y - h, h * 0.13, h * 0.13, 0, 300, 5):
        c.circle(px, py, h * 0.1, petal)
    c.circle(x, y - h, h * 0.09, heart)


def sunflower(c: Canvas, x: float, y: float, h: float) -> None:
    c.bar((x, y), (x, y - h), h * 0.035, "#4b7a39")
    for side, angle in ((0.3, -30), (0.42, 210), (0.55, -25)):
        leaf(c, (x, y - h * side), h * 0.22, angle, "#5e8a45")
    for px, py in arc(x, y - h, h * 0.13, h * 0.13, 0, 345, 15):
        c.circle(px, py, h * 0.042, SUN)
    c.circle(x, y - h, h * 0.12, SUN)
    c.circle(x, y - h, h * 0.09, TIMBER)
    stitches(c, arc(x, y - h, h * 0.055, h * 0.055, 0, 360, 20), STITCH, 6, 6, 3)


def tulip(c: Canvas, x: float, y: float, h: float, petal: str = KLINKER) -> None:
    c.bar((x, y), (x, y - h * 0.8), h * 0.05, "#4b7a39")
    leaf(c, (x, y - h * 0.05), h * 0.55, -65, "#5e8a45")
    top, w = y - h, h * 0.14
    c.polygon([(x - w, top), (x - w * 0.5, top + h * 0.08), (x, top - h * 0.02),
               (x + w * 0.5, top + h * 0.08), (x + w, top), (x + w * 0.9, top + h * 0.2),
               (x, top + h * 0.27), (x - w * 0.9, top + h * 0.2)], petal)  # fmt: skip


def leaf(c: Canvas, foot: Point, length: float, angle: float, fill: str) -> None:
    """A single leaf growing from ``foot``; degrees clockwise from the right."""
    x, y = foot
    shape = [(x, y), (x + length * 0.35, y - length * 0.2), (x + length, y),
             (x + length * 0.35, y + length * 0.2)]  # fmt: skip
    tips = turned(shape, foot, angle)
    c.polygon(spline(tips, closed=True, steps=5), fill)
