"""Faceless heads, seen from the front or from behind, from thumbnail to portrait size.

All shapes are given in half face widths (``r``) round the middle of the face.
"""

from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, arc, spline
from .palette import HAIR, LINEN, SKIN, STITCH, darker, lighter, shaded
from .person import Person

FACE = [(-0.98, -0.35), (-0.62, -1.05), (0, -1.24), (0.62, -1.05), (0.98, -0.35), (0.93, 0.3),
        (0.62, 0.9), (0, 1.2), (-0.62, 0.9), (-0.93, 0.3)]  # fmt: skip
SHADE = [(0.5, -1.1), (0.98, -0.35), (0.93, 0.3), (0.62, 0.9), (0.1, 1.2), (0.4, 0.86),
         (0.66, 0.3), (0.74, -0.35), (0.64, -0.9)]  # fmt: skip
SHORT = [(-1.02, 0.12), (-1.13, -0.5), (-0.9, -1.14), (-0.3, -1.46), (0.45, -1.42), (0.98, -1.0),
         (1.12, -0.4), (1.02, 0.12), (0.9, -0.25), (0.8, -0.62), (0.3, -0.8), (-0.35, -0.66),
         (-0.78, -0.55), (-0.9, -0.22)]  # fmt: skip
PARTED = [(-1.04, 0.55), (-1.15, -0.4), (-0.86, -1.15), (0, -1.46), (0.86, -1.15), (1.15, -0.4),
          (1.04, 0.55), (0.95, 0.1), (0.84, -0.4), (0.42, -0.78), (0.12, -1.02), (-0.3, -0.82),
          (-0.82, -0.4), (-0.95, 0.1)]  # fmt: skip
SWEPT = [
    (-1.02, 0.0),
    (-1.1, -0.5),
    (-0.82, -1.14),
    (0, -1.42),
    (0.82, -1.14),
    (1.1, -0.5),
    (1.02, 0.0),
    (0.88, -0.5),
    (0.5, -0.86),
    (0, -0.96),
    (-0.5, -0.86),
    (-0.88, -0.5),
]
LONG = [(-1.12, -0.4), (-0.86, -1.15), (0, -1.44), (0.86, -1.15), (1.12, -0.4), (1.2, 0.6),
        (1.32, 1.7), (1.1, 2.25), (0.4, 2.1), (-0.4, 2.1), (-1.1, 2.25), (-1.32, 1.7),
        (-1.2, 0.6)]  # fmt: skip
VEIL = [(-1.16, -0.3), (-0.96, -1.06), (0, -1.46), (0.96, -1.06), (1.16, -0.3), (1.1, 0.6),
        (1.34, 1.3), (1.0, 2.1), (0, 2.35), (-1.0, 2.1), (-1.34, 1.3), (-1.1, 0.6)]  # fmt: skip
BEARD = [(-0.97, -0.1), (-0.86, 0.25), (-0.5, 0.5), (0, 0.42), (0.5, 0.5), (0.86, 0.25),
         (0.97, -0.1), (0.92, 0.6), (0.6, 1.15), (0, 1.45), (-0.6, 1.15), (-0.92, 0.6)]  # fmt: skip
CROWN = [(-1.0, 0.3), (-1.08, -0.45), (-0.82, -1.12), (0, -1.4), (0.82, -1.12), (1.08, -0.45),
         (1.0, 0.3), (0.6, 0.85), (0, 1.0), (-0.6, 0.85)]  # fmt: skip


class Head:
    """One head in the making; the order of its parts is the order of the layers."""

    def __init__(self, c: Canvas, x: float, y: float, r: float, person: Person):
        self.c, self.x, self.y, self.r, self.person = c, x, y, r, person
        self.skin, self.hair = SKIN[person.skin], HAIR[person.hair_colour]
        self.large = r > 30

    def at(self, px: float, py: float) -> Point:
        return self.x + px * self.r, self.y + py * self.r

    def shape(self, points: list[Point], fill: str) -> None:
        steps = 10 if self.large else 4
        line = spline([self.at(*point) for point in points], closed=True, steps=steps)
        self.c.polygon(line, fill)

    def dot(self, px: float, py: float, rx: float, ry: float, fill: str) -> None:
        self.c.ellipse(*self.at(px, py), rx * self.r, ry * self.r, fill)

    def strands(self, *lines: list[Point]) -> None:
        """Sew strands of hair; only where the head is large enough to show them."""
        if self.large:
            tone, width = lighter(self.hair, 0.28), max(2.5, self.r * 0.03)
            for points in lines:
                line = spline([self.at(*point) for point in points])
                stitches(self.c, line, tone, width * 4.5, width * 3, width)

    def behind(self) -> None:
        """What hangs behind face and shoulders."""
        kind = self.person.hair
        if kind == "lang":
            self.shape(LONG, darker(self.hair, 0.14))
        elif kind == "locken":
            for px, py in arc(0, -0.3, 1.0, 0.92, 150, 390, 11):
                self.dot(px, py, 0.44, 0.44, darker(self.hair, 0.1))
        elif kind == "dutt":
            self.dot(0, -1.62, 0.5, 0.44, self.hair)

    def front(self) -> None:
        kind = self.person.hair
        if kind == "kopftuch":
            self._veil()
            return
        for side in (-1, 1):
            self.dot(side * 0.98, 0.02, 0.17, 0.26, shaded(self.skin, 0.1))
        self.shape(FACE, self.skin)
        if self.large:
            self.shape(SHADE, shaded(self.skin, 0.09))
        if self.person.beard:
            self.shape(BEARD, self.hair)
            self.strands([(-0.5, 0.85), (-0.1, 1.15)], [(0.5, 0.85), (0.1, 1.15)])
        getattr(self, f"_{kind}")()
        if self.person.glasses:
            self._glasses()

    def _veil(self) -> None:
        cloth = self.person.accent
        self.shape(VEIL, cloth)
        self.dot(0, -0.02, 0.86, 1.1, darker(cloth, 0.3))
        self.dot(0, 0.03, 0.82, 1.04, self.skin)
        if self.large:
            line = spline([self.at(*p) for p in ((-1.0, -0.5), (-0.98, 0.5), (-0.3, 1.42),
                                                 (0.75, 1.9))])  # fmt: skip
            width = max(3, self.r * 0.035)
            stitches(self.c, line, STITCH, width * 4.5, width * 3, width)
        if self.person.glasses:
            self._glasses()

    def _kurz(self) -> None:
        self.shape(SHORT, self.hair)
        self.strands([(-0.62, -0.86), (-0.1, -1.14), (0.5, -1.1)], [(0.5, -1.1), (0.95, -0.7)])

    def _lang(self) -> None:
        self.shape(PARTED, self.hair)
        self.strands([(0.1, -1.25), (-0.7, -0.85), (-1.02, 0.1)], [(0.2, -1.24), (0.75, -0.85),
                     (1.02, 0.1)])  # fmt: skip

    def _locken(self) -> None:
        for px, py in arc(0, -0.42, 0.8, 0.66, 178, 362, 7):
            self.dot(px, py, 0.34, 0.32, self.hair)
        if self.large:
            tone, width = lighter(self.hair, 0.25), max(2.5, self.r * 0.03)
            for px, py in arc(0, -0.4, 1.02, 0.9, 195, 345, 6):
                line = arc(*self.at(px, py), self.r * 0.17, self.r * 0.17, 120, 400, 16)
                stitches(self.c, line, tone, width * 4, width * 3, width)

    def _dutt(self) -> None:
        self.shape(SWEPT, self.hair)
        self.strands([(-0.8, -0.8), (-0.2, -1.3)], [(0.8, -0.8), (0.2, -1.3)],
                     arc(0, -1.62, 0.28, 0.24, 0, 300, 14))  # fmt: skip

    def _zopf(self) -> None:
        self.shape(PARTED, self.hair)
        for index in range(5):
            self.dot(1.06 + 0.05 * (index % 2), 0.6 + 0.36 * index, 0.25 - 0.015 * index, 0.25,
                     self.hair if index % 2 else darker(self.hair, 0.12))  # fmt: skip
        self.dot(1.08, 2.22, 0.15, 0.1, self.person.accent)
        self.dot(1.08, 2.42, 0.14, 0.2, self.hair)
        self.strands([(0.1, -1.25), (-0.7, -0.85), (-1.02, 0.1)])

    def _muetze(self) -> None:
        self.shape(PARTED, self.hair)
        cap = self.person.accent
        self.shape([(-1.14, -0.5), (-1.08, -1.1), (-0.5, -1.62), (0, -1.7), (0.5, -1.62),
                    (1.08, -1.1), (1.14, -0.5), (0, -0.62)], cap)  # fmt: skip
        x, y = self.at(-1.2, -0.86)
        self.c.rect(x, y, 2.4 * self.r, 0.46 * self.r, darker(cap, 0.14), radius=self.r * 0.16)
        self.dot(0, -1.76, 0.3, 0.28, LINEN)
        if self.large:
            for px in (-0.8, -0.4, 0, 0.4, 0.8):
                stitches(self.c, [self.at(px * 0.75, -1.5 + px * px * 0.4), self.at(px, -0.95)],
                         STITCH, self.r * 0.1, self.r * 0.08, self.r * 0.035)  # fmt: skip

    def _glatze(self) -> None:
        for side in (-1, 1):
            self.shape([(side * 0.86, -0.72), (side * 1.08, -0.5), (side * 1.12, 0.0),
                        (side * 0.98, 0.2), (side * 0.93, -0.3)], self.hair)  # fmt: skip
        if self.large:
            self.c.polygon([self.at(*p) for p in spline([(-0.62, -0.86), (-0.2, -1.08),
                           (-0.05, -1.06), (-0.5, -0.76)], closed=True)],
                           lighter(self.skin, 0.3))  # fmt: skip

    def _helm(self) -> None:
        shell = self.person.accent
        self.shape(SHORT, self.hair)
        strap = [(-1.0, -0.4), (-0.9, 0.42), (-0.56, 0.98), (0, 1.2), (0.56, 0.98), (0.9, 0.42),
                 (1.0, -0.4)]  # fmt: skip
        line = spline([self.at(*point) for point in strap], steps=4)
        self.c.path(line, 0.08 * self.r, "#4a4038")
        self.shape([(-1.18, -0.5), (-1.12, -1.1), (-0.6, -1.62), (0, -1.74), (0.6, -1.62),
                    (1.12, -1.1), (1.18, -0.5), (0, -0.44)], shell)  # fmt: skip
        self.c.bar(self.at(-1.24, -0.5), self.at(1.24, -0.5), 0.2 * self.r, darker(shell, 0.2))
        self.c.bar(self.at(0, -1.68), self.at(0, -0.72), 0.2 * self.r, darker(shell, 0.1))

    def _glasses(self) -> None:
        width, frame = max(1.6, self.r * 0.075), "#33302f"
        for side in (-1, 1):
            x, y = self.at(side * 0.42, -0.06)
            self.c.circle(x, y, self.r * 0.3, "#ffffff38")
            self.c.ring(x, y, self.r * 0.34, width, frame)
            self.c.bar(self.at(side * 0.76, -0.1), self.at(side * 0.96, -0.14), width, frame)
        self.c.bar(self.at(-0.1, -0.1), self.at(0.1, -0.1), width, frame)

    def from_behind(self) -> None:
        """The same head turned away."""
        kind = self.person.hair
        tone = self.skin if kind == "glatze" else self.hair
        for side in (-1, 1):
            self.dot(side * 1.0, 0.02, 0.16, 0.26, shaded(self.skin, 0.1))
        if kind in ("lang", "kopftuch"):
            self.shape(LONG, self.hair if kind == "lang" else self.person.accent)
            return
        self.shape(CROWN, tone)
        self._back()

    def _back(self) -> None:
        kind = self.person.hair
        if kind == "locken":
            for px, py in arc(0, -0.3, 0.95, 0.9, 0, 340, 14):
                self.dot(px, py, 0.4, 0.4, self.hair)
        elif kind == "dutt":
            self.dot(0, -0.9, 0.55, 0.5, lighter(self.hair, 0.1))
        elif kind == "zopf":
            for index in range(5):
                self.dot(0.06 * (index % 2), 0.7 + 0.36 * index, 0.26, 0.25, self.hair)
        elif kind in ("muetze", "helm"):
            cap = self.person.accent
            self.shape([(-1.12, -0.3), (-1.06, -1.1), (0, -1.7), (1.06, -1.1), (1.12, -0.3),
                        (0, -0.15)], cap)  # fmt: skip
            self.c.bar(self.at(-1, -0.4), self.at(1, -0.4), 0.36 * self.r, darker(cap, 0.14))
            if kind == "muetze":
                self.dot(0, -1.72, 0.32, 0.3, LINEN)


def draw_head(
    c: Canvas, x: float, y: float, r: float, person: Person, *, away: bool = False
) -> None:
    """Draw a whole head at once; bodies that come between use ``Head`` itself."""
    head = Head(c, x, y, r, person)
    if away:
        head.from_behind()
    else:
        head.behind()
        head.front()
