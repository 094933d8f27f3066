"""The hand of all pictures: pieces of cloth with a seam along the edge. Land, sky, sun, patches."""

import math

from .canvas import Canvas
from .geometry import LEFT, RIGHT, Point, arc, beside, dashes, spline, wave
from .palette import GLOW, STITCH, SUN, darker

Edge = list[Point]


def stitches(
    c: Canvas,
    line: Edge,
    fill: str = STITCH,
    length: float = 22,
    gap: float = 14,
    width: float = 5,
) -> None:
    """Sew along a line."""
    for start, end in dashes(line, length, gap):
        c.bar(start, end, width, fill)


def land(
    c: Canvas, edge: Edge, fill: str, *, thread: str = STITCH, bottom: float = 1100, seam: float = 5
) -> Edge:
    """Lay a piece of cloth with this upper edge over all that lies behind; return the edge.

    A thin shadow above the edge lifts it off what lies behind, the seam runs just below.
    """
    strip = beside(edge, -9)
    c.polygon([*strip, *reversed(edge)], "#1c1a2b24")
    c.polygon([*edge, (edge[-1][0], bottom), (edge[0][0], bottom)], fill)
    stitches(c, beside(edge, 13), thread, length=4.6 * seam, gap=3 * seam, width=seam)
    return edge


def rows(
    c: Canvas,
    edge: Edge,
    fill: str,
    *,
    count: int,
    step: float = 34,
    first: float = 44,
    length: float = 30,
    gap: float = 22,
    width: float = 4,
) -> None:
    """Quilt the cloth under an edge with lines of stitches, wider apart as they come nearer."""
    for index in range(count):
        drop = first + step * index * (1 + 0.1 * index)
        line = [(x + 17 * (index % 2), y + drop) for x, y in edge]
        stitches(c, line, fill, length, gap, width)


def sprinkle(
    c: Canvas,
    edge: Edge,
    fills: tuple[str, ...],
    *,
    count: int,
    depth: float,
    first: float = 30,
    size: tuple[float, float] = (4, 8),
) -> None:
    """Scatter knots (flowers, heather, leaves) over the cloth under an edge."""
    for _ in range(count):
        x, y = c.random.choice(edge)
        share = c.random.random()
        radius = size[0] + (size[1] - size[0]) * share
        c.circle(x + c.random.uniform(-8, 8), y + first + depth * share, radius,
                 c.random.choice(fills))  # fmt: skip


def sky(c: Canvas, *colours: str, horizon: float = 600, thread: str = "#fff6e450") -> None:
    """Hang the sky in broad bands, the highest first."""
    c.rect(0, 0, c.width, c.height, colours[0])
    for index, colour in enumerate(colours[1:], start=1):
        edge = wave(c.random, horizon * index / len(colours), 14, 1500)
        c.polygon([*edge, (RIGHT, c.height), (LEFT, c.height)], colour)
        stitches(c, beside(edge, 10), thread, 30, 26, 4)


def sun(c: Canvas, x: float, y: float, radius: float, fill: str = SUN, halo: str = GLOW) -> None:
    """Sew on the sun: two rings of light, the disc, a ring of stitches in it."""
    c.circle(x, y, radius * 1.75, halo + "38")
    c.circle(x, y, radius * 1.35, halo + "48")
    c.circle(x, y, radius, fill)
    inner = radius - 14
    stitches(c, arc(x, y, inner, inner, -90, 270, 72), STITCH, 18, 13, 5)


def rays(c: Canvas, x: float, y: float, first: float, last: float, fill: str, count: int = 24):
    """Sew rays round a light, long and short in turn."""
    for index in range(count):
        angle = math.tau * (index + 0.5) / count
        end = last if index % 2 else first + (last - first) * 0.6
        a = (x + first * math.cos(angle), y + first * math.sin(angle))
        b = (x + end * math.cos(angle), y + end * math.sin(angle))
        stitches(c, [a, b], fill, 20, 15, 5)


def moon(c: Canvas, x: float, y: float, radius: float, ground: str) -> None:
    c.circle(x, y, radius * 1.5, GLOW + "22")
    c.circle(x, y, radius, "#f7e7bd")
    c.circle(x + radius * 0.42, y - radius * 0.2, radius * 0.86, ground)


def stars(c: Canvas, count: int, bottom: float, fill: str = STITCH) -> None:
    """Sew stars as small crosses."""
    for _ in range(count):
        x, y, r = c.random.uniform(0, c.width), c.random.uniform(10, bottom), c.random.uniform(3, 7)
        c.bar((x - r, y), (x + r, y), 2.4, fill)
        c.bar((x, y - r), (x, y + r), 2.4, fill)


def cloud(c: Canvas, x: float, y: float, w: float, fill: str = "#fffaf0") -> None:
    """Sew on a cloud with a flat lower edge at ``y``."""
    for dx, radius in ((-0.26, 0.15), (-0.03, 0.22), (0.22, 0.16)):
        c.circle(x + dx * w, y - radius * w, radius * w, fill)
    c.rect(x - w / 2, y - w * 0.16, w, w * 0.16, fill, radius=w * 0.08)
    seam = [(x - w * 0.4, y - w * 0.045), (x + w * 0.4, y - w * 0.045)]
    stitches(c, seam, darker(fill, 0.14), w * 0.06, w * 0.04, 4)


def patch(
    c: Canvas, points: Edge, fill: str, *, thread: str = STITCH, inset: float = 12, width: float = 4
) -> None:
    """Sew on a patch whose corners are given clockwise."""
    c.polygon(points, fill)
    closed = [points[-1], *points, points[0]]
    stitches(c, beside(closed, inset)[1:], thread, 4.5 * width, 3.2 * width, width)


def box(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    fill: str,
    *,
    thread: str = STITCH,
    radius: float = 8,
    inset: float = 10,
    width: float = 4,
) -> None:
    """Sew on a rectangle."""
    c.rect(x, y, w, h, fill, radius)
    left, top, right, bottom = x + inset, y + inset, x + w - inset, y + h - inset
    loop = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    for line in zip(loop, loop[1:], strict=False):
        stitches(c, list(line), thread, 4.5 * width, 3.2 * width, width)


def disc(c: Canvas, x: float, y: float, radius: float, fill: str, thread: str = STITCH) -> None:
    """Sew on a round patch."""
    c.circle(x, y, radius, fill)
    inner = radius * 0.84
    stitches(c, arc(x, y, inner, inner, -90, 270, 60), thread, radius * 0.2, radius * 0.14,
             max(2.5, radius * 0.05))  # fmt: skip


def band(c: Canvas, centre: Edge, near: float, far: float, fill: str, thread: str = STITCH) -> None:
    """Lay a path or river along a line from near to far, narrowing as it goes."""
    line = spline(centre, steps=16)
    last = len(line) - 1
    left, right = [], []
    for index, (x, y) in enumerate(line):
        half = (near + (far - near) * (index / last) ** 0.8) / 2
        left.append((x - half, y))
        right.append((x + half, y))
    c.polygon([*left, *reversed(right)], fill)
    for side, inward in ((left, 8), (right, -8)):
        stitches(c, [(x + inward, y) for x, y in side], thread, 18, 14, 4)


def water(
    c: Canvas, top: float, bottom: float, fill: str, *, count: int = 40, left: float = 0,
    right: float = 1600,
) -> None:  # fmt: skip
    """Sew short ripples over a stretch of water, longer as they come nearer."""
    for _ in range(count):
        share = c.random.random()
        x, y = c.random.uniform(left, right), top + (bottom - top) * share
        half = 10 + 34 * share
        c.bar((x - half, y), (x + half, y), 3 + 3 * share, fill)
