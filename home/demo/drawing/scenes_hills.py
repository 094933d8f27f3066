"""Heath, hills and snow."""

from dataclasses import replace

from .animals import sheep
from .buildings import BRICKS, church, gable
from .canvas import Canvas
from .cloth import band, land, rows, sky, sprinkle, stitches, sun
from .figures import CHEER, DOWN, HOLD, REACH, REACH_LEFT, WALK, WAVE_LEFT, figure, seated
from .geometry import arc, height_at, ridge
from .palette import HARZ, HEATH, INK, KLINKER, MOOS, RAPS, SEE, SNOW, TIMBER, WOOD
from .person import CAST, Person, child
from .plants import bare_tree, birch, heather, juniper, leaf, spruce
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
    birch(c, 72, 1000, 660, "#d8b04f", lean=36)
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
        _dead_spruce(c, x, 900, h)
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


def _dead_spruce(c: Canvas, x: float, y: float, h: float) -> None:
    c.bar((x, y), (x + 10, y - h), 22, "#9c968c")
    for share in (0.3, 0.48, 0.64, 0.8):
        for side in (-1, 1):
            c.bar((x + 10 * share, y - h * share), (x + side * h * 0.13 * (1.1 - share),
                  y - h * share - 22), 6, "#9c968c")  # fmt: skip


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
    for x, index, down, colour in (
        (1240, 2, 60, KLINKER),
        (890, 8, 120, SEE),
        (520, 11, 110, RAPS),
    ):
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
