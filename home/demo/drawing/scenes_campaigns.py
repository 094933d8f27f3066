"""Campaigns of clubs and volunteers, and the long table."""

from .buildings import BRICKS, ROOFS, arched_window, clock, gable, longhouse
from .canvas import Canvas
from .cloth import box, cloud, land, rows, sky, sprinkle, stars, stitches, sun, water
from .figures import HOLD, OPEN, REACH, WALK, WAVE, figure, seated, wheelchair
from .geometry import height_at, ridge, spline, wave
from .palette import (
    COAST,
    FIELD,
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
    SNOW,
    STITCH,
    SUN,
    TIMBER,
    WOOD,
    darker,
)
from .person import CAST, child
from .plants import grass, poplar, tree, willow
from .props import ball, bench, bowl, cup
from .scene import scene

FRUITS = ("#e7913e", "#8fae4c", "#d8574a")


@scene(
    "kampagne-vereine-machen-auf",
    "Offene Doppeltüren am Abend",
    "Vereinsheim am Abend, aus offenen Doppeltüren fällt gelbes Licht: Menschen mit Ball, "
    "Trompete, Rollstuhl und Kinderwagen gehen hinein.",
    (0.5, 0.62),
)
def open_clubs(c: Canvas) -> None:
    sky(c, "#27607a", "#3f7f8f", "#79a79a", "#d9b57c", "#e39a5c", horizon=560)
    stars(c, 14, 190)
    for x, h in ((60, 430), (170, 360), (1450, 380), (1555, 460)):
        poplar(c, x, 720, h, "#1f4a4d", "#6f9a92")
    c.rect(180, 430, 560, 330, "#8f4a3c")
    c.polygon([(140, 450), (200, 330), (800, 330), (800, 450)], "#3c3f52")
    rows(c, [(200, 330), (760, 330)], "#6b7088", count=3, first=24, step=30)
    for x in (270, 400, 530, 660):
        arched_window(c, x, 610, 66, 60, GLOW)
    gable(c, 960, 760, 760, 250, "#a85440", "#33364a", pane=GLOW, columns=5, entrance=None,
          pitch=0.4)  # fmt: skip
    clock(c, 960, 306, 34)
    ground = land(c, ridge((0, 760), (800, 750), (1600, 770)), "#3f6b52")
    c.polygon([(800, 752), (1120, 752), (1500, 1080), (420, 1080)], "#f3cf7f")
    stitches(c, [(790, 762), (430, 1056)], STITCH, 24, 16, 6)
    stitches(c, [(1130, 762), (1490, 1056)], STITCH, 24, 16, 6)
    rows(c, ground[:40], "#5b8a66", count=6, first=60)
    rows(c, ground[118:], "#5b8a66", count=6, first=60)
    c.rect(790, 510, 340, 246, TIMBER)
    c.rect(802, 522, 316, 234, "#fbe3a4")
    for x, person in ((860, CAST[4]), (1060, CAST[12])):
        figure(c, x, 758, 190, person, WAVE)
    for side in (-1, 1):
        edge, far = 960 + side * 164, 960 + side * 262
        c.polygon([(edge, 512), (far, 486), (far, 790), (edge, 758)], SEE)
        inner = [(edge + side * 14, 530), (far - side * 14, 510), (far - side * 14, 764),
                 (edge + side * 14, 742)]  # fmt: skip
        stitches(c, [*inner, inner[0]], STITCH, 16, 11, 4)
    _arrivals(c)


def _arrivals(c: Canvas) -> None:
    """Seen from behind, on their way in."""
    figure(c, 640, 985, 330, CAST[9].wearing(KLINKER), ((-0.2, 0.42), (0.27, 0.5)), WALK, away=True)
    ball(c, 737, 845, 34, SNOW)
    wheelchair(c, 850, 960, 300, CAST[3], side=1)
    figure(c, 1065, 945, 290, CAST[6], ((-0.17, 0.4), (0.32, 0.72)), WALK, away=True)
    c.bar((1150, 740), (1240, 700), 12, SUN)
    c.polygon([(1230, 690), (1290, 640), (1300, 715), (1240, 712)], SUN)
    c.ring(1185, 735, 22, 9, SUN)
    figure(c, 1245, 1040, 350, CAST[8], REACH, WALK, away=True)
    c.dome(1440, 930, 90, 95, HEIDE)
    c.rect(1350, 926, 180, 60, darker(HEIDE), radius=20)
    stitches(c, [(1366, 946), (1514, 946)], STITCH, 18, 12, 5)
    c.bar((1378, 805), (1365, 900), 9, INK)
    for x in (1390, 1490):
        c.ring(x, 1018, 34, 10, INK)
    figure(c, 420, 1010, 310, child(CAST[2], 0.7), OPEN, WALK, away=True)


@scene(
    "kampagne-danke-ehrenamt",
    "Kreidelinie im Morgenlicht",
    "Sportplatz im Morgenlicht: Eine Person zieht die Kreidelinie, eine hängt Trikots auf, eine "
    "dritte sitzt mit Kaffee auf der Bank.",
    (0.45, 0.62),
)
def thanks(c: Canvas) -> None:
    sky(c, "#f2c9b0", "#f6d9b8", "#faeacb", "#fdf3da", horizon=430)
    sun(c, 330, 330, 95, "#f0a54e")
    far = land(c, wave(c.random, 400, 12, 900), "#a5bd9a")
    for index, x in enumerate(range(30, 1600, 105)):
        tree(
            c, x, height_at(far, x) + 26, 110 + 40 * (index % 3), ("#6f9a7a", "#83a97c")[index % 2]
        )
    longhouse(c, 1290, 520, 330, 90, BRICKS[2], ROOFS[1])
    c.rect(0, 500, 1600, 570, "#9cc06a")
    for index in range(6):
        left, right = -500 + index * 520, -240 + index * 520
        c.polygon([(800 + (left - 800) * 0.55, 500), (800 + (right - 800) * 0.55, 500),
                   (right + (right - 800) * 0.4, 1080), (left + (left - 800) * 0.4, 1080)],
                  "#86b05a")  # fmt: skip
    land(c, wave(c.random, 492, 4), "#86b05a00", thread=STITCH)
    c.polygon([(730, 500), (756, 500), (560, 860), (520, 860)], SNOW)
    c.polygon([(180, 650), (180, 660), (690, 586), (690, 580)], SNOW)
    for x in (850, 1510):
        c.bar((x, 800), (x, 470), 12, TIMBER)
    line = spline([(850, 480), (1190, 512), (1510, 480)])
    c.path(line, 4, TIMBER)
    for index, x in enumerate((950, 1070, 1190, 1310)):
        _jersey(c, x, 506, 88, (KLINKER, SEE, RAPS, HEIDE)[index])
    figure(c, 1440, 850, 330, CAST[5], ((-0.22, 0.96), (0.0, 0.94)))
    _marker(c, 530, 880)
    figure(c, 400, 900, 380, CAST[8], ((0.1, 0.5), (0.26, 0.53)), ((-0.12, 0), (0.12, 0)))
    bench(c, 1010, 1010, 420, 96, KLINKER)
    seated(c, 960, 912, 390, CAST[7], ((-0.36, 0.62), (0.14, 0.63)), side=1)
    cup(c, 1020, 850, 40, SNOW)
    for x in (60, 160, 250, 1370, 1500, 1560):
        grass(c, x, 1067, 70, MOOS)


def _jersey(c: Canvas, x: float, y: float, w: float, fill: str) -> None:
    c.polygon([(x - w * 0.3, y), (x + w * 0.3, y), (x + w * 0.62, y + w * 0.3),
               (x + w * 0.45, y + w * 0.5), (x + w * 0.32, y + w * 0.36), (x + w * 0.34, y + w),
               (x - w * 0.34, y + w), (x - w * 0.32, y + w * 0.36), (x - w * 0.45, y + w * 0.5),
               (x - w * 0.62, y + w * 0.3)], fill)  # fmt: skip
    stitches(c, [(x - w * 0.26, y + w * 0.88), (x + w * 0.26, y + w * 0.88)], STITCH, 9, 6, 3)
    for side in (-1, 1):
        c.bar((x + side * w * 0.24, y - 10), (x + side * w * 0.24, y + 8), 7, WOOD)


def _marker(c: Canvas, x: float, y: float) -> None:
    """The cart that draws the chalk line."""
    c.bar((x - 130, y - 180), (x - 20, y - 60), 12, INK)
    box(c, x - 60, y - 110, 130, 78, SEE, inset=9)
    for dx in (-40, 52):
        c.circle(x + dx, y - 18, 26, INK)
        c.circle(x + dx, y - 18, 10, LINEN)


@scene(
    "kampagne-gemeinsam-am-tisch",
    "Der lange Tisch am Fluss",
    "Langer weißer Tisch auf einer Wiese am Fluss: Menschen reichen Schüsseln weiter, ein Kind "
    "klettert auf einen Stuhl, drüben Weiden.",
    (0.5, 0.6),
)
def long_table(c: Canvas) -> None:
    sky(c, "#8ec5cf", "#a9d5d6", "#c8e4dc", horizon=330)
    cloud(c, 240, 150, 300)
    cloud(c, 1180, 110, 240)
    bank = land(c, wave(c.random, 300, 8, 900), FIELD[2])
    for x, h in ((120, 210), (400, 170), (760, 230), (1090, 180), (1450, 240)):
        willow(c, x, height_at(bank, x) + 20, h)
    c.rect(0, 345, 1600, 160, COAST[2])
    water(c, 355, 480, "#bfe0e2", count=46)
    meadow = land(c, ridge((0, 470), (500, 440), (1100, 450), (1600, 480)), "#8fb84f")
    rows(c, meadow, "#a9cb68", count=7, first=50)
    people = [CAST[i] for i in (0, 3, 6, 1, 7, 10, 5, 4, 9)]
    tops = (KLINKER, RAPS, PETROL, "#e8d6a8", HEIDE, "#d0667d", SEE, "#f0e9d8", "#c8772f")
    for index, (person, top) in enumerate(zip(people, tops, strict=True)):
        x = 105 + index * 174
        hands = (((-0.15, 0.5), (0.16, 0.64)), ((-0.16, 0.64), (0.15, 0.5)), HOLD)[index % 3]
        figure(c, x, 960, 430, person.wearing(top), hands)
        if index % 3 == 0:
            bowl(c, x + 87, 690, 88, (SUN, KLINKER, MOOS)[index // 3], FRUITS)
    _cloth(c)
    c.rect(1340, 850, 120, 16, WOOD, radius=6)
    for dx in (1350, 1450):
        c.bar((dx, 858), (dx, 1050), 13, darker(WOOD, 0.25))
        c.bar((dx, 858), (dx, 700), 13, darker(WOOD, 0.25))
    c.bar((1345, 716), (1455, 716), 18, WOOD)
    figure(c, 1395, 925, 400, child(CAST[2], 0.62).wearing(KLINKER, "#3f5f86"),
           ((-0.2, 0.95), (0.26, 0.9)), ((-0.12, 0.02), (0.1, 0.28)), away=True)  # fmt: skip
    sprinkle(c, ridge((0, 985), (800, 975), (1600, 985)), (LINEN, SUN, HEATH[0]), count=90,
             depth=80, first=0, size=(4, 9))  # fmt: skip
    for x in (40, 330, 660, 990, 1240, 1540):
        grass(c, x, 1067, 64, MOOS)


def _cloth(c: Canvas) -> None:
    """The white table cloth with what stands on it."""
    c.rect(-20, 726, 1640, 150, "#fffaf0")
    c.rect(-20, 726, 1640, 26, "#efe6d4")
    hem = [(x, 870 + 16 * (index % 2)) for index, x in enumerate(range(-60, 1680, 60))]
    c.polygon([*spline(hem), (1640, 800), (-20, 800)], "#fffaf0")
    stitches(c, [(0, 842), (1600, 842)], KLINKER, 26, 18, 5)
    stitches(c, [(0, 820), (1600, 820)], SEE, 14, 30, 5)
    for x, fill in ((60, MOOS), (430, KLINKER), (760, SUN), (980, HEIDE), (1290, SEE)):
        c.ellipse(x, 742, 52, 10, "#d9cdb8")
        bowl(c, x, 738, 74, fill, FRUITS)
    for x, fill in (
        (180, SEE),
        (330, SUN),
        (560, HEIDE),
        (880, MOOS),
        (1130, KLINKER),
        (1540, SUN),
    ):
        cup(c, x, 744, 44, fill)
