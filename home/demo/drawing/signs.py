"""The drawn signs of the logos. Each fills a circle of radius ``r`` round ``x``, ``y``."""

from .canvas import Canvas
from .cloth import stitches
from .geometry import arc, around, capsule, spline, turned

Inks = tuple[str, str, str]  # main colour, second colour, ground


def circle(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """Eight heads round a table."""
    for index in range(8):
        px, py = around(index * 45, r * 0.8, (x, y))
        c.circle(px, py, r * 0.2, inks[index % 2])
    c.circle(x, y, r * 0.42, inks[0])
    stitches(c, arc(x, y, r * 0.29, r * 0.29, 0, 360), inks[2], r * 0.12, r * 0.09, r * 0.05)


def shield(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """A badge with a wave across."""
    outline = [(-0.8, -0.92), (0.8, -0.92), (0.8, 0.05), (0.62, 0.55), (0, 1), (-0.62, 0.55),
               (-0.8, 0.05)]  # fmt: skip
    c.polygon([(x + px * r, y + py * r) for px, py in outline], inks[0])
    line = spline([(x - r * 0.8, y + r * 0.1), (x - r * 0.4, y - r * 0.12), (x, y + r * 0.08),
                   (x + r * 0.4, y + r * 0.28), (x + r * 0.8, y + r * 0.06)])  # fmt: skip
    c.path(line, r * 0.24, inks[2])
    c.path(line, r * 0.12, inks[1])
    c.circle(x, y - r * 0.46, r * 0.26, inks[2])
    c.circle(x, y - r * 0.46, r * 0.15, inks[1])


def wave(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    c.circle(x, y, r, inks[0])
    for index, drop in enumerate((-0.32, 0.08, 0.48)):
        half = (0.86, 0.92, 0.78)[index] * r
        line = spline([(x - half, y + drop * r), (x - half / 2, y + (drop - 0.18) * r),
                       (x, y + drop * r), (x + half / 2, y + (drop + 0.18) * r),
                       (x + half, y + drop * r)])  # fmt: skip
        c.path(line, r * 0.17, inks[2 if index != 1 else 1])


def leaf(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """Two leaves on one stem."""
    for side, ink in ((-1, 0), (1, 1)):
        shape = [(x, y + r * 0.45), (x + side * r * 0.2, y - r * 0.45), (x + side * r * 0.85,
                 y - r * 0.85), (x + side * r * 0.8, y - r * 0.05)]  # fmt: skip
        c.blob(shape, inks[ink])
        seam = [(x + side * r * 0.12, y + r * 0.2), (x + side * r * 0.68, y - r * 0.6)]
        stitches(c, seam, inks[2], r * 0.15, r * 0.1, r * 0.055)
    c.bar((x, y + r * 0.4), (x, y + r * 0.92), r * 0.13, inks[0])


def house(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    c.polygon([(x - r * 0.68, y + r * 0.85), (x - r * 0.68, y - r * 0.1), (x, y - r * 0.7),
               (x + r * 0.68, y - r * 0.1), (x + r * 0.68, y + r * 0.85)], inks[0])  # fmt: skip
    c.path([(x - r * 0.92, y + r * 0.05), (x, y - r * 0.78), (x + r * 0.92, y + r * 0.05)],
           r * 0.2, inks[1])  # fmt: skip
    for side in (-1, 1):
        c.circle(x + side * r * 0.16, y + r * 0.1, r * 0.2, inks[2])
    c.polygon([(x - r * 0.345, y + r * 0.17), (x + r * 0.345, y + r * 0.17), (x, y + r * 0.55)],
              inks[2])  # fmt: skip


def star(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """A quilter's star of eight diamonds in two cloths."""
    for index in range(8):
        diamond = [(x, y), (x + r * 0.52, y - r * 0.215), (x + r, y), (x + r * 0.52, y + r * 0.215)]
        c.polygon(turned(diamond, (x, y), index * 45), inks[index % 2])
    for index in range(8):
        seam = turned([(x, y), (x + r * 0.56, y)], (x, y), index * 45 + 22.5)
        c.bar(*seam, r * 0.045, inks[2])


def chain(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """Two links, one through the other."""
    for side, ink in ((-1, 0), (1, 1)):
        centre = (x + side * r * 0.36, y)
        outer = capsule((centre[0] - r * 0.24, y), (centre[0] + r * 0.24, y), r * 0.86)
        c.path([*outer, outer[0]], r * 0.2, inks[ink])
    cross = arc(x - r * 0.12, y, r * 0.43, r * 0.43, -62, -28, 10)
    c.path(cross, r * 0.3, inks[2])
    c.path(arc(x - r * 0.12, y, r * 0.43, r * 0.43, -75, -15, 12), r * 0.2, inks[0])


def book(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """An open book, a sun rising from it."""
    c.dome(x, y - r * 0.02, r * 0.4, r * 0.4, inks[1])
    for angle in (-150, -120, -90, -60, -30):
        start, end = (around(angle, r * share, (x, y - r * 0.02)) for share in (0.54, 0.82))
        c.bar(start, end, r * 0.1, inks[1])
    for side in (-1, 1):
        page = spline([(x, y + r * 0.12), (x + side * r * 0.5, y - r * 0.06),
                       (x + side * r * 0.95, y + r * 0.08)])  # fmt: skip
        c.polygon([*page, (x + side * r * 0.95, y + r * 0.72), (x + side * r * 0.5, y + r * 0.6),
                   (x, y + r * 0.8)], inks[0])  # fmt: skip
        stitches(c, [(x + side * r * 0.2, y + r * 0.3), (x + side * r * 0.78, y + r * 0.24)],
                 inks[2], r * 0.13, r * 0.09, r * 0.05)  # fmt: skip
    c.bar((x, y + r * 0.14), (x, y + r * 0.76), r * 0.05, inks[2])


def hand(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """An open hand with a dot of warmth in it."""
    for px, top in ((-0.36, -0.6), (-0.12, -0.84), (0.12, -0.8), (0.36, -0.56)):
        c.bar((x + px * r, y + r * 0.1), (x + px * r * 1.25, y + top * r), r * 0.2, inks[0])
    c.bar((x + r * 0.3, y + r * 0.5), (x + r * 0.74, y + r * 0.02), r * 0.23, inks[0])
    c.blob([(x - r * 0.46, y), (x + r * 0.44, y), (x + r * 0.46, y + r * 0.5),
            (x + r * 0.24, y + r * 0.9), (x - r * 0.24, y + r * 0.9), (x - r * 0.46, y + r * 0.5)],
           inks[0])  # fmt: skip
    c.circle(x - r * 0.02, y + r * 0.36, r * 0.24, inks[1])


def wheel(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    for index in range(8):
        end = around(index * 45 + 22.5, r * 0.74, (x, y))
        c.bar((x, y), end, r * 0.07, inks[1])
    c.ring(x, y, r * 0.96, r * 0.2, inks[0])
    stitches(c, arc(x, y, r * 0.86, r * 0.86, 0, 360, 60), inks[2], r * 0.13, r * 0.11, r * 0.045)
    c.circle(x, y, r * 0.24, inks[0])
    c.circle(x, y, r * 0.1, inks[2])


def sun(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """Half a sun over the land."""
    y += r * 0.34
    c.dome(x, y - r * 0.04, r * 0.52, r * 0.52, inks[0])
    for index in range(7):
        angle = -180 + index * 30
        start, end = (around(angle, r * share, (x, y - r * 0.1)) for share in (0.68, 0.98))
        c.bar(start, end, r * 0.13, inks[index % 2])
    for drop, half in ((0.12, 0.92), (0.36, 0.62)):
        c.bar((x - r * half, y + drop * r), (x + r * half, y + drop * r), r * 0.13, inks[1])


def bridge(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    c.path(arc(x, y + r * 0.42, r * 0.62, r * 0.78, 180, 360), r * 0.17, inks[0])
    c.bar((x - r * 0.95, y - r * 0.05), (x + r * 0.95, y - r * 0.05), r * 0.17, inks[0])
    for px in (-0.3, 0, 0.3):
        c.bar((x + px * r, y - r * 0.05), (x + px * r, y - r * 0.3), r * 0.08, inks[0])
    for side in (-1, 1):
        c.bar((x + side * r * 0.62, y + r * 0.42), (x + side * r * 0.62, y - r * 0.05), r * 0.17,
              inks[0])  # fmt: skip
    line = spline([(x - r * 0.9, y + r * 0.66), (x - r * 0.45, y + r * 0.54), (x, y + r * 0.66),
                   (x + r * 0.45, y + r * 0.78), (x + r * 0.9, y + r * 0.66)])  # fmt: skip
    c.path(line, r * 0.15, inks[1])


def note(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    """Two quavers under one beam."""
    for px, ink in ((-0.42, 0), (0.5, 1)):
        c.blob([(x + (px - 0.3) * r, y + r * 0.66), (x + px * r, y + r * 0.42),
                (x + (px + 0.26) * r, y + r * 0.54), (x + (px - 0.02) * r, y + r * 0.82)],
               inks[ink])  # fmt: skip
        c.bar((x + (px + 0.19) * r, y + r * 0.56), (x + (px + 0.19) * r, y - r * 0.6), r * 0.11,
              inks[ink])  # fmt: skip
    c.bar((x - r * 0.22, y - r * 0.6), (x + r * 0.68, y - r * 0.76), r * 0.26, inks[0])


def boat(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    c.polygon([(x - r * 0.06, y - r * 0.92), (x - r * 0.06, y + r * 0.22), (x - r * 0.72,
               y + r * 0.22)], inks[1])  # fmt: skip
    c.polygon([(x + r * 0.08, y - r * 0.7), (x + r * 0.62, y + r * 0.22), (x + r * 0.08,
               y + r * 0.22)], inks[0])  # fmt: skip
    c.polygon([(x - r * 0.86, y + r * 0.34), (x + r * 0.86, y + r * 0.34), (x + r * 0.52,
               y + r * 0.72), (x - r * 0.52, y + r * 0.72)], inks[0])  # fmt: skip
    stitches(c, [(x - r * 0.64, y + r * 0.48), (x + r * 0.64, y + r * 0.48)], inks[2], r * 0.13,
             r * 0.1, r * 0.055)  # fmt: skip
    stitches(c, [(x - r * 0.9, y + r * 0.9), (x + r * 0.9, y + r * 0.9)], inks[1], r * 0.24,
             r * 0.14, r * 0.1)  # fmt: skip


def tree(c: Canvas, x: float, y: float, r: float, inks: Inks) -> None:
    c.polygon([(x - r * 0.1, y), (x + r * 0.1, y), (x + r * 0.18, y + r * 0.92),
               (x - r * 0.18, y + r * 0.92)], inks[1])  # fmt: skip
    for px, py, radius in ((-0.48, -0.06, 0.4), (0.48, -0.06, 0.4), (0, -0.44, 0.52)):
        c.circle(x + px * r, y + py * r, radius * r, inks[0])
    for px, py in ((-0.44, -0.16), (0.42, -0.18), (0, -0.62), (0.02, -0.1)):
        c.circle(x + px * r, y + py * r, r * 0.085, inks[2])


SIGNS = {
    "kreis": circle, "schild": shield, "welle": wave, "blatt": leaf, "haus": house,
    "stern": star, "kette": chain, "buch": book, "hand": hand, "rad": wheel, "sonne": sun,
    "bruecke": bridge, "note": note, "boot": boat, "baum": tree,
}  # fmt: skip
