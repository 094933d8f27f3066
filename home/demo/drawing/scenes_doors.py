"""Open doors: visits, shops, fire stations."""

from dataclasses import replace

from .buildings import BRICKS, PANE, PLASTER, ROOFS, arched_window, clock, gable, stepped, window
from .canvas import Canvas
from .cloth import box, cloud, land, patch, rows, sky, stitches
from .figures import (
    CHEER,
    DOWN,
    HOLD,
    JUMP,
    REACH,
    REACH_LEFT,
    WALK,
    WAVE,
    WAVE_LEFT,
    figure,
    seated,
    wheelchair,
)
from .geometry import arc, height_at, ridge, spline, wave
from .palette import (
    COAST,
    GLOW,
    HEATH,
    HEIDE,
    KLINKER,
    LINEN,
    MOOS,
    PETROL,
    SEE,
    SNOW,
    STITCH,
    SUN,
    THREADS,
    TIMBER,
    WOOD,
    darker,
)
from .person import CAST, child
from .plants import flower, poplar
from .props import awning, basket, bench, bunting, cup, frame, jug, loaf, pot_plant
from .scene import scene
from .vehicles import bicycle, fire_engine


@scene(
    "kampagne-niemand-wird-vergessen",
    "Besuch im Treppenhaus",
    "Treppenhaus mit grünem Geländer: Eine ältere Person öffnet die Wohnungstür, davor steht eine "
    "jüngere mit Blumentopf und Korb.",
    (0.55, 0.5),
)
def stairwell(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#e9dcc3")
    c.rect(0, 600, 1600, 330, "#b9c9b4")
    stitches(c, [(0, 600), (1600, 600)], STITCH, 26, 16, 6)
    for x in range(60, 1600, 130):
        for y in (160, 330, 500):
            c.circle(x + (65 if y == 330 else 0), y, 7, "#dccba8")
    c.rect(0, 915, 1600, 160, "#b08a6a")
    for index, x in enumerate(range(-40, 1640, 84)):
        c.polygon([(x, 930), (x + 42, 965), (x, 1000), (x - 42, 965)],
                  ("#8f6a50", "#c9a888")[index % 2])  # fmt: skip
    stitches(c, [(0, 922), (1600, 922)], STITCH, 26, 16, 6)
    c.rect(560, 190, 400, 725, darker(KLINKER, 0.35))
    c.rect(590, 220, 340, 695, GLOW)
    c.rect(590, 640, 340, 275, "#f0c878")
    frame(c, 800, 300, 84, 110, WOOD, COAST[1])
    c.dome(842, 410, 40, 46, COAST[5])
    c.polygon([(930, 220), (1080, 160), (1080, 985), (930, 915)], KLINKER)
    for top, bottom in ((230, 500), (560, 880)):
        panel = [(955, top + 8), (1055, top - 32), (1055, bottom + 40), (955, bottom + 5)]
        stitches(c, [*panel, panel[0]], STITCH, 18, 12, 5)
    c.circle(1062, 560, 13, SUN)
    figure(c, 740, 920, 580, CAST[4], ((-0.17, 0.4), (0.31, 0.7)))
    figure(c, 1235, 985, 640, CAST[11].wearing(SEE, "#3c4654"), ((-0.3, 0.62), (0.19, 0.44)))
    pot_plant(c, 1043, 615, 150, KLINKER, MOOS)
    flower(c, 1032, 560, 110, HEATH[0])
    flower(c, 1062, 560, 140, SUN, KLINKER)
    _wicker(c, 1375, 850)
    _stairs(c)
    box(c, 620, 946, 290, 62, HEIDE, inset=12, radius=20)


def _wicker(c: Canvas, x: float, y: float) -> None:
    """A basket with two cups."""
    c.ring(x, y - 110, 78, 11, TIMBER)
    cup(c, x - 36, y - 76, 56, SNOW)
    cup(c, x + 34, y - 76, 56, SUN)
    c.polygon([(x - 92, y - 100), (x + 92, y - 100), (x + 74, y), (x - 74, y)], WOOD)
    for drop in (80, 52, 24):
        stitches(c, [(x - 78, y - drop), (x + 78, y - drop)], STITCH, 16, 11, 5)


def _stairs(c: Canvas) -> None:
    """Steps going down to the left, with their green railing."""
    for index in range(5):
        x, y = 430 - index * 100, 905 + index * 44
        c.rect(-20, y, x + 20, 200, ("#a58468", "#94735a")[index % 2])
        stitches(c, [(0, y + 10), (x, y + 10)], STITCH, 18, 12, 4)
    for index in range(6):
        x, y = 470 - index * 92, 620 + index * 44
        c.bar((x, y), (x, y + 340), 11, MOOS)
    c.bar((482, 610), (-40, 860), 26, darker(MOOS))
    c.circle(484, 606, 24, darker(MOOS))
    pot_plant(c, 130, 830, 330, PETROL, "#5e8a45")


@scene(
    "kampagne-woche-der-offenen-tueren",
    "Fünf Türen im Mai",
    "Straße im Frühling mit fünf bunten offenen Türen: Backstube, Feuerwehr, Gotteshaus mit "
    "Kuppel, Rathaus, Gärtnerei; Flieder blüht.",
    (0.5, 0.6),
)
def open_doors(c: Canvas) -> None:
    sky(c, "#a7d8e3", "#c4e5e6", "#e2f0df", horizon=480)
    cloud(c, 470, 150, 240)
    cloud(c, 1340, 190, 280)
    hills = land(c, wave(c.random, 500, 20), "#b9d07a")
    rows(c, hills, "#e9cf5a", count=4, width=8)
    for start, end in (((-20, 250), (820, 250)), ((820, 250), (1640, 230))):
        bunting(c, start, end, 60, 40)
    gable(c, 160, 800, 330, 300, PLASTER[1], ROOFS[3], columns=2, entrance=None)
    awning(c, 160, 560, 330, 74, KLINKER)
    c.rect(330, 470, 320, 330, "#f2efe6")
    c.rect(318, 446, 344, 40, darker(KLINKER))
    stitches(c, [(330, 466), (650, 466)], STITCH, 16, 11, 4)
    c.rect(585, 250, 62, 210, "#e7e0d0")
    c.polygon([(575, 254), (616, 196), (657, 254)], KLINKER)
    c.rect(655, 480, 320, 320, "#f3e3bd")
    c.rect(748, 405, 134, 80, "#e8d3a4")
    c.dome(815, 410, 92, 120, SEE)
    stitches(c, arc(815, 410, 66, 90, 190, 350), STITCH, 16, 12, 5)
    c.circle(815, 282, 10, SUN)
    for x in (705, 925):
        arched_window(c, x, 700, 46, 110, SEE)
    stepped(c, 1130, 800, 310, 320, BRICKS[0])
    clock(c, 1130, 420, 28)
    _greenhouse(c, 1440, 800)
    pavement = land(c, ridge((0, 800), (800, 792), (1600, 800)), "#dcc9a3")
    rows(c, pavement, "#bfa97d", count=7, step=36, length=40, gap=8, width=5)
    doors = (
        (160, SUN, 1),
        (480, KLINKER, 2.2),
        (815, HEIDE, 1),
        (1130, PETROL, 1),
        (1440, MOOS, 1),
    )
    for x, fill, wide in doors:
        _open_door(c, x, 802, 84 * wide, 180, fill)
    for dx in (-30, 0, 30):
        loaf(c, 160 + dx, 715, 34)
    c.bar((118, 716), (202, 716), 7, WOOD)
    c.rect(425, 690, 110, 112, KLINKER, radius=12)
    c.rect(437, 704, 86, 40, "#d9edee", radius=6)
    c.rect(430, 758, 100, 12, SUN)
    for x, y, h, index, away in (
        (250, 905, 190, 1, True), (310, 900, 120, 2, True), (620, 930, 200, 5, True),
        (900, 920, 195, 10, True), (985, 930, 190, 7, True), (1225, 910, 190, 3, True),
        (1300, 900, 130, 11, True), (1525, 930, 195, 8, True),
    ):  # fmt: skip
        figure(c, x, y, h, CAST[index], feet=WALK, away=away)
    wheelchair(c, 745, 960, 190, CAST[0], side=1)
    figure(c, 440, 990, 215, CAST[4], WAVE)
    for x, y, w in ((-10, 1080, 330), (1590, 1090, 380), (1120, 1120, 220)):
        _lilac(c, x, y, w)


def _open_door(c: Canvas, x: float, y: float, w: float, h: float, fill: str) -> None:
    """A doorway full of light, its leaf folded out to the right."""
    c.rect(x - w / 2 - 9, y - h - 9, w + 18, h + 9, darker(fill, 0.4))
    c.rect(x - w / 2, y - h, w, h, GLOW)
    leaf_width = min(w * 0.72, 70)
    points = [(x + w / 2, y - h), (x + w / 2 + leaf_width, y - h - 16),
              (x + w / 2 + leaf_width, y + 26), (x + w / 2, y)]  # fmt: skip
    patch(c, points, fill, inset=10)


def _greenhouse(c: Canvas, x: float, y: float) -> None:
    c.polygon([(x - 145, y), (x - 145, y - 190), (x, y - 310), (x + 145, y - 190), (x + 145, y)],
              "#cfe8e2")  # fmt: skip
    for dx in (-100, -75, 75, 105):
        pot_plant(c, x + dx, y, 110 + abs(dx) % 40, KLINKER, "#5e8a45")
    for dx in (-145, -72, 0, 72, 145):
        c.bar((x + dx, y), (x + dx, y - 310 + abs(dx) * 0.83), 7, SNOW)
    c.path([(x - 150, y - 186), (x, y - 312), (x + 150, y - 186)], 12, MOOS)
    c.bar((x - 145, y - 110), (x + 145, y - 110), 6, SNOW)


def _lilac(c: Canvas, x: float, y: float, w: float) -> None:
    for dx, dy, r in ((-0.3, 0.3, 0.26), (0.3, 0.32, 0.27), (0, 0.55, 0.3)):
        c.circle(x + dx * w, y - dy * w, r * w, "#5e8a45")
    for _ in range(26):
        px, py = x + c.random.uniform(-0.5, 0.5) * w, y - c.random.uniform(0.2, 0.85) * w
        for step in range(4):
            c.circle(px, py + step * 11, 15 - step * 2.6, HEATH[(step + int(px)) % 3])


@scene(
    "dorfladen",
    "Vor dem Dorfladen",
    "Backsteinladen mit grün gestreifter Markise, Obstkisten und Schaufenster; auf der Bank davor "
    "sitzen zwei ältere Menschen.",
    (0.5, 0.6),
)
def shop(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#b9553c")
    for index, y in enumerate(range(20, 900, 46)):
        line = [(-30 + 33 * (index % 2), y), (1640, y)]
        stitches(c, line, "#c97358", 50, 16, 5)
    for x in (230, 620, 1010, 1400):
        window(c, x, 40, 130, 150, PANE)
        c.rect(x - 95, 196, 190, 14, LINEN)
        c.rect(x - 70, 168, 140, 32, TIMBER)
        for dx in (-48, -16, 16, 48):
            c.circle(x + dx, 160, 20, (KLINKER, "#d0667d", SUN)[(x + dx) % 3])
    c.rect(110, 380, 720, 440, LINEN)
    c.rect(130, 400, 680, 400, "#f4dca0")
    for y in (530, 660):
        c.rect(130, y, 680, 14, WOOD)
    for index, x in enumerate(range(165, 800, 52)):
        c.rect(x, 470 + index % 3 * 8, 34, 60 - index % 3 * 8, THREADS[index % 5], radius=8)
        c.rect(x + 5, 462 + index % 3 * 8, 24, 12, LINEN)
        loaf(c, x + 18, 660, 46) if index % 2 else jug(c, x + 18, 660, 62, THREADS[(index + 2) % 5])
    figure(c, 560, 990, 420, CAST[3].wearing(SEE), WAVE)
    c.rect(100, 800, 740, 140, "#b9553c")
    for y in (848, 894):
        stitches(c, [(100, y), (840, y)], "#c97358", 50, 16, 5)
    c.rect(465, 400, 12, 400, LINEN)
    c.rect(100, 800, 740, 24, LINEN)
    c.rect(950, 400, 260, 540, LINEN)
    c.rect(968, 418, 224, 522, PETROL)
    c.rect(996, 450, 168, 260, "#f4dca0")
    stitches(c, [(990, 740), (1170, 740), (1170, 915), (990, 915), (990, 740)], STITCH, 16, 11, 4)
    c.circle(1176, 690, 11, SUN)
    awning(c, 660, 300, 1240, 150, MOOS, count=16)
    ground = land(c, ridge((0, 930), (1600, 930)), "#cdb48a")
    rows(c, ground, "#ab9067", count=3, first=40, length=44, gap=10)
    for x, fruits in ((170, ("#d8574a", "#e26a4f")), (310, ("#e7913e", "#f0bd4f")),
                      (450, ("#8fae4c", "#a9c95e"))):  # fmt: skip
        basket(c, x, 985, 150, fruits)
    bench(c, 1400, 985, 330, 90)
    seated(c, 1325, 893, 340, CAST[4], ((-0.08, 0.46), (0.17, 0.62)))
    seated(c, 1475, 893, 340, CAST[7], ((-0.14, 0.5), (0.08, 0.46)))
    pot_plant(c, 890, 985, 190, SEE, "#5e8a45")
    bicycle(c, 690, 1020, 300, HEIDE)


@scene(
    "feuerwehrhaus",
    "Tore auf im Feuerwehrhaus",
    "Feuerwehrhaus mit Schlauchturm und zwei offenen Toren: Frauen und Männer mit Helm rollen "
    "Schläuche auf, Kinder schauen zu.",
    (0.5, 0.6),
)
def fire_station(c: Canvas) -> None:
    sky(c, "#8fb0bd", "#abc5c9", "#cbdad4", horizon=480)
    cloud(c, 980, 200, 420, "#e9eeec")
    cloud(c, 1450, 300, 260, "#dfe7e6")
    far = land(c, wave(c.random, 600, 10), "#8ea56a")
    for x in (1350, 1440, 1540):
        poplar(c, x, height_at(far, x) + 8, 260, "#5f7f4c")
    box(c, 110, 130, 190, 690, BRICKS[1], inset=16)
    c.polygon([(90, 140), (205, 50), (320, 140)], ROOFS[2])
    for y in (220, 380, 540):
        window(c, 205, y, 54, 80)
    c.rect(290, 400, 980, 420, "#c2604a")
    c.polygon([(260, 410), (340, 270), (1220, 270), (1300, 410)], ROOFS[2])
    rows(c, [(x, 270) for x in range(350, 1220, 30)], "#75717c", count=3, first=26, step=34)
    for x in (540, 1010):
        c.rect(x - 205, 450, 410, 370, LINEN)
        c.rect(x - 190, 465, 380, 355, "#463b40")
        c.rect(x - 190, 465, 380, 50, KLINKER)
        stitches(c, [(x - 180, 490), (x + 180, 490)], STITCH, 18, 12, 5)
        fire_engine(c, x, 825)
    ground = land(c, ridge((0, 820), (1600, 815)), "#b5b3a6")
    rows(c, ground, "#d3d0c2", count=4, first=60, step=48, length=60, gap=30)
    for x, index, hands, fill in ((330, 8, HOLD, "#3a4660"), (780, 5, REACH, "#3a4660"),
                                  (1270, 6, REACH_LEFT, "#3a4660")):  # fmt: skip
        keeper = replace(CAST[index], hair="helm", skirt=False, accent="#f0d267")
        figure(c, x, 985, 350, keeper.wearing(fill, fill), hands)
    for x, y, r in ((560, 1000, 62), (1080, 1000, 62)):
        for share in (1, 0.72, 0.44):
            c.ring(x, y - r, r * share, 13, LINEN if share < 1 else "#e9dfc8")
        c.circle(x, y - r, 12, KLINKER)
    c.path(spline([(560, 1000), (660, 1010), (760, 940), (880, 745)]), 14, LINEN)
    figure(c, 1400, 1010, 330, child(CAST[2], 0.7), CHEER, JUMP)
    figure(c, 1500, 1010, 330, child(CAST[11], 0.62), WAVE_LEFT)
    figure(c, 130, 1010, 340, CAST[10], DOWN)
    figure(c, 215, 1015, 340, child(CAST[9], 0.6), REACH)
