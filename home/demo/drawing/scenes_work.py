"""Indoors, where people mend, cook, sing."""

from .canvas import Canvas
from .cloth import box, stitches
from .figures import HOLD, figure
from .geometry import arc, spline
from .interiors import hanging_lamp, room, view, wrench
from .palette import (
    GLOW,
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
from .person import CAST, Person
from .props import book, bowl, cup, loaf
from .scene import scene
from .vehicles import bicycle


@scene(
    "fahrradwerkstatt",
    "Wer ein Rad hat, schraubt",
    "Fahrradwerkstatt mit Werkzeugwand: Eine ältere Frau schraubt am Rad, ein Mann in "
    "Latzhose steht daneben, oben hängt ein grünes Rad.",
    (0.5, 0.55),
)
def bicycle_workshop(c: Canvas) -> None:
    room(c, "#2f7480", "#a98560", 850)
    box(c, 80, 200, 470, 420, "#c9a36f", inset=14)
    for x, y, turn in (
        (150, 300, 0),
        (230, 290, 20),
        (310, 300, -10),
        (400, 290, 0),
        (480, 300, 12),
    ):
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
    _tool_wall(c)
    hanging_lamp(c, 800, 130, 190, KLINKER)
    figure(c, 570, 1360, 1010, CAST[7].wearing("#3f5f86"), ((-0.02, 0.53), (0.19, 0.56)))
    girl = Person(4, "zopf", "schwarz", RAPS, accent=KLINKER, glasses=True)
    figure(c, 1060, 1380, 960, girl, ((-0.19, 0.56), (0.06, 0.52)))
    c.rect(-20, 830, 1640, 70, "#d2a56f")
    c.rect(-20, 896, 1640, 190, "#a5774c")
    stitches(c, [(0, 862), (1600, 862)], STITCH, 30, 18, 6)
    for y in (950, 1010):
        stitches(c, [(0, y), (1600, y)], "#8a6040", 120, 40, 5)
    _old_radio(c)
    c.path(spline([(960, 800), (1040, 780), (1090, 826), (1180, 836)]), 8, KLINKER)
    c.bar((780, 838), (930, 846), 16, "#b9bfc2")
    c.bar((740, 836), (790, 839), 26, SUN)
    for x, fill in ((180, SEE), (280, KLINKER)):
        c.rect(x, 750, 78, 84, fill, radius=8)
        stitches(c, [(x + 12, 778), (x + 66, 778)], STITCH, 11, 8, 4)
    cup(c, 1330, 836, 80, LINEN)
    for x in (400, 430, 1230, 1440, 1470):
        c.circle(x, 836, 9, "#b9bfc2")


def _tool_wall(c: Canvas) -> None:
    for x, y, turn in (
        (150, 200, 8),
        (240, 190, -6),
        (330, 200, 4),
        (1290, 200, -8),
        (1380, 190, 6),
    ):
        wrench(c, x, y, 180, turn)
    for x in (1460, 450):
        c.bar((x, 140), (x, 250), 15, WOOD)
        c.rect(x - 46, 120, 92, 34, "#8b8f94", radius=6)
    c.polygon([(120, 400), (330, 360), (330, 400), (120, 440)], "#b9bfc2")
    c.rect(318, 350, 74, 66, WOOD, radius=16)
    for index, x in enumerate(range(1180, 1500, 62)):
        c.rect(x, 380, 50, 70, THREADS[index % 5], radius=6)
        c.rect(x + 12, 400, 26, 14, STITCH)


def _old_radio(c: Canvas) -> None:
    box(c, 640, 660, 330, 176, "#7a3f30", inset=14, width=5, radius=18)
    c.circle(735, 748, 58, "#e8d6a8")
    for share in (0.75, 0.5, 0.25):
        stitches(c, arc(735, 748, 58 * share, 58 * share, 0, 360, 40), "#7a3f30", 10, 8, 4)
    c.rect(830, 700, 110, 34, GLOW, radius=5)
    for x in (850, 915):
        c.circle(x, 782, 20, "#e8d6a8")
    c.bar((760, 662), (812, 520), 7, "#b9bfc2")


@scene(
    "kueche",
    "Kochen für viele",
    "Große Küche mit gekachelter Wand: Drei Menschen rühren, schneiden und schöpfen Suppe, über "
    "ihnen hängen Kellen, aus dem Topf steigt Dampf.",
    (0.5, 0.55),
)
def kitchen(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#f3ead6")
    _kitchen_wall(c)
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
    _food(c)


def _kitchen_wall(c: Canvas) -> None:
    """Tiles, and ladles and graters on a rail."""
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


def _food(c: Canvas) -> None:
    """What lies on the worktop."""
    c.rect(200, 780, 300, 26, WOOD, radius=8)
    for x, tone in ((250, "#e7913e"), (300, "#d8574a"), (410, "#8fae4c"), (455, "#e7913e")):
        c.circle(x, 764, 26, tone)
        stitches(c, arc(x, 764, 14, 14, 0, 300, 14), STITCH, 7, 6, 3)
    c.bar((372, 770), (440, 720), 10, "#dfe3e4")
    for x, fill in ((1130, SUN), (1430, MOOS), (1510, SEE)):
        bowl(c, x, 802, 110, fill)
    c.bar((1130, 720), (1180, 790), 10, "#8b8f94")
    loaf(c, 90, 802, 150)


@scene(
    "chor",
    "Chorprobe",
    "Vierzehn Sängerinnen und Sänger mit Notenmappen stehen in zwei Reihen vor hohen "
    "Bogenfenstern, vorn hebt die Chorleiterin die Arme.",
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
