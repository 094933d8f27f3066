"""Indoors, part two: where people repair, look, listen and talk."""

from .buildings import BRICKS, ROOFS, gable, lighthouse
from .canvas import Canvas
from .cloth import box, stitches, water
from .figures import DOWN, HOLD, OPEN, REACH, WAVE, figure, seated, wheelchair
from .geometry import arc, spline
from .palette import (
    COAST,
    FIELD,
    GLOW,
    HARZ,
    HEATH,
    HEIDE,
    INK,
    KLINKER,
    LINEN,
    MOOS,
    PETROL,
    RAPS,
    SEE,
    STITCH,
    SUN,
    THREADS,
    TIMBER,
    WOOD,
    darker,
    lighter,
)
from .person import CAST, Person, child
from .plants import juniper, poplar, spruce, tree
from .props import cup, frame, gull, pot_plant
from .scene import scene
from .scenes_rooms import hanging_lamp, room, view, wrench


@scene(
    "werkbank",
    "An der Werkbank",
    "Ein alter Mann und ein Mädchen beugen sich über ein aufgeschraubtes Radio auf der Werkbank, "
    "hinter ihnen hängt Werkzeug im Lampenlicht.",
    (0.5, 0.5),
)
def workbench(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#4d5c4b")
    box(c, 60, 60, 1480, 470, "#6d7d62", inset=16, width=5, thread="#a9b59a")
    for x, y, turn in ((150, 200, 8), (240, 190, -6), (330, 200, 4), (1290, 200, -8), (1380, 190, 6)):
        wrench(c, x, y, 180, turn)
    for x in (1460, 450):
        c.bar((x, 140), (x, 250), 15, WOOD)
        c.rect(x - 46, 120, 92, 34, "#8b8f94", radius=6)
    c.polygon([(120, 400), (330, 360), (330, 400), (120, 440)], "#b9bfc2")
    c.rect(318, 350, 74, 66, WOOD, radius=16)
    for index, x in enumerate(range(1180, 1500, 62)):
        c.rect(x, 380, 50, 70, THREADS[index % 5], radius=6)
        c.rect(x + 12, 400, 26, 14, STITCH)
    hanging_lamp(c, 800, 130, 190, KLINKER)
    figure(c, 570, 1360, 1010, CAST[7].wearing("#3f5f86"), ((-0.02, 0.53), (0.19, 0.56)))
    girl = Person(4, "zopf", "schwarz", RAPS, accent=KLINKER, glasses=True)
    figure(c, 1060, 1380, 960, girl, ((-0.19, 0.56), (0.06, 0.52)))
    c.rect(-20, 830, 1640, 70, "#d2a56f")
    c.rect(-20, 896, 1640, 190, "#a5774c")
    stitches(c, [(0, 862), (1600, 862)], STITCH, 30, 18, 6)
    for y in (950, 1010):
        stitches(c, [(0, y), (1600, y)], "#8a6040", 120, 40, 5)
    box(c, 640, 660, 330, 176, "#7a3f30", inset=14, width=5, radius=18)
    c.circle(735, 748, 58, "#e8d6a8")
    for share in (0.75, 0.5, 0.25):
        stitches(c, arc(735, 748, 58 * share, 58 * share, 0, 360, 40), "#7a3f30", 10, 8, 4)
    c.rect(830, 700, 110, 34, GLOW, radius=5)
    for x in (850, 915):
        c.circle(x, 782, 20, "#e8d6a8")
    c.bar((760, 662), (812, 520), 7, "#b9bfc2")
    c.path(spline([(960, 800), (1040, 780), (1090, 826), (1180, 836)]), 8, KLINKER)
    c.bar((780, 838), (930, 846), 16, "#b9bfc2")
    c.bar((740, 836), (790, 839), 26, SUN)
    for x, fill in ((180, SEE), (280, KLINKER)):
        c.rect(x, 750, 78, 84, fill, radius=8)
        stitches(c, [(x + 12, 778), (x + 66, 778)], STITCH, 11, 8, 4)
    cup(c, 1330, 836, 80, LINEN)
    for x in (400, 430, 1230, 1440, 1470):
        c.circle(x, 836, 9, "#b9bfc2")


@scene(
    "museum",
    "Im Museum",
    "Ausstellungsraum mit fünf kleinen Landschaftsbildern: Besucherinnen und Besucher, auch im "
    "Rollstuhl und mit Kind, schauen gemeinsam.",
    (0.5, 0.5),
)
def museum(c: Canvas) -> None:
    room(c, "#e9e4da", "#b7a894", 830)
    c.rect(0, 0, 1600, 60, "#cfc6b8")
    for x in (200, 520, 800, 1080, 1400):
        c.polygon([(x - 30, 50), (x + 30, 50), (x + 150, 480), (x - 150, 480)], "#fff6e470")
        c.rect(x - 22, 44, 44, 22, INK, radius=6)
    motifs = ((110, 240, 190, 240), (400, 200, 250, 300), (720, 150, 200, 260),
              (990, 200, 250, 300), (1320, 240, 190, 240))  # fmt: skip
    for index, (x, y, w, h) in enumerate(motifs):
        frame(c, x, y, w, h, (WOOD, TIMBER)[index % 2], COAST[0])
        _miniature(c, index, x, y, w, h)
    for x, h, index in ((260, 420, 0), (440, 430, 12), (930, 430, 3), (1180, 420, 4)):
        figure(c, x, 985, h, CAST[index], DOWN, away=True)
    figure(c, 545, 990, 420, child(CAST[2], 0.64), REACH, away=True)
    wheelchair(c, 760, 1010, 420, CAST[9].wearing(SEE), REACH)
    figure(c, 1330, 990, 440, CAST[5].wearing(PETROL), WAVE)
    c.rect(80, 960, 100, 80, TIMBER)
    c.rect(50, 940, 160, 26, KLINKER, radius=10)
    for x in (1450, 1570):
        c.bar((x, 1010), (x, 850), 11, SUN)
        c.circle(x, 846, 15, SUN)
    c.path(spline([(1450, 862), (1510, 905), (1570, 862)]), 8, KLINKER)


def _miniature(c: Canvas, index: int, x: float, y: float, w: float, h: float) -> None:
    """A landscape in a frame: sea, heath, sun, mountains, canal."""
    grounds = (COAST[3], HEATH[1], "#e7c25c", HARZ[2], FIELD[3])
    skies = (COAST[0], "#f6cd93", "#f0a56b", HARZ[0], "#f3ecc8")
    c.rect(x, y, w, h, skies[index])
    if index != 3:
        c.circle(x + w * 0.66, y + h * 0.34, w * 0.15, SUN)
    if index == 3:
        c.polygon([(x, y + h * 0.7), (x + w * 0.35, y + h * 0.25), (x + w * 0.6, y + h * 0.55),
                   (x + w * 0.78, y + h * 0.35), (x + w, y + h * 0.7)], HARZ[1])  # fmt: skip
    c.rect(x, y + h * 0.62, w, h * 0.38, grounds[index])
    stitches(c, [(x, y + h * 0.66), (x + w, y + h * 0.66)], STITCH, 12, 8, 3)
    stitches(c, [(x, y + h * 0.82), (x + w, y + h * 0.82)], lighter(grounds[index]), 18, 12, 3)
    foot = (x + w * 0.3, y + h * 0.7)
    if index == 0:
        lighthouse(c, *foot, h * 0.55)
    elif index == 1:
        juniper(c, *foot, h * 0.4)
    elif index == 2:
        gable(c, *foot, w * 0.36, w * 0.26, BRICKS[0], ROOFS[2], columns=2)
    else:
        for dx in (0, w * 0.22, w * 0.46):
            (spruce if index == 3 else poplar)(c, foot[0] + dx, foot[1] + 8, h * 0.3, HARZ[4])


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
        c.path([(x + side * 200, 860), (x + side * 130, 640), (x, 590)], 12, INK)
        c.rect(x - 38, 500, 76, 120, "#8b8f94", radius=38)
        c.rect(x - 42, 562, 84, 20, INK, radius=6)
        for y in (520, 540, 598):
            stitches(c, [(x - 26, y), (x + 26, y)], STITCH, 8, 6, 4)
        for r in (70, 105, 140):
            middle = 180 if side < 0 else 0
            stitches(c, arc(x, 555, r, r, middle - 35, middle + 35, 24), GLOW, 16, 11, 6)
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
