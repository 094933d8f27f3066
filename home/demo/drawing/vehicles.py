"""Whatever drives or floats. ``y`` is the ground or the water line."""

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, arc, turned
from .heads import draw_head
from .palette import GLOW, INK, KLINKER, LINEN, MOOS, RAPS, SNOW, STITCH, TIMBER, darker
from .person import Person


def bicycle(c: Canvas, x: float, y: float, w: float, frame: str, side: int = 1) -> None:
    """A bicycle from the side, riding right or left (±1)."""
    r, thick = w * 0.25, max(3, w * 0.024)

    def at(px: float, py: float) -> Point:
        return x + side * px * w, y - py * w

    for px in (-0.32, 0.32):
        wheel = at(px, 0.25)
        for spoke in range(0, 180, 36):
            c.bar(*turned([(wheel[0] - r, wheel[1]), (wheel[0] + r, wheel[1])], wheel, spoke),
                  max(1.2, w * 0.006), "#b8b2a6")  # fmt: skip
        c.ring(*wheel, r, thick * 1.2, INK)
    crank, seat, head = at(-0.03, 0.26), at(-0.13, 0.55), at(0.22, 0.58)
    for start, end in ((at(-0.32, 0.25), crank), (at(-0.32, 0.25), seat), (crank, seat),
                       (crank, head), (seat, head), (head, at(0.32, 0.25))):  # fmt: skip
        c.bar(start, end, thick * 1.25, frame)
    c.bar(seat, at(-0.145, 0.62), thick, INK)
    c.bar(at(-0.21, 0.63), at(-0.08, 0.63), thick * 2, TIMBER)
    c.path([head, at(0.2, 0.68), at(0.29, 0.7)], thick, INK)
    c.circle(*crank, w * 0.045, INK)
    c.bar(at(-0.08, 0.18), at(0.02, 0.34), thick, INK)


def boat(c: Canvas, x: float, y: float, w: float, hull: str, cabin: str = SNOW) -> None:
    """A cutter with mast and nets; ``y`` is the water line."""
    c.bar((x - w * 0.05, y - w * 0.15), (x - w * 0.05, y - w * 0.78), w * 0.022, TIMBER)
    for end in ((x - w * 0.42, y - w * 0.5), (x + w * 0.3, y - w * 0.56)):
        c.bar((x - w * 0.05, y - w * 0.24), end, w * 0.014, TIMBER)
        c.polygon([end, (end[0] - w * 0.07, y - w * 0.2), (end[0] + w * 0.07, y - w * 0.2)],
                  "#7d9a5599")  # fmt: skip
    c.rect(x + w * 0.08, y - w * 0.36, w * 0.2, w * 0.24, cabin, radius=4)
    c.rect(x + w * 0.05, y - w * 0.39, w * 0.26, w * 0.04, darker(hull, 0.3))
    for dx in (0.11, 0.195):
        c.rect(x + dx * w, y - w * 0.32, w * 0.06, w * 0.07, "#3d5560")
    c.polygon([(x - w * 0.52, y - w * 0.23), (x - w * 0.3, y - w * 0.15), (x + w * 0.5,
               y - w * 0.17), (x + w * 0.42, y + w * 0.03), (x - w * 0.36, y + w * 0.03)],
              hull)  # fmt: skip
    stitches(c, [(x - w * 0.44, y - w * 0.16), (x - w * 0.3, y - w * 0.11), (x + w * 0.46,
             y - w * 0.13)], STITCH, w * 0.04, w * 0.03, max(2.5, w * 0.011))  # fmt: skip


def rowing_boat(c: Canvas, x: float, y: float, w: float, hull: str) -> None:
    c.polygon([(x - w / 2, y - w * 0.16), (x + w / 2, y - w * 0.16), (x + w * 0.36, y + w * 0.04),
               (x - w * 0.36, y + w * 0.04)], hull)  # fmt: skip
    stitches(c, [(x - w * 0.44, y - w * 0.11), (x + w * 0.44, y - w * 0.11)], STITCH, w * 0.06,
             w * 0.045, max(2.5, w * 0.018))  # fmt: skip


def bus(
    c: Canvas, x: float, y: float, w: float, fill: str, riders: tuple[Person, ...] = ()
) -> None:
    """A small country bus, driving right."""
    h = w * 0.4
    c.rect(x - w / 2, y - h - w * 0.05, w, h, fill, radius=w * 0.06)
    for index in range(4):
        c.rect(x - w * 0.45 + index * w * 0.18, y - h * 0.98, w * 0.155, h * 0.44, "#d9edee",
               radius=6)  # fmt: skip
    c.rect(x + w * 0.28, y - h * 0.98, w * 0.2, h * 0.52, "#d9edee", radius=8)
    for index, rider in enumerate(riders):
        draw_head(c, x + (index * 0.18 - 0.372) * w, y - h * 0.7, w * 0.045, rider)
    c.rect(x - w / 2, y - h * 0.56, w, h * 0.3, fill)
    c.rect(x - w / 2, y - h * 0.42, w, h * 0.16, LINEN)
    stitches(c, [(x - w * 0.46, y - h * 0.34), (x + w * 0.46, y - h * 0.34)], fill, 16, 11, 4)
    for px in (-0.28, 0.29):
        c.circle(x + px * w, y - w * 0.045, w * 0.075, INK)
        c.circle(x + px * w, y - w * 0.045, w * 0.034, LINEN)
    c.circle(x + w * 0.485, y - h * 0.25, w * 0.018, GLOW)


def tractor(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 20, y - 190, 190, 120, MOOS, radius=14)
    stitches(c, [(x, y - 150), (x + 150, y - 150)], STITCH, 16, 11, 4)
    c.rect(x - 150, y - 330, 150, 200, "#d9edee")
    c.rect(x - 170, y - 350, 190, 28, MOOS, radius=8)
    for dx in (-146, -4):
        c.bar((x + dx, y - 330), (x + dx, y - 150), 12, MOOS)
    c.bar((x + 120, y - 190), (x + 120, y - 270), 12, INK)
    for dx, r in ((-90, 112), (130, 70)):
        c.circle(x + dx, y - r + 40, r, INK)
        c.circle(x + dx, y - r + 40, r * 0.52, RAPS)
        inner = r * 0.82
        stitches(c, arc(x + dx, y - r + 40, inner, inner, 0, 360, 40), "#6a6a70", 14, 12, 6)


def fire_engine(c: Canvas, x: float, y: float) -> None:
    """A fire engine from the front."""
    c.rect(x - 140, y - 280, 280, 260, KLINKER, radius=18)
    c.rect(x - 118, y - 258, 236, 100, "#d9edee", radius=10)
    c.bar((x - 60, y - 292), (x - 20, y - 292), 18, "#4d8fd0")
    c.bar((x + 20, y - 292), (x + 60, y - 292), 18, "#4d8fd0")
    c.rect(x - 140, y - 130, 280, 36, LINEN)
    stitches(c, [(x - 128, y - 112), (x + 128, y - 112)], KLINKER, 18, 12, 5)
    for side in (-1, 1):
        c.circle(x + side * 104, y - 66, 22, GLOW)
        c.rect(x + side * 104 - 28, y - 26, 56, 30, INK, radius=6)
    c.rect(x - 56, y - 84, 112, 40, darker(KLINKER, 0.3), radius=6)
