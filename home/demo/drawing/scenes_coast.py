"""Coast, canals, rivers."""

from .animals import gull, sheep
from .buildings import BRICKS, ROOFS, bridge_arch, gable, lighthouse, street
from .canvas import Canvas
from .cloth import cloud, land, rows, sky, sprinkle, stitches, sun, water
from .figures import LINKED, OPEN, WALK, WAVE, figure, seated, wheelchair
from .geometry import arc, height_at, ridge, spline, wave
from .palette import (
    COAST,
    FIELD,
    HEATH,
    HEIDE,
    KLINKER,
    MOOS,
    PETROL,
    RAPS,
    SEE,
    SNOW,
    STITCH,
    TIMBER,
    WOOD,
)
from .person import CAST, child
from .plants import birch, grass, leaf, reed, tree
from .props import basket
from .scene import scene
from .vehicles import bicycle, boat, rowing_boat


@scene(
    "deich",
    "Am Deich",
    "Grüner Deich am Wattenmeer mit grasenden Schafen, oben gehen eine Frau und ein Kind, am "
    "Horizont steht ein gestreifter Leuchtturm.",
    (0.6, 0.55),
)
def dike(c: Canvas) -> None:
    sky(c, "#9fcdd3", "#bfe0e2", "#d9ebe2", "#f2eed4", horizon=420)
    cloud(c, 1180, 170, 330)
    cloud(c, 560, 110, 200)
    c.rect(0, 420, 1600, 300, COAST[3])
    water(c, 430, 520, "#9fcdd3", count=30)
    land(c, ridge((0, 470), (150, 448), (330, 462), (470, 490), (620, 540), (900, 620)), "#8ea867")
    lighthouse(c, 170, 462, 270)
    mud = land(c, ridge((0, 560), (400, 530), (900, 560), (1600, 520)), "#b9ad8d")
    rows(c, mud, "#d8cdaa", count=3, first=30, step=26)
    for y in (590, 640):
        c.path(spline([(-20, y + 70), (220, y + 20), (420, y + 40), (700, y - 30)]), 18, COAST[2])
    salt = land(c, ridge((0, 760), (300, 690), (560, 620), (900, 600)), "#b8b46c")
    sprinkle(c, salt, (HEATH[0], "#d9d08f"), count=90, depth=70)
    slope = land(c, ridge((0, 900), (300, 790), (620, 610), (950, 470), (1300, 420), (1600, 410)),
                 COAST[5])  # fmt: skip
    rows(c, slope, "#9bb672", count=5, step=44)
    near = land(c, ridge((0, 1010), (500, 920), (900, 790), (1250, 700), (1600, 660)), COAST[6])
    rows(c, near, "#639150", count=4, step=50)
    figure(c, 1120, height_at(slope, 1120) + 8, 190, CAST[6], LINKED, WALK)
    figure(c, 1202, height_at(slope, 1202) + 8, 190, child(CAST[2]), LINKED, WALK)
    for x, w, side, down in ((560, 105, 1, 70), (740, 120, -1, 95), (880, 105, -1, 60),
                             (1410, 115, -1, 90), (1010, 125, 1, 150)):  # fmt: skip
        sheep(c, x, height_at(slope, x) + down, w, side)
    sheep(c, 1300, 910, 250, -1)
    sheep(c, 1040, 1010, 230, 1)
    sheep(c, 1490, 1010, 150, -1)
    for x, y, w in ((420, 250, 90), (560, 320, 60), (820, 220, 70)):
        gull(c, x, y, w)
    for x in (60, 180, 330, 640, 800):
        grass(c, x, 1072, 90, "#3b6a2f")


@scene(
    "hafen",
    "Kutterhafen",
    "Drei bunte Kutter mit Netzen liegen im Sielhafen, dahinter eine Reihe von Giebelhäusern; "
    "Möwen kreisen, am Kai sitzen zwei Menschen.",
    (0.5, 0.6),
)
def harbour(c: Canvas) -> None:
    sky(c, "#f0b98a", "#f4cb9c", "#f7ddb3", horizon=430)
    sun(c, 1290, 250, 80, "#e98f4e")
    street(c, 520, -30, 1620, 170, walls=(*BRICKS, "#f0dcb8", "#dba58c", "#9fb7b0", "#e8c98f"))
    c.rect(0, 515, 1600, 70, "#8a6a5c")
    rows(c, [(x, 515) for x in range(-40, 1640, 40)], "#b08d78", count=2, first=20, step=24,
         length=34, gap=8)  # fmt: skip
    c.rect(0, 580, 1600, 500, COAST[3])
    for index, x in enumerate(range(40, 1600, 120)):
        c.rect(x, 590, 60, 90 + 50 * (index % 3), "#27758a")
    water(c, 600, 1000, COAST[2], count=70)
    water(c, 700, 1000, "#f4cb9c", count=26, left=1150, right=1450)
    for x, y, w, hull in (
        (1120, 690, 380, MOOS),
        (420, 720, 430, KLINKER),
        (850, 850, 620, PETROL),
    ):
        c.ellipse(x, y + w * 0.045, w * 0.46, w * 0.05, "#1b5566")
        boat(c, x, y, w, hull)
    figure(c, 905, 800, 150, CAST[7].wearing(RAPS))
    quay = land(c, ridge((0, 980), (260, 975), (520, 1010), (700, 1100)), "#a98c6b")
    rows(c, quay, "#c9ad86", count=2, first=46, step=40)
    seated(c, 150, 985, 230, CAST[0], side=1)
    seated(c, 290, 988, 230, CAST[10].wearing(HEIDE), WAVE, side=1)
    basket(c, 440, 1060, 110, ("#e7913e", "#d97a3a"))
    for x, y, w in ((330, 160, 110), (500, 230, 70), (700, 130, 80), (1020, 300, 60)):
        gull(c, x, y, w)


@scene(
    "fehnkanal",
    "Fehnkanal mit Klappbrücke",
    "Schnurgerader Kanal mit weißer Klappbrücke, Backsteinhäuser und Birken spiegeln sich, ein "
    "Torfkahn gleitet auf uns zu.",
    (0.5, 0.5),
)
def canal(c: Canvas) -> None:
    sky(c, "#d3dfc8", "#e4e6c6", "#f3eccb", horizon=430)
    sun(c, 800, 330, 60, "#f5cf7c")
    far = land(c, wave(c.random, 440, 6), "#a9bf82")
    for x in range(30, 1600, 70):
        tree(c, x, height_at(far, x) + 6, 60 + x % 37, "#8eab6d")
    c.rect(0, 470, 1600, 620, FIELD[2])
    for side in (-1, 1):
        for near, tone in ((1500, "#97b25d"), (1080, "#dcc692")):
            c.polygon([(800 + side * 26, 470), (800 + side * near, 1080), (800 + side * 480, 1080),
                       (800 + side * 22, 470)], tone)  # fmt: skip
    c.polygon([(778, 470), (822, 470), (1270, 1080), (330, 1080)], COAST[3])
    for side in (-1, 1):
        stitches(c, [(800 + side * 24, 480), (800 + side * 480, 1080)], STITCH, 24, 15, 5)
    for distance, x, w in ((0, 140, 270), (0, 1460, 270), (1, 430, 150), (1, 1185, 150),
                           (2, 580, 80), (2, 1035, 80)):  # fmt: skip
        y = (700, 570, 515)[distance]
        gable(c, x, y, w, w * 0.6, BRICKS[(x // 10) % 4], ROOFS[(x // 7) % 3], columns=3)
        birch(c, x + (w * 0.72 if x < 800 else -w * 0.72), y + 10, w * 1.25, "#b7c65f")
    for y, count in ((520, 4), (640, 9), (820, 14), (980, 18)):
        reach = (y - 470) * 0.72
        water(c, y, y + 60, COAST[1], count=count, left=820 - reach, right=780 + reach)
    _drawbridge(c)
    c.blob([(640, 868), (690, 830), (910, 830), (960, 868), (900, 960), (800, 985), (700, 960)],
           TIMBER)  # fmt: skip
    c.blob([(690, 862), (800, 846), (910, 862), (870, 900), (730, 900)], "#3c2a22")
    stitches(c, arc(800, 862, 140, 96, 15, 165), STITCH, 18, 12, 5)
    figure(c, 760, 895, 230, CAST[9].wearing(KLINKER), ((-0.1, 0.6), (0.33, 0.55)))
    c.bar((840, 560), (838, 940), 9, WOOD)
    for x in (300, 380, 1240, 1330, 1400):
        reed(c, x, 1075, 150, MOOS)


def _drawbridge(c: Canvas) -> None:
    """A white double bascule bridge across the canal."""
    c.bar((560, 610), (1040, 610), 16, SNOW)
    stitches(c, [(570, 610), (1030, 610)], SEE, 14, 10, 4)
    for x in (640, 700, 900, 960):
        c.bar((x, 610), (x, 565), 6, SNOW)
    c.bar((600, 566), (1000, 566), 7, SNOW)
    for side in (-1, 1):
        post = 800 + side * 190
        c.bar((post, 650), (post, 400), 17, SNOW)
        c.bar((post + side * 92, 428), (800 + side * 62, 372), 14, SNOW)
        c.bar((800 + side * 66, 374), (800 + side * 40, 606), 5, SNOW)
        c.rect(post + side * 92 - 24, 428, 48, 40, SEE, radius=4)
    figure(c, 1010, 606, 96, CAST[1])


@scene(
    "bruecke",
    "Die alte Brücke",
    "Steinbrücke mit drei Bögen über einem herbstlichen Fluss, darauf Menschen zu Fuß, mit Rad und "
    "im Rollstuhl, unten ein Ruderboot.",
    (0.5, 0.5),
)
def old_bridge(c: Canvas) -> None:
    sky(c, "#b9d3d0", "#d3e0d0", "#eee8cc", horizon=380)
    hills = land(c, ridge((0, 330), (400, 250), (800, 340), (1200, 270), (1600, 340)), "#a8b98d")
    rows(c, hills, "#bfcaa0", count=2)
    leaves = ("#c8652b", "#dd9a3c", "#b5432b", "#e0b14c", "#8b9a45")
    bank = land(c, ridge((0, 470), (500, 430), (1100, 440), (1600, 470)), "#8ea55a")
    for index, x in enumerate(range(20, 1620, 98)):
        tree(c, x, height_at(bank, x) + 30, 170 + 60 * (index % 3), leaves[index % 5])
    c.rect(0, 560, 1600, 520, "#4f93a0")
    deck = ridge((0, 560), (400, 490), (800, 460), (1200, 490), (1600, 560))
    c.polygon([*deck, (1660, 830), (-60, 830)], "#c2a583")
    rows(c, deck, "#a98b6a", count=6, first=50, step=26, length=34, gap=12, width=4)
    for x, w, h in ((800, 400, 250), (310, 330, 210), (1290, 330, 210)):
        bridge_arch(c, x, 835, w, h, "#6fadb5", "#8d7152")
        c.dome(x, 835, w / 2, h * 0.35, "#7d9a55")
    c.path(deck, 26, "#d9c19f")
    stitches(c, deck, "#8d7152", 26, 16, 5)
    c.rect(0, 830, 1600, 250, "#4f93a0")
    for x, w in ((800, 400), (310, 330), (1290, 330)):
        c.ellipse(x, 836, w / 2, 46, "#6fadb5")
    water(c, 845, 1040, "#a9d0d2", count=60)
    walkers = ((180, 3), (330, 10), (700, 4), (1010, 7), (1420, 6))
    for x, index in walkers:
        figure(c, x, height_at(deck, x) - 8, 165, CAST[index], feet=WALK)
    figure(c, 395, height_at(deck, 395) - 8, 165, child(CAST[2]), feet=WALK)
    wheelchair(c, 850, height_at(deck, 850) - 8, 165, CAST[5])
    bicycle(c, 1210, height_at(deck, 1210) - 6, 170, SEE, side=-1)
    figure(c, 1250, height_at(deck, 1250) - 6, 165, CAST[8])
    for x, index in ((720, 9), (850, 1)):
        seated(c, x, 912, 180, CAST[index], OPEN, side=1)
    rowing_boat(c, 790, 965, 390, KLINKER)
    c.bar((650, 870), (540, 990), 8, WOOD)
    c.bar((920, 870), (1040, 990), 8, WOOD)
    for _ in range(40):
        x, y = c.random.uniform(0, 1600), c.random.uniform(860, 1060)
        leaf(c, (x, y), 22, c.random.uniform(0, 360), c.random.choice(leaves))
