"""Indoors, where people talk."""

from .animals import gull
from .buildings import lighthouse
from .canvas import Canvas
from .cloth import stitches, water
from .figures import HOLD, OPEN, figure, seated, wheelchair
from .geometry import arc, spline
from .interiors import room, view
from .palette import (
    COAST,
    GLOW,
    HEATH,
    HEIDE,
    INK,
    KLINKER,
    LINEN,
    MOOS,
    RAPS,
    SEE,
    STITCH,
    SUN,
    THREADS,
    TIMBER,
    WOOD,
    darker,
)
from .person import CAST
from .plants import tree
from .props import cup, frame, pot_plant
from .scene import scene


@scene(
    "radiostudio",
    "Auf Sendung",
    "Kleines Radiostudio an der Küste: Zwei Menschen mit Kopfhörern sprechen in große Mikrofone, "
    "vor dem Fenster steht ein Leuchtturm.",
    (0.5, 0.5),
)
def studio(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#3b4a6b")
    for row, y in enumerate(range(-20, 780, 92)):
        for column, x in enumerate(range(-60, 1640, 184)):
            left = x + 92 * (row % 2)
            c.polygon([(left, y + 46), (left + 92, y), (left + 184, y + 46), (left + 92, y + 92)],
                      ("#44547a", "#36456a")[(row + column) % 2])  # fmt: skip
    c.rect(500, 90, 600, 400, LINEN, radius=10)
    c.rect(524, 114, 552, 352, "#f4c591")
    c.circle(930, 300, 60, SUN)
    c.rect(524, 330, 552, 136, COAST[2])
    water(c, 345, 440, COAST[0], count=22, left=550, right=1050)
    shore = spline([(524, 420), (620, 384), (760, 400), (900, 438), (1076, 410)])
    c.polygon([*shore, (1076, 466), (524, 466)], COAST[6])
    lighthouse(c, 650, 410, 270)
    for x in (800, 880):
        gull(c, x, 190 + (x - 800) // 2, 54)
    for x, index, top, hands in ((360, 10, RAPS, ((-0.14, 0.5), (0.2, 0.62))),
                                 (1240, 5, KLINKER, ((-0.22, 0.56), (0.14, 0.5)))):  # fmt: skip
        person = CAST[index].wearing(top)
        figure(c, x, 1290, 900, person, hands)
        _headphones(c, x, 1290 - 0.895 * 900, 0.076 * 900)
    for side, x in ((1, 560), (-1, 1040)):
        _microphone(c, x, side)
    c.rect(-20, 850, 1640, 60, "#c08a5a")
    stitches(c, [(0, 880), (1600, 880)], STITCH, 28, 18, 6)
    c.rect(-20, 905, 1640, 180, "#8f6142")
    c.polygon([(570, 850), (1030, 850), (1090, 960), (510, 960)], "#2b3145")
    for index in range(9):
        x = 590 + index * 52
        c.bar((x, 872), (x - 8, 944), 6, "#59627d")
        c.rect(x - 20, 884 + (index * 29) % 42, 34, 20, THREADS[index % 5], radius=5)
    cup(c, 200, 856, 84, HEIDE)
    cup(c, 1400, 856, 84, SEE)


def _microphone(c: Canvas, x: float, side: int) -> None:
    """A microphone on its arm, with the waves of a voice."""
    c.path([(x + side * 200, 860), (x + side * 130, 640), (x, 590)], 12, INK)
    c.rect(x - 38, 500, 76, 120, "#8b8f94", radius=38)
    c.rect(x - 42, 562, 84, 20, INK, radius=6)
    for y in (520, 540, 598):
        stitches(c, [(x - 26, y), (x + 26, y)], STITCH, 8, 6, 4)
    for r in (70, 105, 140):
        middle = 180 if side < 0 else 0
        stitches(c, arc(x, 555, r, r, middle - 35, middle + 35, 24), GLOW, 16, 11, 6)


def _headphones(c: Canvas, x: float, y: float, r: float) -> None:
    c.path(arc(x, y - r * 0.1, r * 1.22, r * 1.42, 180, 360, 24), r * 0.2, INK)
    for side in (-1, 1):
        c.ellipse(x + side * r * 1.16, y + r * 0.02, r * 0.27, r * 0.44, SEE)
        c.ellipse(x + side * r * 1.24, y + r * 0.02, r * 0.16, r * 0.3, INK)


@scene(
    "gespraechskreis",
    "Im Stuhlkreis",
    "Neun Menschen sitzen auf bunten Stühlen im Kreis um einen runden Teppich, in der Mitte steht "
    "eine Kerze, hinten ein Fenster ins Grüne.",
    (0.5, 0.58),
)
def circle(c: Canvas) -> None:
    room(c, "#d9b48f", "#e3cba4", 560)
    view(c, 560, 90, 480, 340, "#cfe4dc", "#8aa653")
    tree(c, 690, 330, 190, MOOS)
    c.rect(794, 90, 12, 340, LINEN)
    for x in (180, 1420):
        pot_plant(c, x, 600, 300, (SEE, KLINKER)[x > 800], "#4f7f45")
    frame(c, 300, 170, 160, 200, WOOD, HEATH[0])
    c.circle(380, 270, 44, SUN)
    frame(c, 1140, 170, 160, 200, WOOD, COAST[1])
    c.dome(1220, 370, 80, 90, COAST[5])
    for rx, fill in ((500, KLINKER), (400, "#e9c27a"), (300, SEE), (190, LINEN)):
        c.ellipse(800, 800, rx, rx * 0.36, fill)
        stitches(c, arc(800, 800, rx - 24, (rx - 24) * 0.36, 0, 360, 90), STITCH if fill != LINEN
                 else KLINKER, 24, 15, 5)  # fmt: skip
    places = ((800, 690, 0), (600, 705, 0), (1000, 705, 0), (400, 760, 1), (1200, 760, -1),
              (270, 880, 1), (1330, 880, -1))  # fmt: skip
    for index, (x, y, side) in enumerate(places):
        h = 300 + (y - 690) * 0.4
        _chair(c, x, y, h, THREADS[index % 5], side)
        if index == 3:
            wheelchair(c, x, y + 0.29 * h, h, CAST[12])
            continue
        hands = (HOLD, ((-0.08, 0.5), (0.1, 0.48)), OPEN)[index % 3]
        seated(c, x, y, h, CAST[(index * 5 + 3) % 14], hands, side=side)
    c.circle(800, 820, 90, GLOW + "60")
    c.rect(784, 822, 32, 62, KLINKER, radius=5)
    c.blob([(800, 776), (812, 804), (800, 820), (788, 804)], SUN)
    for x, index in ((540, 4), (1060, 11)):
        figure(c, x, 1170, 470, CAST[index], ((-0.14, 0.44), (0.14, 0.44)), away=True)
        c.rect(x - 82, 905, 164, 150, (MOOS, HEIDE)[x > 800], radius=22)
        stitches(c, [(x - 64, 926), (x + 64, 926)], STITCH, 16, 11, 5)


def _chair(c: Canvas, x: float, y: float, h: float, fill: str, side: int) -> None:
    back = x - side * h * 0.16
    c.rect(back - h * 0.14, y - h * 0.36, h * 0.28, h * 0.36, fill, radius=12)
    c.bar((x - h * 0.16, y), (x + h * 0.16, y), h * 0.06, darker(fill))
    for dx in (-0.15, 0.15):
        c.bar((x + dx * h, y), (x + dx * h, y + h * 0.28), h * 0.03, TIMBER)
