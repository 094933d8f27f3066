"""Houses and what else stands in towns and on the coast. ``x`` is the middle, ``y`` the ground."""

import math

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, arc, turned
from .palette import GLOW, KLINKER, LINEN, SNOW, STITCH, TIMBER, darker, lighter

PANE = "#3d5560"
BRICKS = ("#b5432b", "#a34a35", "#c46a4a", "#8f3d2e")
PLASTER = ("#f0e4cc", "#e8c98f", "#d9b3a0", "#cfdcd6")
ROOFS = ("#8f3d2e", "#6f4034", "#4d4a52", "#a2553c")


def window(
    c: Canvas, x: float, y: float, w: float, h: float, pane: str = PANE, frame: str = LINEN
) -> None:
    """A window with a cross, centred on ``x``, hanging from ``y``."""
    edge = max(2.5, w * 0.1)
    c.rect(x - w / 2 - edge, y - edge, w + 2 * edge, h + 2 * edge, frame)
    c.rect(x - w / 2, y, w, h, pane)
    c.rect(x - edge / 3, y, edge / 1.5, h, frame)
    c.rect(x - w / 2, y + h * 0.4, w, edge / 1.5, frame)


def door(c: Canvas, x: float, y: float, w: float, h: float, fill: str, *, arch: bool = False):
    """A closed door standing on ``y``."""
    c.rect(x - w / 2 - 4, y - h - 4, w + 8, h + 4, darker(fill, 0.35))
    if arch:
        c.dome(x, y - h, w / 2 + 4, w / 2 + 4, darker(fill, 0.35))
        c.dome(x, y - h, w / 2, w / 2, GLOW)
    c.rect(x - w / 2, y - h, w, h, fill)
    stitches(c, [(x, y - 6), (x, y - h + 6)], lighter(fill, 0.35), 12, 9, 2.5)
    c.circle(x + w * 0.3, y - h * 0.45, max(2.5, w * 0.06), STITCH)


def _openings(c: Canvas, x: float, y: float, w: float, h: float, pane: str, columns: int) -> None:
    """Spread windows over a wall, leaving the ground floor's middle to the door."""
    floors = max(1, round(h / 100))
    size = w / (columns * 2.1)
    for floor in range(floors):
        top = y - h + h / floors * (floor + 0.22)
        for column in range(columns):
            px = x + w * ((column + 0.5) / columns - 0.5)
            if floor == floors - 1 and column == columns // 2:
                continue
            window(c, px, top, size, min(size * 1.35, h / floors * 0.5), pane)


def gable(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str,
    roof: str,
    *,
    pane: str = PANE,
    columns: int = 3,
    entrance: str | None = "#1d7c8e",
    thread: str = STITCH,
    pitch: float = 0.62,
) -> None:
    """A house that shows its gable: the wall ``h`` high, the roof above it."""
    peak = y - h - w * pitch
    c.polygon([(x - w / 2, y), (x - w / 2, y - h), (x, peak), (x + w / 2, y - h), (x + w / 2, y)],
              wall)  # fmt: skip
    _openings(c, x, y, w, h, pane, columns)
    window(c, x, y - h - w * pitch * 0.42, w * 0.13, w * 0.17, pane)
    beam, over = max(9, w * 0.075), w * 0.06
    for side in (-1, 1):
        c.bar((x, peak), (x + side * (w / 2 + over), y - h + over * pitch * 2), beam, roof)
        stitches(c, [(x + side * 5, peak + 3), (x + side * (w / 2 + over * 0.6), y - h + over)],
                 thread, beam, beam * 0.8, max(2.2, beam * 0.2))  # fmt: skip
    if entrance:
        door(c, x if columns % 2 else x + w / columns / 2, y, w * 0.17, min(h * 0.42, w * 0.34),
             entrance)  # fmt: skip


def stepped(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str,
    *,
    pane: str = PANE,
    steps: int = 4,
) -> None:
    """A brick house with a stepped gable."""
    outline: list[Point] = [(x - w / 2, y)]
    rise, run = w * 0.16, w / 2 / (steps + 0.6)
    for side in (-1, 1):
        levels = range(steps + 1) if side < 0 else range(steps, -1, -1)
        for level in levels:
            far, near = x + side * (w / 2 - run * level), x + side * (w / 2 - run * (level + 1))
            top = y - h - rise * level
            outline += [(far, top), (near, top)] if side < 0 else [(near, top), (far, top)]
    c.polygon([*outline, (x + w / 2, y)], wall)
    stitches(c, [(px, py + 7) for px, py in outline[1:]], STITCH, 9, 7, 2.5)
    _openings(c, x, y, w, h, pane, 3)
    for row, columns in ((0.9, 2), (2.3, 1)):
        for column in range(columns):
            window(c, x + (column - (columns - 1) / 2) * w * 0.26, y - h - rise * row, w * 0.12,
                   w * 0.15, pane)  # fmt: skip
    door(c, x, y, w * 0.19, w * 0.32, "#2f5d50", arch=True)


def timbered(
    c: Canvas, x: float, y: float, w: float, h: float, fill: str, roof: str, *, pane: str = PANE
) -> None:
    """A half-timbered house with its gable to the street."""
    gable(c, x, y, w, h, fill, roof, pane=pane, columns=3, entrance="#6b4a36")
    beam = max(5, w * 0.03)
    for share in (0, 0.5, 1):
        c.bar((x - w / 2, y - h * share), (x + w / 2, y - h * share), beam, TIMBER)
    for share in (-0.5, -0.17, 0.17, 0.5):
        c.bar((x + w * share, y), (x + w * share, y - h), beam, TIMBER)
    for side in (-1, 1):
        c.bar((x + side * w / 2, y - h * 0.5), (x + side * w * 0.34, y - h), beam * 0.8, TIMBER)
        c.bar((x, y - h - w * 0.36), (x + side * w * 0.3, y - h), beam * 0.8, TIMBER)


def longhouse(
    c: Canvas, x: float, y: float, w: float, h: float, wall: str, roof: str, *, pane: str = PANE
) -> None:
    """A house along the street: a low wall under a great roof."""
    c.rect(x - w / 2, y - h, w, h, wall)
    columns = max(3, round(w / 90))
    for column in range(columns):
        px = x - w / 2 + w * (column + 0.5) / columns
        if column == columns // 2:
            door(c, px, y, w / columns * 0.42, h * 0.72, "#1d7c8e")
        else:
            window(c, px, y - h * 0.72, w / columns * 0.34, h * 0.4, pane)
    rise = h * 1.05
    c.polygon([(x - w / 2 - 16, y - h + 8), (x - w / 2 + rise * 0.5, y - h - rise),
               (x + w / 2 - rise * 0.5, y - h - rise), (x + w / 2 + 16, y - h + 8)],
              roof)  # fmt: skip
    for share in (0.1, 0.4, 0.7):
        inset = rise * 0.5 * share + 12
        stitches(c, [(x - w / 2 + inset, y - h - rise * share), (x + w / 2 - inset,
                 y - h - rise * share)], lighter(roof, 0.35), 18, 14, 3.5)  # fmt: skip


def church(
    c: Canvas, x: float, y: float, h: float, wall: str, roof: str, pane: str = PANE, side: int = 1
) -> None:
    """A village church: a tower with a pointed roof, the nave beside it."""
    w = h * 0.24
    length = h * 0.52
    left = x + (w / 2 - 4 if side > 0 else -w / 2 + 4 - length)
    c.rect(left, y - h * 0.3, length, h * 0.3, wall)
    c.polygon([(left - 6, y - h * 0.29), (left + h * 0.1, y - h * 0.49),
               (left + length - h * 0.1, y - h * 0.49), (left + length + 6, y - h * 0.29)],
              roof)  # fmt: skip
    for share in (0.2, 0.5, 0.8):
        arched_window(c, left + length * share, y - h * 0.07, h * 0.05, h * 0.14, pane)
    c.rect(x - w / 2, y - h * 0.62, w, h * 0.62, darker(wall, 0.06))
    c.polygon([(x - w * 0.6, y - h * 0.61), (x, y - h), (x + w * 0.6, y - h * 0.61)], roof)
    stitches(c, [(x - w * 0.46, y - h * 0.645), (x + w * 0.46, y - h * 0.645)], STITCH, 10, 8, 3)
    c.circle(x, y - h * 0.5, w * 0.17, LINEN)
    c.bar((x, y - h * 0.5), (x, y - h * 0.53), 2.5, TIMBER)
    c.bar((x, y - h * 0.5), (x + w * 0.09, y - h * 0.49), 2.5, TIMBER)
    arched_window(c, x, y - h * 0.25, h * 0.05, h * 0.1, pane)


def arched_window(c: Canvas, x: float, y: float, w: float, h: float, pane: str = PANE) -> None:
    """A round-headed window standing on ``y``."""
    c.rect(x - w / 2, y - h, w, h, pane)
    c.dome(x, y - h, w / 2, w / 2, pane)


def lighthouse(c: Canvas, x: float, y: float, h: float, stripe: str = KLINKER) -> None:
    """A striped tower with a lit lantern."""
    foot, head, stripes = h * 0.13, h * 0.075, 6
    for index in range(stripes):
        low, high = index / stripes, (index + 1) / stripes
        a, b = foot + (head - foot) * low, foot + (head - foot) * high
        c.polygon([(x - a, y - h * 0.76 * low), (x + a, y - h * 0.76 * low),
                   (x + b, y - h * 0.76 * high), (x - b, y - h * 0.76 * high)],
                  SNOW if index % 2 else stripe)  # fmt: skip
    for share in (0.25, 0.5):
        c.rect(x - h * 0.012, y - h * share, h * 0.024, h * 0.05, TIMBER)
    c.rect(x - h * 0.105, y - h * 0.785, h * 0.21, h * 0.03, darker(stripe, 0.45))
    c.rect(x - h * 0.055, y - h * 0.885, h * 0.11, h * 0.1, GLOW)
    c.rect(x - h * 0.006, y - h * 0.885, h * 0.012, h * 0.1, TIMBER)
    c.dome(x, y - h * 0.88, h * 0.075, h * 0.085, stripe)
    c.circle(x, y - h * 0.975, h * 0.014, darker(stripe, 0.4))


def turbine(c: Canvas, x: float, y: float, h: float, angle: float, fill: str = SNOW) -> None:
    """A wind turbine; ``angle`` turns its rotor."""
    hub = (x, y - h * 0.66)
    c.polygon([(x - h * 0.02, y), (x - h * 0.009, hub[1]), (x + h * 0.009, hub[1]),
               (x + h * 0.02, y)], fill)  # fmt: skip
    blade = [(0.0, -0.012), (0.06, -0.03), (0.34, -0.004), (0.34, 0.004), (0.0, 0.012)]
    for turn in (0, 120, 240):
        points = [(hub[0] + px * h, hub[1] + py * h) for px, py in blade]
        c.polygon(turned(points, hub, angle + turn), fill)
        seam = turned([(hub[0] + 0.05 * h, hub[1]), (hub[0] + 0.26 * h, hub[1])], hub, angle + turn)
        stitches(c, seam, darker(fill, 0.25), h * 0.022, h * 0.016, max(2, h * 0.006))
    c.circle(*hub, h * 0.02, darker(fill, 0.2))


def windmill(c: Canvas, x: float, y: float, h: float, wall: str = "#7a3f30") -> None:
    """An East Frisian gallery mill."""
    c.polygon([(x - h * 0.19, y), (x - h * 0.1, y - h * 0.62), (x + h * 0.1, y - h * 0.62),
               (x + h * 0.19, y)], wall)  # fmt: skip
    c.dome(x, y - h * 0.61, h * 0.115, h * 0.11, darker(wall, 0.4))
    c.rect(x - h * 0.24, y - h * 0.27, h * 0.48, h * 0.025, LINEN)
    for share in (0.1, 0.4, 0.52):
        window(c, x, y - h * share, h * 0.04, h * 0.05)
    hub = (x, y - h * 0.64)
    for turn in (28, 118, 208, 298):
        arm = turned([hub, (hub[0] + h * 0.46, hub[1])], hub, turn)
        c.bar(*arm, h * 0.014, TIMBER)
        sail = [(0.08, 0), (0.45, 0), (0.45, 0.075), (0.08, 0.075)]
        points = turned([(hub[0] + px * h, hub[1] + py * h) for px, py in sail], hub, turn)
        c.polygon(points, LINEN)
        seam = turned([(hub[0] + 0.1 * h, hub[1] + 0.04 * h), (hub[0] + 0.43 * h,
                      hub[1] + 0.04 * h)], hub, turn)  # fmt: skip
        stitches(c, seam, TIMBER, 10, 8, 2.5)


def street(
    c: Canvas, y: float, left: float, right: float, height: float, *, pane: str = PANE,
    walls: tuple[str, ...] = BRICKS + PLASTER, roofs: tuple[str, ...] = ROOFS
) -> None:  # fmt: skip
    """A row of gables of every kind, shoulder to shoulder."""
    x = left
    while x < right:
        w = height * c.random.uniform(0.75, 1.05)
        h = height * c.random.uniform(0.8, 1.15)
        kind = c.random.choice((gable, gable, timbered, stepped))
        middle = x + w / 2
        if kind is stepped:
            stepped(c, middle, y, w, h, c.random.choice(walls[:4]), pane=pane)
        elif kind is timbered:
            timbered(c, middle, y, w, h, c.random.choice(walls[-4:]), c.random.choice(roofs),
                     pane=pane)  # fmt: skip
        else:
            gable(c, middle, y, w, h, c.random.choice(walls), c.random.choice(roofs), pane=pane)
        x += w * 0.98


def bridge_arch(c: Canvas, x: float, y: float, w: float, h: float, fill: str, thread: str) -> None:
    """An opening under a bridge, with its ring of stones; ``fill`` is what one sees through it."""
    c.dome(x, y, w / 2, h, fill)
    stitches(c, arc(x, y, w / 2 + 14, h + 14, 184, 356), thread, 26, 9, 11)


def arcade(c: Canvas, y: float, left: float, right: float, count: int, fill: str) -> None:
    """A row of round arches standing on ``y``."""
    step = (right - left) / count
    for index in range(count):
        arched_window(c, left + step * (index + 0.5), y, step * 0.66, step * 0.75, fill)


def clock(c: Canvas, x: float, y: float, radius: float, rim: str = TIMBER) -> None:
    """A clock without figures, at ten past ten."""
    c.circle(x, y, radius * 1.14, rim)
    c.circle(x, y, radius, LINEN)
    for index in range(12):
        angle = math.tau * index / 12
        c.circle(x + radius * 0.8 * math.cos(angle), y + radius * 0.8 * math.sin(angle),
                 max(1.5, radius * 0.06), rim)  # fmt: skip
    c.bar((x, y), (x - radius * 0.42, y - radius * 0.3), radius * 0.1, rim)
    c.bar((x, y), (x + radius * 0.45, y - radius * 0.42), radius * 0.08, rim)
