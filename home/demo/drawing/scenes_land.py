"""Heath, hills, fields and gardens."""

from dataclasses import replace

from .buildings import BRICKS, church, gable
from .canvas import Canvas
from .cloth import band, box, land, rays, rows, sky, sprinkle, stitches, sun
from .figures import (
    CHEER,
    DOWN,
    HOLD,
    REACH,
    REACH_LEFT,
    WALK,
    WAVE,
    WAVE_LEFT,
    figure,
    seated,
    wheelchair,
)
from .geometry import arc, height_at, ridge, wave
from .palette import (
    COAST,
    HARZ,
    HEATH,
    HEIDE,
    INK,
    KLINKER,
    LINEN,
    MOOS,
    RAPS,
    SEE,
    SNOW,
    STITCH,
    SUN,
    TIMBER,
    WOOD,
    darker,
    lighter,
)
from .person import CAST, Person, child
from .plants import (
    bare_tree,
    birch,
    bush,
    flower,
    heather,
    juniper,
    leaf,
    poplar,
    spruce,
    sunflower,
    tulip,
)
from .props import bale, gull, jug, loaf, sheep
from .scene import scene


@scene(
    "heide",
    "Abend in der Heide",
    "Blühende Heide im Abendlicht: Ein Sandweg führt zwischen Wacholdern hindurch, eine Schäferin "
    "zieht mit ihren Heidschnucken heim.",
    (0.4, 0.55),
)
def heath(c: Canvas) -> None:
    sky(c, "#b58bb5", "#d99aa5", "#eeb08f", "#f6cd93", horizon=470)
    sun(c, 470, 400, 150, "#f08a55", "#fbd9a4")
    far = land(c, ridge((0, 500), (500, 470), (1000, 505), (1600, 460)), "#8d6f9b")
    for x in (80, 150, 640, 700, 930, 1480, 1540):
        juniper(c, x, height_at(far, x) + 8, 80 + x % 31, "#5c5577")
    middle = land(c, ridge((0, 590), (400, 560), (900, 610), (1600, 540)), HEATH[0])
    sprinkle(c, middle, HEATH[:3], count=200, depth=80)
    for x, h in ((1010, 160), (1100, 120), (250, 130)):
        juniper(c, x, height_at(middle, x) + 20, h, "#3c4a4a")
    mid = land(c, ridge((0, 700), (500, 690), (1000, 720), (1600, 650)), HEATH[1])
    sprinkle(c, mid, HEATH, count=240, depth=100)
    front = land(c, ridge((0, 850), (500, 800), (1000, 820), (1600, 780)), HEATH[2])
    sprinkle(c, front, HEATH, count=200, depth=210, size=(5, 10))
    band(c, [(930, 1090), (760, 960), (900, 870), (720, 790), (650, 700), (700, 640)], 330, 24,
         "#ecd3a2")  # fmt: skip
    for x, y, w in ((430, 800, 100), (530, 830, 110), (640, 800, 105), (590, 880, 125),
                    (720, 860, 120), (480, 900, 120)):  # fmt: skip
        sheep(c, x, y, w, 1, "#3a333c")
    shepherd = Person(2, "lang", "braun", "#4a5d52", "#5a4636", HEATH[3])
    figure(c, 330, 920, 290, shepherd, ((-0.17, 0.4), (0.26, 0.6)), WALK)
    c.bar((412, 660), (398, 930), 8, TIMBER)
    for x, y, h in ((1290, 1000, 560), (1480, 1050, 420), (1130, 950, 260)):
        juniper(c, x, y, h, "#263d38")
    birch(c, 90, 1010, 780, "#d8b04f", lean=60)
    for x, h in ((40, 120), (180, 100), (1010, 110), (1220, 140), (1400, 150), (1570, 130)):
        heather(c, x, 1075, h)


@scene(
    "harz",
    "Neuer Wald im Harz",
    "Kinder und Erwachsene setzen junge Bäume an einen Hang im Harz, helle Stäbe markieren sie; "
    "dahinter blaue Bergkämme im Nebel.",
    (0.55, 0.6),
)
def mountains(c: Canvas) -> None:
    sky(c, "#dfe8e1", "#e9eee2", "#f3f0e0", horizon=260)
    ridges = (
        ((0, 330), (300, 210), (620, 300), (980, 170), (1300, 290), (1600, 220)),
        ((0, 400), (250, 370), (560, 270), (900, 390), (1250, 310), (1600, 400)),
        ((0, 450), (400, 480), (760, 400), (1100, 490), (1600, 420)),
    )
    for points, fill in zip(ridges, HARZ, strict=False):
        edge = land(c, ridge(*points), fill)
        c.polygon([*[(x, y + 90) for x, y in edge], (1660, 560), (-60, 560)], "#f3f0e030")
    dark = land(c, ridge((0, 520), (500, 560), (1000, 520), (1600, 560)), HARZ[3])
    for x in range(10, 1620, 62):
        spruce(c, x, height_at(dark, x) + 22, 100 + x * 7 % 67, HARZ[4])
    slope = land(c, ridge((0, 780), (400, 700), (900, 640), (1600, 570)), "#9aa86a")
    rows(c, slope, "#b6c087", count=4, step=42)
    near = land(c, ridge((0, 900), (600, 850), (1100, 820), (1600, 740)), "#7d9455")
    rows(c, near, "#97aa6d", count=4, step=44)
    for x, h in ((90, 620), (235, 440), (1545, 500)):
        c.bar((x, 900), (x + 10, 900 - h), 22, "#9c968c")
        for share in (0.3, 0.48, 0.64, 0.8):
            for side in (-1, 1):
                c.bar((x + 10 * share, 900 - h * share), (x + side * h * 0.13 * (1.1 - share),
                      900 - h * share - 22), 6, "#9c968c")  # fmt: skip
    for x in range(330, 1600, 118):
        _seedling(c, x, height_at(slope, x) + 60, 62)
    for x in range(380, 1600, 205):
        _seedling(c, x, height_at(near, x) + 90, 104)
    for x, index, small, hands in ((500, 9, 1, REACH), (650, 2, 0.68, HOLD), (900, 3, 1, DOWN),
                                   (1060, 8, 0.62, CHEER), (1240, 0, 1, REACH_LEFT)):  # fmt: skip
        person = CAST[index] if small == 1 else child(CAST[index], small)
        figure(c, x, height_at(near, x) + 40, 280, person, hands)
    c.bar((604, height_at(near, 604) - 210), (604, height_at(near, 604) + 50), 10, WOOD)
    c.polygon([(586, 880), (622, 880), (618, 930), (604, 946), (590, 930)], "#8e959b")


def _seedling(c: Canvas, x: float, y: float, h: float) -> None:
    c.bar((x - h * 0.2, y + 4), (x - h * 0.2, y - h * 1.2), 5, "#f2e3b3")
    c.bar((x, y), (x, y - h * 0.7), 4, TIMBER)
    for lift, length in ((0.25, 0.4), (0.5, 0.36), (0.72, 0.3)):
        leaf(c, (x, y - h * lift), h * length, -35, "#c3d66a")
        leaf(c, (x, y - h * lift), h * length, 215, "#aac451")


@scene(
    "schnee",
    "Rodelhang am Dorf",
    "Heller Wintertag am Rodelhang: Kinder sausen auf Schlitten hinunter, ein Schneemann mit Schal "
    "sieht zu, unten liegt das Dorf.",
    (0.5, 0.6),
)
def snow(c: Canvas) -> None:
    sky(c, "#c5dbe6", "#d7e6ea", "#e8edea", horizon=360)
    sun(c, 1320, 170, 66, "#f7dc9a", "#fff2cf")
    far = land(c, ridge((0, 360), (500, 330), (1000, 370), (1600, 330)), "#b7cbd5", thread=SEE)
    for x in range(10, 1600, 74):
        spruce(c, x, height_at(far, x) + 12, 90 + x % 47, "#6f919b", "#eef2f0")
    vale = land(c, ridge((0, 470), (700, 500), (1600, 450)), "#dfe8ea", thread="#8fb4c4")
    church(c, 330, 560, 290, "#ead9c2", "#8c99a6")
    for x, w, wall in ((130, 150, 0), (590, 150, 2), (760, 130, 1), (930, 150, 0)):
        gable(c, x, 590, w, w * 0.62, BRICKS[wall], SNOW, thread="#8fb4c4")
    rows(c, vale, "#c2d4dc", count=2, first=120)
    hill = land(c, ridge((0, 950), (400, 860), (800, 700), (1200, 530), (1600, 440)), SNOW,
                thread="#7fa9bd")  # fmt: skip
    rows(c, hill, "#cfdee4", count=8, step=46)
    for x, index, down, colour in ((1240, 2, 60, KLINKER), (890, 8, 120, SEE), (520, 11, 110, RAPS)):
        y = height_at(hill, x) + down
        c.bar((x - 110, y + 46), (x + 90, y - 40), 9, TIMBER)
        c.bar((x - 90, y + 12), (x + 80, y - 62), 14, WOOD)
        rider = child(CAST[index], 0.74)
        seated(c, x + 10, y - 40, 250, replace(rider, hair="muetze", top=colour), CHEER, side=-1)
    figure(c, 1540, height_at(hill, 1540) + 60, 250, CAST[9].wearing(MOOS), WAVE_LEFT)
    _snowman(c, 1400, 1010)
    bare_tree(c, 40, 1080, 800, "#5d4a45")
    for _ in range(70):
        c.circle(c.random.uniform(0, 1600), c.random.uniform(0, 900), c.random.uniform(3, 6), SNOW)


def _snowman(c: Canvas, x: float, y: float) -> None:
    for lift, r in ((90, 108), (232, 78), (350, 56)):
        c.circle(x, y - lift, r, "#fffdf6")
        stitches(c, arc(x, y - lift, r - 10, r - 10, -60, 110), "#9fbccb", 14, 10, 4)
    c.polygon([(x, y - 358), (x - 58, y - 342), (x, y - 340)], "#e58b3a")
    c.rect(x - 50, y - 414, 100, 22, INK, radius=6)
    c.rect(x - 34, y - 470, 68, 62, INK, radius=6)
    c.bar((x - 52, y - 302), (x + 52, y - 302), 26, KLINKER)
    c.bar((x + 40, y - 300), (x + 62, y - 212), 24, KLINKER)
    for side in (-1, 1):
        c.path([(x + side * 70, y - 240), (x + side * 150, y - 300), (x + side * 172, y - 350)], 8,
               TIMBER)  # fmt: skip


@scene(
    "ernte",
    "Erntepause",
    "Stoppelfeld in der Augustsonne: Auf einem Anhänger und im Schatten der Strohballen machen "
    "vier Menschen Pause, der Trecker wartet.",
    (0.55, 0.62),
)
def harvest(c: Canvas) -> None:
    sky(c, "#f0c25a", "#f4cf77", "#f8dd98", "#fbe9bd", horizon=430)
    sun(c, 360, 250, 120, "#ee8f3d", "#fff0c4")
    rays(c, 360, 250, 165, 260, "#fff6e4")
    far = land(c, wave(c.random, 470, 12), "#8a9c55")
    for x, h in ((900, 130), (980, 160), (1060, 120), (60, 110), (1540, 150)):
        poplar(c, x, height_at(far, x) + 8, h, "#66803f")
    corn = land(c, ridge((0, 540), (600, 500), (1100, 520), (1600, 480)), "#d9a03a")
    rows(c, corn, "#f0c569", count=3, step=26, length=12, gap=16, width=7)
    stubble = land(c, ridge((0, 640), (500, 610), (1100, 640), (1600, 590)), "#e6bd62")
    rows(c, stubble, "#c8953a", count=8, step=44, first=50)
    for x, y, r in ((170, 700, 46), (330, 680, 40), (1010, 700, 44), (1490, 690, 50)):
        bale(c, x, y, r)
    _tractor(c, 1330, 900)
    c.rect(560, 770, 470, 60, WOOD)
    stitches(c, [(575, 790), (1015, 790)], STITCH, 18, 12, 5)
    c.bar((1030, 830), (1180, 840), 14, INK)
    for x in (660, 930):
        c.circle(x, 862, 54, INK)
        c.circle(x, 862, 24, KLINKER)
    for x, index, side in ((650, 5, 0), (790, 6, 0), (930, 11, 0)):
        hands = (HOLD, ((-0.1, 0.5), (0.22, 0.78)), REACH_LEFT)[(x - 650) // 140]
        seated(c, x, 772, 310, CAST[index], hands, side=side)
    bale(c, 240, 1010, 150)
    bale(c, 70, 1060, 130)
    seated(c, 450, 960, 330, CAST[7], WAVE, side=1)
    c.rect(395, 950, 130, 62, "#d9a441", radius=8)
    stitches(c, [(405, 968), (515, 968)], "#f6dc9a", 14, 10, 4)
    jug(c, 590, 1030, 84, SEE)
    loaf(c, 700, 1030, 100)
    for x, y in ((1180, 180), (1300, 240), (1080, 260)):
        gull(c, x, y, 70, "#5b4a3a")
    for x in (860, 1010, 1160, 1300, 1440, 1560):
        flower(c, x, 1090, 80 + x % 47, "#d8574a" if x % 40 else "#6c8fd0", INK)


def _tractor(c: Canvas, x: float, y: float) -> None:
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


@scene(
    "garten",
    "Gemeinschaftsgarten",
    "Beete wie Flicken nebeneinander: Kohl, Salat, Blumen und Bohnen. Nachbarinnen und Nachbarn "
    "gießen, ernten und schieben eine Karre.",
    (0.5, 0.5),
)
def garden(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#dcc79b")
    c.rect(0, 0, 1600, 130, "#bfe0d6")
    for x in range(0, 1660, 90):
        bush(c, x, 150, 130, ("#5e8a45", "#6f9a52")[x // 90 % 2])
    beds = ((40, 190, 340, 240), (430, 190, 330, 240), (1180, 190, 380, 240),
            (40, 520, 420, 200), (1090, 520, 470, 200), (-60, 810, 520, 300),
            (560, 850, 420, 300), (1090, 810, 600, 300))  # fmt: skip
    for x, y, w, h in beds:
        c.rect(x + 8, y + 12, w, h, "#1c1a2b22", radius=12)
        box(c, x, y, w, h, "#7a5540", inset=12, width=5, radius=12)
    plants = ((0, "#8fb56a"), (4, "#6f9a52"), (6, "#a9c95e"), (2, "#7fae8a"))
    for index, fill in plants:
        x, y, w, h = beds[index]
        for px in range(int(x + 60), int(x + w - 30), 72):
            for py in range(int(y + 66), int(min(y + h, 1080)), 70):
                _cabbage(c, px, py, 27, fill)
    for x in range(465, 760, 60):
        tulip(c, x, 330, 110, (KLINKER, SUN, HEIDE)[x // 60 % 3])
        flower(c, x, 425, 100, (HEATH[0], LINEN, "#d0667d")[x // 60 % 3])
    for x in range(90, 450, 80):
        c.bar((x, 700), (x + 36, 440), 6, WOOD)
        c.bar((x + 72, 700), (x + 36, 440), 6, WOOD)
        for share in (0.2, 0.45, 0.7):
            leaf(c, (x + 36 * share, 700 - 260 * share), 40, -30, "#5e8a45")
            leaf(c, (x + 72 - 36 * share, 700 - 260 * share), 40, 210, "#6f9a52")
    for x in range(20, 420, 92):
        sunflower(c, x, 1085, 260 + x * 13 % 70)
    for x in range(1120, 1600, 84):
        flower(c, x, 1080, 150, (KLINKER, SUN, HEATH[0], "#d0667d")[x // 84 % 4])
        flower(c, x + 40, 960, 110, (LINEN, "#d98a5b")[x // 84 % 2])
    figure(c, 960, 480, 300, CAST[1], ((-0.17, 0.4), (0.36, 0.52)))
    _watering_can(c, 1085, 330)
    figure(c, 610, 800, 320, CAST[7], ((0.06, 0.42), (0.3, 0.42)), WALK)
    _wheelbarrow(c, 800, 800)
    wheelchair(c, 1010, 800, 320, CAST[12], REACH)
    figure(c, 530, 690, 250, child(CAST[2], 0.68), CHEER)


def _cabbage(c: Canvas, x: float, y: float, r: float, fill: str) -> None:
    for px, py in arc(x, y, r * 0.6, r * 0.6, 0, 300, 5):
        c.circle(px, py, r * 0.6, darker(fill, 0.12))
    c.circle(x, y, r * 0.62, fill)
    stitches(c, arc(x, y, r * 0.36, r * 0.36, 0, 320, 20), lighter(fill, 0.5), 7, 6, 3)


def _watering_can(c: Canvas, x: float, y: float) -> None:
    c.ring(x - 6, y - 30, 34, 8, darker(SEE))
    c.bar((x + 30, y + 20), (x + 84, y - 24), 10, darker(SEE))
    box(c, x - 42, y - 20, 84, 70, SEE, inset=9)
    for index in range(5):
        start = (x + 90 + index * 7, y - 20 + index * 6)
        stitches(c, [start, (start[0] + 26, y + 90)], COAST[2], 10, 9, 3)


def _wheelbarrow(c: Canvas, x: float, y: float) -> None:
    for dx in (-30, 10, 48):
        c.circle(x + dx, y - 106, 34, ("#e7913e", "#8fae4c", "#d8574a")[dx % 3])
    c.bar((x - 100, y - 128), (x + 70, y - 60), 11, WOOD)
    c.polygon([(x - 80, y - 108), (x + 96, y - 108), (x + 60, y - 40), (x - 40, y - 40)], KLINKER)
    stitches(c, [(x - 62, y - 92), (x + 78, y - 92)], STITCH, 14, 10, 4)
    c.bar((x - 40, y - 40), (x - 52, y), 9, INK)
    c.circle(x + 84, y - 28, 30, INK)
    c.circle(x + 84, y - 28, 12, LINEN)
