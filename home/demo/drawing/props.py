"""Things people use: furniture, fences, lights, food. ``y`` is the ground."""

from .canvas import Canvas
from .cloth import box, stitches
from .geometry import Point, arc, spline
from .palette import GLOW, INK, LINEN, SNOW, STITCH, SUN, THREADS, TIMBER, WOOD, darker, lighter


def bench(c: Canvas, x: float, y: float, w: float, h: float, fill: str = WOOD) -> None:
    """A bench with a back; its seat lies at ``y - h``."""
    for side in (-0.42, 0.42):
        c.bar((x + side * w, y), (x + side * w, y - h * 2), h * 0.18, darker(fill, 0.4))
    for share in (1.45, 1.85):
        c.bar((x - w / 2, y - h * share), (x + w / 2, y - h * share), h * 0.26, fill)
    c.bar((x - w / 2, y - h), (x + w / 2, y - h), h * 0.3, lighter(fill, 0.15))


def fence(c: Canvas, y: float, left: float, right: float, h: float, fill: str = LINEN) -> None:
    """A picket fence."""
    for share in (0.35, 0.75):
        c.bar((left, y - h * share), (right, y - h * share), h * 0.09, darker(fill, 0.18))
    step = h * 0.3
    for index in range(int((right - left) / step) + 1):
        x = left + index * step
        c.polygon([(x - step * 0.3, y), (x - step * 0.3, y - h), (x, y - h * 1.18),
                   (x + step * 0.3, y - h), (x + step * 0.3, y)], fill)  # fmt: skip


def hanging(start: Point, end: Point, sag: float) -> list[Point]:
    """Return a line that hangs between two points."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    return spline([start, ((start[0] + middle[0]) / 2, (start[1] + middle[1]) / 2 + sag * 0.25),
                   middle, ((end[0] + middle[0]) / 2, (end[1] + middle[1]) / 2 + sag * 0.25),
                   end])  # fmt: skip


def bunting(
    c: Canvas, start: Point, end: Point, sag: float, size: float,
    colours: tuple[str, ...] = THREADS,
) -> None:  # fmt: skip
    """A line of pennants."""
    line = hanging(start, end, sag)
    c.path(line, max(2, size * 0.07), STITCH)
    for index, (x, y) in enumerate(line[2::4]):
        c.polygon([(x - size * 0.42, y), (x + size * 0.42, y), (x, y + size)],
                  colours[index % len(colours)])  # fmt: skip


def light_chain(
    c: Canvas, start: Point, end: Point, sag: float, size: float, fill: str = GLOW
) -> None:
    """A line of light bulbs."""
    line = hanging(start, end, sag)
    c.path(line, max(2, size * 0.16), TIMBER)
    for x, y in line[2::5]:
        c.circle(x, y + size * 0.6, size * 1.5, fill + "3c")
        c.circle(x, y + size * 0.6, size * 0.6, fill)


def lantern(c: Canvas, x: float, y: float, h: float, fill: str = SUN) -> None:
    """A lantern carried or put down, with its glow."""
    c.circle(x, y - h * 0.5, h * 1.7, fill + "2c")
    c.circle(x, y - h * 0.5, h * 1.05, fill + "40")
    c.rect(x - h * 0.28, y - h * 0.8, h * 0.56, h * 0.8, GLOW, radius=h * 0.08)
    c.rect(x - h * 0.32, y - h * 0.1, h * 0.64, h * 0.12, TIMBER)
    c.polygon([(x - h * 0.36, y - h * 0.78), (x, y - h), (x + h * 0.36, y - h * 0.78)], TIMBER)


def table(
    c: Canvas, x: float, y: float, w: float, h: float, fill: str = WOOD, cloth: str | None = None
) -> None:
    """A table seen from the side; a cloth hangs over its edge."""
    for side in (-0.44, 0.44):
        c.bar((x + side * w, y), (x + side * w, y - h), w * 0.035 + 4, darker(fill, 0.3))
    c.bar((x - w / 2, y - h), (x + w / 2, y - h), h * 0.09 + 5, fill)
    if cloth:
        c.rect(x - w / 2 - 6, y - h - h * 0.06, w + 12, h * 0.42, cloth, radius=6)
        stitches(c, [(x - w / 2 + 8, y - h * 0.73), (x + w / 2 - 8, y - h * 0.73)],
                 darker(cloth, 0.22) if cloth == LINEN else STITCH, 16, 11, 4)  # fmt: skip


def cup(c: Canvas, x: float, y: float, h: float, fill: str) -> None:
    c.ring(x + h * 0.45, y - h * 0.5, h * 0.28, max(2, h * 0.12), fill)
    c.rect(x - h * 0.4, y - h, h * 0.8, h, fill, radius=h * 0.16)
    stitches(c, [(x - h * 0.28, y - h * 0.7), (x + h * 0.28, y - h * 0.7)], STITCH, h * 0.2,
             h * 0.14, max(2, h * 0.07))  # fmt: skip


def jug(c: Canvas, x: float, y: float, h: float, fill: str) -> None:
    c.ring(x + h * 0.3, y - h * 0.55, h * 0.22, max(2, h * 0.09), fill)
    c.blob([(x - h * 0.2, y - h), (x + h * 0.2, y - h), (x + h * 0.2, y - h * 0.7),
            (x + h * 0.36, y - h * 0.3), (x + h * 0.26, y), (x - h * 0.26, y),
            (x - h * 0.36, y - h * 0.3), (x - h * 0.2, y - h * 0.7)], fill)  # fmt: skip


def loaf(c: Canvas, x: float, y: float, w: float, fill: str = "#b97b3d") -> None:
    """A loaf of bread with three cuts."""
    c.dome(x, y, w / 2, w * 0.4, fill)
    for dx in (-0.2, 0, 0.2):
        c.bar((x + dx * w - w * 0.04, y - w * 0.12), (x + dx * w + w * 0.04, y - w * 0.27),
              w * 0.05, STITCH)  # fmt: skip


def basket(c: Canvas, x: float, y: float, w: float, fruits: tuple[str, ...]) -> None:
    """A crate full of something round."""
    for row, count in ((0.62, 4), (0.8, 3)):
        for index in range(count):
            px = x + (index - (count - 1) / 2) * w * 0.22
            c.circle(px, y - w * row + w * 0.1, w * 0.125, fruits[(index + count) % len(fruits)])
    c.polygon([(x - w / 2, y - w * 0.5), (x + w / 2, y - w * 0.5), (x + w * 0.44, y),
               (x - w * 0.44, y)], WOOD)  # fmt: skip
    stitches(c, [(x - w * 0.42, y - w * 0.36), (x + w * 0.42, y - w * 0.36)], STITCH, 12, 9, 3.5)
    stitches(c, [(x - w * 0.38, y - w * 0.16), (x + w * 0.38, y - w * 0.16)],
             darker(WOOD, 0.3), 12, 9, 3.5)  # fmt: skip


def pot_plant(c: Canvas, x: float, y: float, h: float, fill: str, leaves: str) -> None:
    for lean in (-0.6, -0.3, 0, 0.32, 0.62):
        tip = (x + lean * h * 0.6, y - h * (1 - 0.3 * abs(lean)))
        foot = (x, y - h * 0.35)
        side = h * 0.09
        c.blob([foot, ((foot[0] + tip[0]) / 2 - side, (foot[1] + tip[1]) / 2), tip,
                ((foot[0] + tip[0]) / 2 + side, (foot[1] + tip[1]) / 2)], leaves)  # fmt: skip
    c.polygon([(x - h * 0.26, y - h * 0.42), (x + h * 0.26, y - h * 0.42), (x + h * 0.19, y),
               (x - h * 0.19, y)], fill)  # fmt: skip
    stitches(c, [(x - h * 0.2, y - h * 0.33), (x + h * 0.2, y - h * 0.33)], STITCH, h * 0.09,
             h * 0.06, max(2.5, h * 0.03))  # fmt: skip


def book(c: Canvas, x: float, y: float, w: float, fill: str) -> None:
    """An open book held up, its cover towards us."""
    c.polygon([(x, y - w * 0.52), (x + w / 2, y - w * 0.6), (x + w / 2, y - w * 0.06), (x, y)],
              darker(fill))  # fmt: skip
    c.polygon([(x, y - w * 0.52), (x - w / 2, y - w * 0.6), (x - w / 2, y - w * 0.06), (x, y)],
              fill)  # fmt: skip
    stitches(c, [(x, y - w * 0.48), (x, y - w * 0.04)], STITCH, w * 0.09, w * 0.07, w * 0.035)


def ball(c: Canvas, x: float, y: float, radius: float, fill: str = SNOW) -> None:
    c.circle(x, y - radius, radius, fill)
    stitches(c, arc(x, y - radius, radius * 0.5, radius * 0.5, 0, 360, 30), INK, radius * 0.4,
             radius * 0.3, max(2, radius * 0.12))  # fmt: skip


def stall(c: Canvas, x: float, y: float, w: float, stripe: str) -> None:
    """A market stall under a striped awning."""
    for side in (-0.46, 0.46):
        c.bar((x + side * w, y), (x + side * w, y - w * 1.1), w * 0.025, TIMBER)
    c.rect(x - w * 0.46, y - w * 0.34, w * 0.92, w * 0.34, WOOD)
    stitches(c, [(x - w * 0.42, y - w * 0.12), (x + w * 0.42, y - w * 0.12)], STITCH, 14, 10, 4)
    awning(c, x, y - w * 1.2, w * 1.08, w * 0.3, stripe)


def awning(c: Canvas, x: float, y: float, w: float, h: float, stripe: str, count: int = 8) -> None:
    """A striped awning hanging from ``y``, scalloped below."""
    step = w / count
    for index in range(count):
        fill = LINEN if index % 2 else stripe
        left = x - w / 2 + index * step
        top = x - w * 0.43 + index * step * 0.86
        c.polygon([(top, y), (top + step * 0.86, y), (left + step, y + h * 0.78),
                   (left, y + h * 0.78)], fill)  # fmt: skip
        c.circle(left + step / 2, y + h * 0.78, step / 2, fill)


def bale(c: Canvas, x: float, y: float, radius: float) -> None:
    """A round bale of straw."""
    c.circle(x, y - radius, radius, "#d9a441")
    for share in (0.78, 0.52, 0.26):
        stitches(c, arc(x, y - radius, radius * share, radius * share, 0, 360, 40), "#f6dc9a",
                 radius * 0.2, radius * 0.14, max(2.5, radius * 0.05))  # fmt: skip


def frame(c: Canvas, x: float, y: float, w: float, h: float, rim: str, ground: str) -> None:
    """A picture on the wall, waiting for its motif."""
    edge = 14
    c.rect(x - edge + 6, y - edge + 8, w + 2 * edge, h + 2 * edge, "#1c1a2b22")
    box(c, x - edge, y - edge, w + 2 * edge, h + 2 * edge, rim, inset=6, width=3, radius=2)
    c.rect(x, y, w, h, ground)


def bowl(c: Canvas, x: float, y: float, w: float, fill: str, fruits: tuple[str, ...] = ()) -> None:
    """A bowl, empty or heaped."""
    for dx, fruit in zip((-0.22, 0, 0.22), fruits, strict=False):
        c.circle(x + dx * w, y - w * 0.4, w * 0.15, fruit)
    c.polygon([(x - w / 2, y - w * 0.4), (x + w / 2, y - w * 0.4), (x + w * 0.25, y),
               (x - w * 0.25, y)], fill)  # fmt: skip
    stitches(c, [(x - w * 0.38, y - w * 0.26), (x + w * 0.38, y - w * 0.26)], STITCH, 10, 7, 4)
