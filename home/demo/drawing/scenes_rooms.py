"""Indoors, where people learn, look out and listen."""

from .animals import cat
from .buildings import BRICKS, ROOFS, gable, lighthouse, street
from .canvas import Canvas
from .cloth import rays, rows, sky, stitches
from .figures import DOWN, HOLD, REACH, WAVE, WAVE_LEFT, figure, seated, wheelchair
from .geometry import arc, spline
from .interiors import room, view
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
from .plants import flower, juniper, poplar, spruce, tree
from .props import book, bunting, cup, frame, pot_plant, table
from .scene import scene


@scene(
    "fenster",
    "Regentag am Fenster",
    "Blick durchs Fenster auf regennasse Giebel: Auf der Fensterbank stehen Pflanzen und "
    "Tasse, eine Katze schläft neben einer alten Frau.",
    (0.42, 0.5),
)
def rainy_window(c: Canvas) -> None:
    sky(c, "#8fa3ab", "#a3b4b8", "#bac6c4", horizon=520)
    street(c, 760, -60, 1660, 260, pane="#e8c98f",
           walls=("#a86655", "#96594c", "#b97f6c", "#8a564c", "#cfc6b4", "#c9b089", "#b9a59b",
                  "#a9b6b2"), roofs=("#75504a", "#5d4f50", "#53525c"))  # fmt: skip
    c.rect(0, 755, 1600, 100, "#84908f")
    for _ in range(150):
        x, y = c.random.uniform(0, 1600), c.random.uniform(0, 800)
        c.bar((x, y), (x - 14, y + 42), 3, "#dfe8e8")
    c.rect(0, 0, 70, 1067, "#c98f63")
    c.rect(1530, 0, 70, 1067, "#c98f63")
    for x in (70, 780, 1490):
        c.rect(x, 0, 40, 860, LINEN)
    c.rect(70, 0, 1460, 40, LINEN)
    c.rect(70, 250, 1460, 28, LINEN)
    for side, x in ((1, 0), (-1, 1600)):
        c.polygon([(x, 0), (x + side * 250, 0), (x + side * 210, 300), (x + side * 90, 620),
                   (x + side * 120, 850), (x, 850)], KLINKER)  # fmt: skip
        for dx in (50, 110, 170):
            stitches(c, [(x + side * dx, 10), (x + side * dx * 0.6, 780)], "#d97a5c", 30, 22, 5)
        c.bar((x, 620), (x + side * 110, 620), 26, SUN)
    c.rect(0, 850, 1600, 60, LINEN)
    c.rect(0, 905, 1600, 170, "#c98f63")
    stitches(c, [(0, 878), (1600, 878)], "#c9bda6", 26, 17, 5)
    rows(c, [(x, 905) for x in range(-30, 1650, 40)], "#dba97f", count=2, first=50, step=56)
    pot_plant(c, 350, 862, 270, SEE, "#5e8a45")
    flower(c, 320, 730, 130, "#d0667d")
    flower(c, 390, 740, 170, HEATH[0])
    cup(c, 560, 862, 90, SUN)
    for dx in (-14, 14):
        stitches(c, spline([(556 + dx, 756), (570 + dx, 720), (548 + dx, 680), (562 + dx, 640)]),
                 "#fffdf6", 14, 10, 5)  # fmt: skip
    cat(c, 800, 858)
    woman = Person(2, "dutt", "weiss", HEIDE, "#5c5148", glasses=True, build=1.25)
    figure(c, 1200, 1520, 1120, woman, ((-0.28, 0.6), (0.1, 0.62)))
    c.rect(860, 862, 30, 8, LINEN)


@scene(
    "klassenzimmer",
    "Fragestunde in der Klasse",
    "Klassenzimmer von hinten gesehen: Kinder heben die Hand, vor der grünen Tafel mit "
    "Kreidezeichnungen steht ein Mann mit Feuerwehrhelm.",
    (0.5, 0.5),
)
def classroom(c: Canvas) -> None:
    room(c, "#f2dfae", "#b98d62", 800)
    c.rect(380, 130, 840, 450, WOOD, radius=8)
    c.rect(402, 152, 796, 406, "#2f5d50")
    stitches(c, arc(520, 280, 56, 56, 0, 360), GLOW, 16, 11, 6)
    rays(c, 520, 280, 74, 112, GLOW, count=12)
    stitches(c, spline([(420, 500), (560, 440), (700, 490), (860, 430), (1010, 490), (1190, 440)]),
             STITCH, 18, 12, 6)  # fmt: skip
    house = [(990, 440), (990, 330), (1060, 262), (1130, 330), (1130, 440)]
    stitches(c, house, HEATH[0], 16, 11, 6)
    stitches(c, [(1040, 440), (1040, 380), (1084, 380), (1084, 440)], SUN, 12, 9, 5)
    c.rect(380, 580, 840, 18, darker(WOOD))
    view(c, 60, 150, 240, 330, "#a8d3d8", "#8aa653")
    view(c, 1300, 150, 240, 330, "#a8d3d8", "#8aa653")
    bunting(c, (-20, 60), (1620, 60), 50, 46)
    guest = Person(4, "helm", "schwarz", "#3a4660", "#3a4660", RAPS)
    figure(c, 800, 830, 470, guest, ((-0.17, 0.4), (0.3, 0.66)))
    pot_plant(c, 1270, 810, 170, KLINKER, MOOS)
    for row, y, h, places in ((0, 930, 330, (250, 560, 1040, 1350)),
                              (1, 1090, 390, (120, 470, 830, 1180, 1510))):  # fmt: skip
        for index, x in enumerate(places):
            pupil = child(CAST[(index * 3 + row * 4 + 1) % 14], 0.82)
            hands = (WAVE, HOLD, WAVE_LEFT)[(index + row) % 3]
            figure(c, x, y, h, pupil, hands, away=True)
            table(c, x, y + 30, 260, 130, "#d2a56f")


@scene(
    "bibliothek",
    "Zwischen den Regalen",
    "Bibliothek mit Regalen voller bunter Buchrücken: Eine Frau steht auf der Leiter, ein Mann "
    "liest zwei Kindern auf dem Teppich vor.",
    (0.5, 0.6),
)
def library(c: Canvas) -> None:
    room(c, "#5c3d2e", "#c49a6c", 880)
    _shelves(c)
    c.rect(610, 120, 376, 750, "#e8d6b0")
    c.dome(798, 300, 150, 170, LINEN)
    c.rect(648, 296, 300, 320, LINEN)
    c.dome(798, 300, 132, 150, COAST[0])
    c.rect(666, 298, 264, 300, COAST[0])
    c.blob([(666, 560), (740, 500), (830, 540), (930, 490), (930, 598), (666, 598)], COAST[5])
    tree(c, 860, 570, 190, MOOS)
    c.rect(790, 150, 14, 450, LINEN)
    c.rect(648, 604, 300, 20, darker(LINEN, 0.1))
    for dx in (0, 96):
        c.bar((1300 + dx, 1000), (1240 + dx, 120), 15, "#e0b98a")
    for step in range(9):
        y = 940 - step * 92
        x = 1300 - (1000 - y) * 0.068
        c.bar((x, y), (x + 96, y), 12, "#e0b98a")
    figure(c, 1325, 672, 400, CAST[1].wearing(SEE), ((-0.17, 0.4), (0.3, 0.86)), away=True)
    c.ellipse(640, 985, 520, 78, KLINKER)
    stitches(c, arc(640, 985, 490, 64, 0, 360, 60), STITCH, 26, 16, 6)
    c.rect(420, 690, 250, 250, HEIDE, radius=46)
    c.rect(390, 800, 310, 150, darker(HEIDE), radius=36)
    seated(c, 545, 880, 450, CAST[0], HOLD)
    book(c, 545, 760, 150, SEE)
    for x, index in ((290, 8), (840, 2)):
        seated(c, x, 1000, 330, child(CAST[index], 0.74), HOLD, side=1 if x < 500 else -1)
    wheelchair(c, 1080, 1030, 400, CAST[10], HOLD, side=1)
    book(c, 1080, 820, 100, RAPS)


def _shelves(c: Canvas) -> None:
    """Shelves full of books on both sides of the window."""
    tones = (*THREADS, "#d0667d", "#e8d6a8", "#3f5f86", "#c8772f")
    for row, y in enumerate((190, 380, 570, 760)):
        x = 24.0
        while x < 1580:
            w, h = c.random.uniform(18, 46), c.random.uniform(100, 150)
            if not 610 < x < 990 - w / 2 and c.random.random() > 0.06:
                fill = c.random.choice(tones)
                c.rect(x, y - h, w - 3, h, fill, radius=3)
                for share in (0.2, 0.78):
                    c.rect(x + 4, y - h * share, w - 11, 4, STITCH)
            x += w
        c.rect(0, y, 1600, 22, WOOD)
        stitches(c, [(0, y + 11), (1600, y + 11)], STITCH, 20, 15 + row, 4)
    for x in (0, 300, 585, 985, 1280, 1576):
        c.rect(x, 0, 26, 870, WOOD)


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
