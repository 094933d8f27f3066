"""What people wear in their portraits: one function a garment, in half face widths like heads."""

from dataclasses import dataclass

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, arc, spline
from .heads import Head
from .palette import INK, LINEN, SKIN, SNOW, STITCH, darker, lighter, shaded
from .person import Person

BODY = [(-0.42, 1.42), (-1.1, 1.72), (-1.78, 2.02), (-2.12, 2.8), (-2.3, 5.4), (2.3, 5.4),
        (2.12, 2.8), (1.78, 2.02), (1.1, 1.72), (0.42, 1.42)]  # fmt: skip


@dataclass
class Bust:
    """Head and shoulders of one person round the middle of the face."""

    c: Canvas
    x: float
    y: float
    r: float
    person: Person

    def at(self, px: float, py: float) -> Point:
        return self.x + px * self.r * (1 if abs(px) < 0.6 else self.person.build), (
            self.y + py * self.r
        )

    def draw(self, clothes: str) -> None:
        head = Head(self.c, self.x, self.y, self.r, self.person)
        head.behind()
        skin = shaded(SKIN[self.person.skin], 0.16)
        self.c.bar(self.at(0, 0.8), self.at(0, 1.62), self.r * 0.92, skin)
        GARMENTS[clothes](self)
        head.front()

    def shape(self, points: list[Point], fill: str, *, smooth: bool = False) -> None:
        line = [self.at(*point) for point in points]
        self.c.polygon(spline(line, closed=True) if smooth else line, fill)

    def body(self, fill: str) -> None:
        """Shoulders and sleeves, with the seams where the arms begin, leaving the neck free."""
        self.shape(BODY, fill, smooth=True)
        self.c.ellipse(*self.at(0, 1.42), self.r * 0.47, self.r * 0.32,
                       shaded(SKIN[self.person.skin], 0.16))  # fmt: skip
        for side in (-1, 1):
            fold = [(side * 1.36, 2.9), (side * 1.44, 3.6), (side * 1.4, 5.4)]
            line = spline([self.at(*point) for point in fold])
            self.c.path(line, self.r * 0.05, darker(fill, 0.2))

    def sew(self, *points: Point, fill: str = STITCH, smooth: bool = False) -> None:
        line = [self.at(*point) for point in points]
        width = self.r * 0.045
        stitches(self.c, spline(line) if smooth else line, fill, width * 4, width * 2.8, width)

    def neckline(self, fill: str, depth: float = 0.34, width: float = 0.17) -> None:
        """A ribbed band round the neck."""
        line = arc(*self.at(0, 1.42), self.r * 0.5, self.r * depth, 0, 180, 24)
        self.c.path(line, self.r * width, fill)

    def button(self, px: float, py: float, fill: str) -> None:
        self.c.circle(*self.at(px, py), self.r * 0.07, fill)

    def mirrored(self, points: list[Point], fill: str) -> None:
        for side in (-1, 1):
            self.shape([(side * px, py) for px, py in points], fill)


def pullover(bust: Bust) -> None:
    fill = bust.person.top
    bust.body(fill)
    bust.neckline(darker(fill, 0.2))
    bust.sew((-1.55, 2.28), (-0.8, 2.5), (0, 2.58), (0.8, 2.5), (1.55, 2.28), smooth=True)
    for index in range(9):
        px = -1.2 + index * 0.3
        py = 2.98 - 0.16 * (px / 1.2) ** 2
        tone = (bust.person.accent, STITCH)[index % 2]
        bust.shape([(px, py - 0.15), (px + 0.11, py), (px, py + 0.15), (px - 0.11, py)], tone)
    bust.sew((-1.3, 3.3), (0, 3.42), (1.3, 3.3), smooth=True)


def hemd(bust: Bust) -> None:
    fill = bust.person.top
    bust.body(fill)
    for px in (-1.0, -0.62, 0.62, 1.0):
        bust.sew((px, 2.0), (px, 5.3), fill=lighter(fill, 0.4))
    bust.shape([(-0.13, 1.7), (0.13, 1.7), (0.13, 5.4), (-0.13, 5.4)], lighter(fill, 0.14))
    for py in (2.15, 2.75, 3.35, 3.95):
        bust.button(0, py, STITCH)
    bust.mirrored([(0.46, 1.26), (0.66, 1.5), (0.52, 2.08), (0, 1.76), (0.08, 1.66)],
                  lighter(fill, 0.3))  # fmt: skip


def latzhose(bust: Bust) -> None:
    shirt, trousers = bust.person.top, "#3a5a80"
    bust.body(shirt)
    bust.neckline(darker(shirt, 0.2))
    bust.mirrored([(0.52, 1.6), (0.86, 1.68), (0.9, 2.8), (0.6, 2.8)], trousers)
    bust.shape([(-0.98, 2.66), (0.98, 2.66), (1.12, 3.6), (1.36, 5.4), (-1.36, 5.4),
                (-1.12, 3.6)], trousers)  # fmt: skip
    bust.sew((-0.86, 2.8), (0.86, 2.8), (1.0, 3.6), fill=STITCH)
    bust.sew((-0.5, 3.16), (0.5, 3.16), (0.42, 3.9), (-0.42, 3.9), (-0.5, 3.16))
    for side in (-1, 1):
        bust.button(side * 0.75, 2.84, "#e3a72f")


def weste(bust: Bust) -> None:
    shirt, fill = lighter(bust.person.accent, 0.55), bust.person.top
    bust.body(shirt)
    bust.mirrored([(0.46, 1.26), (0.66, 1.5), (0.52, 2.02), (0, 1.76), (0.08, 1.66)],
                  lighter(shirt, 0.4))  # fmt: skip
    bust.mirrored([(0.5, 1.5), (1.24, 1.76), (1.3, 2.7), (1.36, 5.4), (0.04, 5.4), (0.04, 2.95)],
                  fill)  # fmt: skip
    for side in (-1, 1):
        bust.sew((side * 0.6, 1.62), (side * 0.16, 2.95), (side * 0.16, 5.3))
        bust.sew((side * 1.13, 1.85), (side * 1.2, 2.8), (side * 1.24, 4.6))
        bust.sew((side * 0.52, 3.5), (side * 1.06, 3.5))
    for py in (3.2, 3.75, 4.3):
        bust.button(-0.08, py, STITCH)


def talar(bust: Bust) -> None:
    cloth = "#34313a"
    bust.body(cloth)
    for px in (-1.05, -0.7, -0.35, 0.35, 0.7, 1.05):
        bust.sew((px * 0.75, 2.15), (px * 1.15, 5.3), fill=lighter(cloth, 0.28))
    bust.sew((-1.2, 2.05), (0, 2.2), (1.2, 2.05), fill=lighter(cloth, 0.28), smooth=True)
    bust.neckline(SNOW, width=0.2)
    bust.mirrored([(0.02, 1.76), (0.2, 1.74), (0.3, 2.42), (0.04, 2.46)], SNOW)


def trikot(bust: Bust) -> None:
    fill, trim = bust.person.top, bust.person.accent
    bust.body(fill)
    bust.shape([(-1.34, 2.75), (1.34, 2.75), (1.36, 3.35), (-1.36, 3.35)], trim)
    bust.sew((-1.28, 2.87), (1.28, 2.87))
    bust.sew((-1.28, 3.23), (1.28, 3.23))
    for side in (-1, 1):
        stripe = [(side * 0.62, 1.66), (side * 1.3, 1.95), (side * 1.86, 2.5)]
        bust.c.path(spline([bust.at(*point) for point in stripe]), bust.r * 0.13, trim)
    bust.shape([(-0.44, 1.5), (0.44, 1.5), (0, 2.12)], shaded(SKIN[bust.person.skin], 0.16))
    for side in (-1, 1):
        bust.c.bar(bust.at(side * 0.47, 1.44), bust.at(0, 2.12), bust.r * 0.13, trim)


def kittel(bust: Bust) -> None:
    shirt, coat = bust.person.top, "#eef0ec"
    bust.body(coat)
    bust.shape([(-0.5, 1.52), (0.5, 1.52), (0.02, 3.1), (-0.02, 3.1)], shirt)
    bust.neckline(darker(shirt, 0.15), width=0.12)
    bust.mirrored([(0.5, 1.4), (0.84, 1.62), (0.8, 2.3), (0.56, 2.42), (0.02, 3.15)], SNOW)
    for side in (-1, 1):
        bust.sew((side * 0.74, 1.72), (side * 0.7, 2.24), (side * 0.12, 2.95), fill="#aeb8b8")
    bust.sew((0, 3.2), (0, 5.3), fill="#aeb8b8")
    bust.sew((0.5, 3.5), (1.1, 3.5), (1.08, 4.2), (0.52, 4.2), (0.5, 3.5), fill="#aeb8b8")
    bust.c.bar(bust.at(0.72, 3.28), bust.at(0.72, 3.6), bust.r * 0.08, bust.person.accent)
    for py in (3.5, 4.1):
        bust.button(-0.18, py, "#8fa0a3")


def jacke(bust: Bust) -> None:
    fill = bust.person.top
    bust.body(fill)
    bust.mirrored([(0.5, 1.12), (0.72, 1.4), (0.6, 1.86), (0, 2.0), (0, 1.7), (0.4, 1.5)],
                  darker(fill, 0.22))  # fmt: skip
    bust.shape([(-0.06, 1.8), (0.06, 1.8), (0.06, 5.4), (-0.06, 5.4)], INK)
    bust.sew((0, 1.9), (0, 5.3), fill=LINEN)
    for side in (-1, 1):
        bust.sew((side * 0.3, 2.05), (side * 1.5, 2.35))
        bust.sew((side * 0.5, 3.4), (side * 1.05, 3.75))


GARMENTS = {
    "pullover": pullover, "hemd": hemd, "latzhose": latzhose, "weste": weste,
    "talar": talar, "trikot": trikot, "kittel": kittel, "jacke": jacke,
}  # fmt: skip
