"""Fields, wind, gardens, country roads."""

from .animals import gull
from .buildings import turbine, windmill
from .canvas import Canvas
from .cloth import box, cloud, land, rays, rows, sky, sprinkle, stitches, sun
from .figures import (
    CHEER,
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
    HEATH,
    HEIDE,
    INK,
    KLINKER,
    LINEN,
    MOOS,
    SEE,
    STITCH,
    SUN,
    TIMBER,
    WOOD,
    darker,
    lighter,
)
from .person import CAST, child
from .plants import bush, flower, leaf, poplar, sunflower, tree, tulip
from .props import bale, bench, jug, loaf
from .scene import scene
from .vehicles import bicycle, bus, tractor


@scene(
    "windraeder",
    "Windräder über dem Raps",
    "Fünf weiße Windräder drehen sich über leuchtend gelben Rapsstreifen, auf dem Feldweg fahren "
    "zwei Menschen mit dem Rad.",
    (0.45, 0.5),
)
def turbines(c: Canvas) -> None:
    sky(c, "#5fb0c9", "#86c5d4", "#b3dbdf", horizon=500)
    cloud(c, 640, 190, 380)
    cloud(c, 1290, 330, 240)
    cloud(c, 120, 380, 220)
    far = land(c, ridge((0, 640), (500, 600), (1000, 630), (1600, 570)), "#8fb865")
    for x, h, angle in ((1180, 330, 15), (840, 280, 75), (1480, 300, 45)):
        turbine(c, x, height_at(far, x) + 10, h, angle, "#eef2ee")
    land(c, ridge((0, 700), (500, 660), (1000, 650), (1600, 690)), "#f0d23f")
    turbine(c, 330, 760, 700, 36)
    green = land(c, ridge((0, 740), (600, 730), (1100, 690), (1600, 740)), "#7aa84c")
    rows(c, green, "#95bd66", count=2)
    turbine(c, 1340, 830, 560, 92)
    rape = land(c, ridge((0, 800), (700, 800), (1200, 770), (1600, 850)), "#f2c832")
    sprinkle(c, rape, ("#fae27a", "#dba61f"), count=260, depth=110)
    track = land(c, ridge((0, 940), (800, 920), (1600, 960)), "#dcc79b")
    rows(c, track, "#c2aa78", count=2, first=40, step=36)
    for x, frame_colour, index in ((620, KLINKER, 8), (920, SEE, 0)):
        rider = CAST[index]
        bicycle(c, x, 1010, 230, frame_colour)
        seated(c, x - 22, 870, 240, rider, ((0.14, 0.5), (0.28, 0.52)), side=1)
    edge = land(c, ridge((0, 1030), (800, 1020), (1600, 1040)), MOOS)
    sprinkle(c, edge, ("#d8574a", LINEN, "#6c8fd0"), count=50, depth=30, first=0, size=(6, 9))


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
    windmill(c, 700, height_at(far, 700) + 10, 220)
    corn = land(c, ridge((0, 540), (600, 500), (1100, 520), (1600, 480)), "#d9a03a")
    rows(c, corn, "#f0c569", count=3, step=26, length=12, gap=16, width=7)
    stubble = land(c, ridge((0, 640), (500, 610), (1100, 640), (1600, 590)), "#e6bd62")
    rows(c, stubble, "#c8953a", count=8, step=44, first=50)
    for x, y, r in ((170, 700, 46), (330, 680, 40), (1010, 700, 44), (1490, 690, 50)):
        bale(c, x, y, r)
    tractor(c, 1330, 900)
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
    for index, fill in ((0, "#8fb56a"), (4, "#6f9a52"), (6, "#a9c95e"), (2, "#7fae8a")):
        _cabbages(c, *beds[index], fill)
    _beans(c)
    _flowers(c)
    figure(c, 960, 480, 300, CAST[1], ((-0.17, 0.4), (0.36, 0.52)))
    _watering_can(c, 1085, 330)
    figure(c, 610, 800, 320, CAST[7], ((0.06, 0.42), (0.3, 0.42)), WALK)
    _wheelbarrow(c, 800, 800)
    wheelchair(c, 1010, 800, 320, CAST[12], REACH)
    figure(c, 530, 690, 250, child(CAST[2], 0.68), CHEER)


def _cabbages(c: Canvas, x: float, y: float, w: float, h: float, fill: str) -> None:
    for px in range(x + 60, x + w - 30, 72):
        for py in range(y + 66, min(y + h, 1080), 70):
            _cabbage(c, px, py, 27, fill)


def _cabbage(c: Canvas, x: float, y: float, r: float, fill: str) -> None:
    for px, py in arc(x, y, r * 0.6, r * 0.6, 0, 300, 5):
        c.circle(px, py, r * 0.6, darker(fill, 0.12))
    c.circle(x, y, r * 0.62, fill)
    stitches(c, arc(x, y, r * 0.36, r * 0.36, 0, 320, 20), lighter(fill, 0.5), 7, 6, 3)


def _beans(c: Canvas) -> None:
    for x in range(90, 450, 80):
        c.bar((x, 700), (x + 36, 440), 6, WOOD)
        c.bar((x + 72, 700), (x + 36, 440), 6, WOOD)
        for share in (0.2, 0.45, 0.7):
            leaf(c, (x + 36 * share, 700 - 260 * share), 40, -30, "#5e8a45")
            leaf(c, (x + 72 - 36 * share, 700 - 260 * share), 40, 210, "#6f9a52")


def _flowers(c: Canvas) -> None:
    for x in range(465, 760, 60):
        tulip(c, x, 330, 110, (KLINKER, SUN, HEIDE)[x // 60 % 3])
        flower(c, x, 425, 100, (HEATH[0], LINEN, "#d0667d")[x // 60 % 3])
    for x in range(20, 420, 92):
        sunflower(c, x, 1085, 260 + x * 13 % 70)
    for x in range(1120, 1600, 84):
        flower(c, x, 1080, 150, (KLINKER, SUN, HEATH[0], "#d0667d")[x // 84 % 4])
        flower(c, x + 40, 960, 110, (LINEN, "#d98a5b")[x // 84 % 2])


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


@scene(
    "bus",
    "Der Bürgerbus kommt",
    "Ein kleiner gelber Bus fährt auf einer Allee durch grüne Hügel, am Wartehäuschen winken eine "
    "Frau und ein Mann mit Gehstock.",
    (0.45, 0.6),
)
def country_bus(c: Canvas) -> None:
    sky(c, "#7f99a8", "#9fb3b5", "#c3ccc0", horizon=420)
    cloud(c, 300, 190, 380, "#d5dbd8")
    cloud(c, 900, 140, 320, "#cbd4d3")
    for _ in range(60):
        x, y = c.random.uniform(0, 1000), c.random.uniform(200, 480)
        c.bar((x, y), (x - 9, y + 30), 3, "#dbe6e6")
    for inset, tone in enumerate(("#d8877a", "#e8c06a", "#9fbf8a", "#7fb0c4", "#a98ab8")):
        radius = 560 - inset * 24
        c.path(arc(1180, 640, radius, radius, 185, 355, 60), 22, tone)
    for points, fill in (
        (((0, 500), (400, 430), (800, 500), (1200, 440), (1600, 500)), "#a3b96f"),
        (((0, 570), (500, 560), (900, 500), (1300, 560), (1600, 520)), "#8bab58"),
    ):
        edge = land(c, ridge(*points), fill)
        rows(c, edge, darker(fill, 0.1), count=3)
    verge = land(c, ridge((0, 680), (600, 660), (1600, 680)), "#6f9748")
    for x in (60, 330, 640, 960, 1540):
        tree(c, x, height_at(verge, x) + 60, 330, "#4f7f45")
    road = land(c, ridge((0, 790), (800, 770), (1600, 800)), "#6c6a70")
    stitches(c, [(x, y + 85) for x, y in road], STITCH, 70, 44, 9)
    bus(c, 600, 880, 620, SUN, (CAST[3], CAST[4], CAST[1], CAST[11]))
    near = land(c, ridge((0, 960), (700, 950), (1600, 940)), MOOS)
    rows(c, near, "#659350", count=2, step=40)
    c.rect(1180, 560, 340, 24, KLINKER, radius=8)
    stitches(c, [(1195, 572), (1505, 572)], STITCH, 16, 11, 4)
    c.rect(1200, 584, 300, 370, "#d9edee88")
    for x in (1200, 1490):
        c.rect(x, 584, 14, 400, TIMBER)
    bench(c, 1400, 985, 150, 66)
    figure(c, 1260, 1010, 350, CAST[1], WAVE_LEFT)
    figure(c, 1390, 1015, 350, CAST[7], ((-0.32, 0.9), (0.2, 0.42)))
    c.bar((1460, 868), (1466, 1015), 9, TIMBER)
    c.bar((1120, 1010), (1120, 640), 12, TIMBER)
    c.circle(1120, 630, 46, MOOS)
    c.ring(1120, 630, 36, 7, SUN)
