"""Indoors: workshops, kitchens, classrooms, shelves full of books."""

from .buildings import street
from .canvas import Canvas
from .cloth import box, rays, rows, sky, stitches
from .figures import HOLD, WAVE, WAVE_LEFT, figure, seated, wheelchair
from .geometry import arc, spline, turned
from .palette import (
    COAST,
    GLOW,
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
    mix,
)
from .person import CAST, Person, child
from .plants import flower, tree
from .props import bicycle, book, bunting, cup, loaf, pot_plant, table
from .scene import scene


def room(c: Canvas, wall: str, floor: str, y: float, *, seam: str = STITCH) -> None:
    """A wall and a floor of boards, sewn together along the skirting."""
    c.rect(0, 0, 1600, 1067, wall)
    c.rect(0, y, 1600, 1067 - y, floor)
    for index, drop in enumerate((54, 122, 204, 300)):
        line = [(-40 + 90 * (index % 2), y + drop), (1640, y + drop)]
        stitches(c, line, darker(floor, 0.14), 110, 26, 4)
    c.rect(0, y - 16, 1600, 20, darker(floor, 0.25))
    stitches(c, [(0, y - 6), (1600, y - 6)], seam, 24, 16, 5)


def view(c: Canvas, x: float, y: float, w: float, h: float, sky_tone: str, land_tone: str) -> None:
    """A large window with some land in it."""
    c.rect(x - 18, y - 18, w + 36, h + 36, LINEN)
    c.rect(x, y, w, h, sky_tone)
    c.rect(x, y + h * 0.62, w, h * 0.38, land_tone)
    c.dome(x + w * 0.3, y + h * 0.64, w * 0.3, h * 0.14, land_tone)
    stitches(c, [(x, y + h * 0.68), (x + w, y + h * 0.68)], STITCH, 16, 11, 4)
    c.rect(x + w / 2 - 6, y, 12, h, LINEN)
    c.rect(x, y + h * 0.36, w, 10, LINEN)
    c.rect(x - 34, y + h + 12, w + 68, 20, darker(LINEN, 0.12))


def hanging_lamp(c: Canvas, x: float, y: float, w: float, fill: str) -> None:
    """A lamp hanging from the ceiling, with its cone of light."""
    c.polygon([(x - w * 0.5, y), (x + w * 0.5, y), (x + w * 2, y + w * 4), (x - w * 2, y + w * 4)],
              "#fbe3a424")  # fmt: skip
    c.bar((x, -10), (x, y - w * 0.4), 6, INK)
    c.circle(x, y, w * 0.2, GLOW)
    c.dome(x, y, w * 0.5, w * 0.5, fill)
    stitches(c, [(x - w * 0.4, y - 9), (x + w * 0.4, y - 9)], STITCH, 12, 8, 4)


@scene(
    "fahrradwerkstatt",
    "Wer ein Rad hat, schraubt",
    "Fahrradwerkstatt mit Werkzeugwand: Eine ältere Frau schraubt am Rad im Ständer, ein Mann in "
    "Latzhose steht daneben, oben hängt ein grünes Rad.",
    (0.5, 0.55),
)
def bicycle_workshop(c: Canvas) -> None:
    room(c, "#2f7480", "#a98560", 850)
    box(c, 80, 200, 470, 420, "#c9a36f", inset=14)
    for x, y, turn in ((150, 300, 0), (230, 290, 20), (310, 300, -10), (400, 290, 0), (480, 300, 12)):
        wrench(c, x, y, 130, turn)
    for x in (150, 260, 370, 480):
        c.ring(x, 520, 44, 9, INK)
        c.ring(x, 520, 26, 5, "#8b8f94")
    box(c, 1170, 240, 350, 18, WOOD, inset=5, width=2)
    box(c, 1170, 410, 350, 18, WOOD, inset=5, width=2)
    for index, x in enumerate(range(1190, 1500, 66)):
        c.rect(x, 170 + index % 2 * 16, 46, 70 - index % 2 * 16, THREADS[index % 5], radius=6)
        c.rect(x, 340 + index % 3 * 10, 46, 70 - index % 3 * 10, THREADS[(index + 2) % 5], radius=6)
    for x in (690, 920):
        c.bar((x, -10), (x, 120), 5, INK)
    bicycle(c, 800, 260, 430, MOOS)
    for x in (330, 1340):
        hanging_lamp(c, x, 110, 110, SUN)
    c.bar((800, 1000), (800, 560), 20, INK)
    c.bar((700, 1010), (900, 1010), 22, INK)
    bicycle(c, 810, 850, 620, KLINKER)
    figure(c, 420, 1010, 560, CAST[4], ((-0.16, 0.42), (0.34, 0.5)))
    wrench(c, 622, 735, 90, 60)
    helper = Person(6, "locken", "schwarz", "#e8d6a8", "#3f5f86", beard=True)
    figure(c, 1240, 1015, 610, helper, ((-0.15, 0.41), (0.16, 0.42)))
    c.rect(1185, 655, 110, 160, "#3f5f86", radius=14)
    for side in (-1, 1):
        c.bar((1240 + side * 42, 665), (1240 + side * 48, 580), 16, "#3f5f86")
    stitches(c, [(1202, 690), (1278, 690), (1278, 760), (1202, 760), (1202, 690)], STITCH, 11, 8, 3)
    for x, h in ((1440, 120), (1510, 90)):
        c.rect(x, 1010 - h, 56, h, SEE if h > 100 else KLINKER, radius=8)


def wrench(c: Canvas, x: float, y: float, h: float, turn: float) -> None:
    """A spanner hanging on a wall or held in a hand."""
    top, foot = turned([(x, y - h / 2), (x, y + h / 2)], (x, y), turn)
    c.bar(top, foot, h * 0.11, "#dfe3e4")
    c.ring(*top, h * 0.13, h * 0.06, "#dfe3e4")
    c.ring(*foot, h * 0.13, h * 0.06, "#dfe3e4")


@scene(
    "chor",
    "Chorprobe",
    "Vierzehn Sängerinnen und Sänger mit Notenmappen stehen in zwei Reihen vor hohen Bogenfenstern, "
    "vorn hebt die Chorleiterin die Arme.",
    (0.5, 0.55),
)
def choir(c: Canvas) -> None:
    room(c, "#e6c9a0", "#8f5f45", 860)
    for index, x in enumerate((200, 600, 1000, 1400)):
        c.rect(x - 122, 150, 244, 420, LINEN)
        c.dome(x, 152, 122, 122, LINEN)
        c.rect(x - 105, 150, 210, 405, "#a8cfd4")
        c.dome(x, 152, 105, 105, "#a8cfd4")
        for row in range(4):
            for column in range(2):
                c.rect(x - 98 + column * 102, 158 + row * 100, 94, 92,
                       mix(THREADS[(index + row + column) % 5], "#cfe6e6", 0.55))  # fmt: skip
        stitches(c, arc(x, 150, 90, 90, 190, 350), STITCH, 16, 11, 4)
    c.rect(60, 780, 1480, 90, "#a9744f")
    stitches(c, [(80, 800), (1520, 800)], STITCH, 22, 15, 5)
    tops = (KLINKER, PETROL, RAPS, HEIDE, MOOS, SEE, "#d0667d")
    for row, y, h, shift in ((0, 790, 400, 0), (1, 905, 420, 95)):
        for index in range(7):
            person = CAST[(index * 3 + row * 5 + 1) % 14]
            x = 150 + shift + index * 205
            figure(c, x, y, h, person.wearing(tops[(index + row * 3) % 7], "#3a3540"), HOLD)
            book(c, x, y - 0.5 * h, 92, ("#2f2b33", "#5b3a29")[index % 2])
    leader = Person(3, "dutt", "schwarz", "#f7f1e6", "#2f4a5a", skirt=True)
    figure(c, 800, 1090, 520, leader, ((-0.3, 0.86), (0.3, 0.9)), away=True)
    c.bar((956, 622), (1010, 560), 7, TIMBER)


@scene(
    "kueche",
    "Kochen für viele",
    "Große Küche mit gekachelter Wand: Drei Menschen rühren, schneiden und schöpfen Suppe, über "
    "ihnen hängen Kellen, aus dem Topf steigt Dampf.",
    (0.5, 0.55),
)
def kitchen(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#f3ead6")
    for row, y in enumerate(range(330, 700, 62)):
        for column, x in enumerate(range(-10, 1620, 62)):
            tone = ("#8cc0c4", "#a9d2d2", "#e9c27a", "#bcdcda")[(row * 3 + column * 5) % 4]
            c.rect(x, y, 57, 57, tone, radius=5)
    c.bar((120, 170), (1480, 170), 12, TIMBER)
    tools = (200, 330, 480, 1090, 1230, 1370)
    for index, x in enumerate(tools):
        c.bar((x, 176), (x, 290), 8, "#8b8f94")
        if index % 3 == 0:
            c.circle(x, 312, 40, "#8b8f94")
        elif index % 3 == 1:
            c.polygon([(x - 28, 282), (x + 28, 282), (x + 22, 350), (x - 22, 350)], WOOD)
        else:
            c.ring(x, 316, 34, 9, "#8b8f94")
    view(c, 640, 60, 320, 240, "#f2b78a", "#8a9c55")
    for x, index, top, hands in ((330, 7, SEE, ((-0.14, 0.52), (0.2, 0.5))),
                                 (830, 1, HEIDE, ((-0.1, 0.62), (0.12, 0.6))),
                                 (1290, 11, KLINKER, ((-0.24, 0.56), (0.1, 0.5)))):  # fmt: skip
        figure(c, x, 1060 if index == 1 else 1110, 680, CAST[index].wearing(top), hands)
        c.rect(x - 62, 690, 124, 200, LINEN, radius=16)
        for side in (-1, 1):
            c.bar((x + side * 52, 696), (x + side * 40, 600), 11, LINEN)
        stitches(c, [(x - 46, 720), (x + 46, 720)], KLINKER, 14, 10, 4)
    for dx, rise in ((-150, 200), (-105, 150), (120, 170)):
        steam = spline([(830 + dx, 620), (850 + dx, 620 - rise * 0.4), (815 + dx, 620 - rise * 0.7),
                        (840 + dx, 620 - rise)])  # fmt: skip
        stitches(c, steam, "#fffdf6", 26, 16, 8)
    c.rect(-20, 800, 1640, 50, "#c89660")
    c.rect(-20, 846, 1640, 240, "#8f5f45")
    stitches(c, [(0, 824), (1600, 824)], STITCH, 26, 16, 5)
    for x in (20, 420, 820, 1220):
        box(c, x, 880, 360, 210, "#a5714f", inset=16)
    c.rect(670, 660, 320, 146, PETROL, radius=26)
    c.rect(650, 652, 360, 26, darker(PETROL, 0.3), radius=12)
    stitches(c, [(700, 730), (960, 730)], STITCH, 20, 14, 6)
    c.rect(200, 780, 300, 26, WOOD, radius=8)
    for x, tone in ((250, "#e7913e"), (300, "#d8574a"), (410, "#8fae4c"), (455, "#e7913e")):
        c.circle(x, 764, 26, tone)
        stitches(c, arc(x, 764, 14, 14, 0, 300, 14), STITCH, 7, 6, 3)
    c.bar((372, 770), (440, 720), 10, "#dfe3e4")
    for x, fill in ((1130, SUN), (1430, MOOS), (1510, SEE)):
        bowl(c, x, 802, 110, fill)
    c.bar((1130, 720), (1180, 790), 10, "#8b8f94")
    loaf(c, 90, 802, 150)


def bowl(c: Canvas, x: float, y: float, w: float, fill: str) -> None:
    c.polygon([(x - w / 2, y - w * 0.42), (x + w / 2, y - w * 0.42), (x + w * 0.26, y),
               (x - w * 0.26, y)], fill)  # fmt: skip
    stitches(c, [(x - w * 0.38, y - w * 0.28), (x + w * 0.38, y - w * 0.28)], STITCH, 11, 8, 4)


@scene(
    "fenster",
    "Regentag am Fenster",
    "Blick aus einem großen Fenster auf regennasse Giebel: Auf der Fensterbank stehen Pflanzen und "
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
    _cat(c, 800, 858)
    woman = Person(2, "dutt", "weiss", HEIDE, "#5c5148", glasses=True, build=1.25)
    figure(c, 1200, 1520, 1120, woman, ((-0.28, 0.6), (0.1, 0.62)))
    c.rect(860, 862, 30, 8, LINEN)


def _cat(c: Canvas, x: float, y: float) -> None:
    """A cat asleep."""
    fur = "#d08a45"
    c.blob([(x - 120, y), (x - 112, y - 60), (x - 40, y - 96), (x + 60, y - 78), (x + 116, y - 26),
            (x + 116, y)], fur)  # fmt: skip
    c.circle(x - 92, y - 44, 46, fur)
    for dx in (-120, -76):
        c.polygon([(x + dx - 16, y - 74), (x + dx, y - 112), (x + dx + 18, y - 76)], fur)
    c.path(spline([(x + 110, y - 16), (x + 40, y - 6), (x - 60, y - 10)]), 24, darker(fur))
    for dx in (-20, 16, 52):
        stitches(c, [(x + dx, y - 80 + abs(dx) * 0.3), (x + dx + 8, y - 34)], STITCH, 11, 8, 4)


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
    "Bibliothek mit Regalen voller bunter Buchrücken: Eine Frau steht auf der Leiter, ein Mann liest "
    "zwei Kindern auf dem Teppich vor.",
    (0.5, 0.6),
)
def library(c: Canvas) -> None:
    room(c, "#5c3d2e", "#c49a6c", 880)
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
