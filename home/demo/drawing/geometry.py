"""Points and lines: splines, waves, offsets, jointed limbs. Nothing here draws."""

import math
import random
from bisect import bisect_right
from itertools import accumulate, pairwise

Point = tuple[float, float]

# Land runs past both sides of the picture, so that no edge shows there.
LEFT, RIGHT = -60, 1660


def spline(points: list[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """Return a smooth line (Catmull-Rom) through all points."""
    if closed:
        padded = [points[-1], *points, points[0], points[1]]
    else:
        padded = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            line.append(_between(a, b, c, d, step / steps))
    if not closed:
        line.append(points[-1])
    return line


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def axis(i: int) -> float:
        return 0.5 * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )

    return axis(0), axis(1)


def wave(
    rng: random.Random, y: float, swing: float, length: float = 700, tilt: float = 0
) -> list[Point]:
    """Return the soft upper edge of a layer of land; ``tilt`` lifts its right end."""
    phases = [rng.uniform(0, math.tau) for _ in range(3)]
    line = []
    for x in range(LEFT, RIGHT + 1, 12):
        turn = math.tau * x / length
        swell = math.sin(turn + phases[0]) + 0.5 * math.sin(1.7 * turn + phases[1])
        line.append((x, y - tilt * x / 1600 + swing * (swell + 0.22 * math.sin(4 * turn))))
    return line


def ridge(*points: Point) -> list[Point]:
    """Return an edge composed by hand, carried on to both sides of the picture."""
    first, last = points[0], points[-1]
    return spline([(LEFT, first[1]), *points, (RIGHT, last[1])])


def height_at(edge: list[Point], x: float) -> float:
    """Return how high an edge that runs from left to right lies at ``x``."""
    index = min(max(bisect_right(edge, (x, math.inf)), 1), len(edge) - 1)
    (x0, y0), (x1, y1) = edge[index - 1], edge[index]
    return y0 + (y1 - y0) * (x - x0) / ((x1 - x0) or 1)


def beside(line: list[Point], distance: float) -> list[Point]:
    """Return the line moved sideways: to the right of its direction if positive."""
    moved = []
    for index, (x, y) in enumerate(line):
        ax, ay = line[max(index - 1, 0)]
        bx, by = line[min(index + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        moved.append((x - (by - ay) / length * distance, y + (bx - ax) / length * distance))
    return moved


def dashes(line: list[Point], length: float, gap: float) -> list[tuple[Point, Point]]:
    """Cut a line into dashes, measured along it."""
    marks = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(line))]
    count = int((marks[-1] + gap) // (length + gap))
    start = (marks[-1] - count * (length + gap) + gap) / 2
    cuts = [start + index * (length + gap) for index in range(count)]
    return [(_along(line, marks, at), _along(line, marks, at + length)) for at in cuts]


def _along(line: list[Point], marks: list[float], at: float) -> Point:
    index = min(max(bisect_right(marks, at), 1), len(line) - 1)
    (x0, y0), (x1, y1) = line[index - 1], line[index]
    share = (at - marks[index - 1]) / ((marks[index] - marks[index - 1]) or 1)
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def capsule(start: Point, end: Point, width: float) -> list[Point]:
    """Return the outline of a bar with round ends."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    steps = 3 if width < 12 else 8
    outline = []
    for (x, y), turn in ((end, angle - math.pi / 2), (start, angle + math.pi / 2)):
        for step in range(steps + 1):
            at = turn + math.pi * step / steps
            outline.append((x + width / 2 * math.cos(at), y + width / 2 * math.sin(at)))
    return outline


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 36
) -> list[Point]:
    """Return points on an ellipse; degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def turned(points: list[Point], centre: Point, degrees: float) -> list[Point]:
    """Return the points turned clockwise round a centre."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = centre
    return [
        (cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos)
        for x, y in points
    ]


def joint(start: Point, end: Point, length: float, bend: int) -> Point:
    """Return the elbow or knee of a limb of two equal halves; ``bend`` is its side, ±1."""
    reach = math.dist(start, end) or 1
    out = bend * math.sqrt(max(length**2 / 4 - reach**2 / 4, 0))
    mx, my = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return mx - (end[1] - start[1]) / reach * out, my + (end[0] - start[0]) / reach * out


def around(angle: float, radius: float, centre: Point) -> Point:
    """Return the point at an angle (degrees, clockwise from the right) round a centre."""
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)
