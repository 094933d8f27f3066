"""Market, station, town hall, houses of prayer."""

from .animals import dog
from .buildings import (
    BRICKS,
    PANE,
    PLASTER,
    ROOFS,
    arcade,
    arched_window,
    church,
    clock,
    gable,
    longhouse,
    stepped,
    street,
    window,
)
from .canvas import Canvas
from .cloth import band, box, cloud, land, moon, rows, sky, stars, stitches, sun
from .figures import DOWN, HOLD, LINKED, REACH, REACH_LEFT, STAND, WALK, WAVE, figure, wheelchair
from .geometry import arc, height_at, ridge, turned, wave
from .heads import draw_head
from .palette import GLOW, HEIDE, INK, KLINKER, LINEN, MOOS, RAPS, SEE, STITCH, SUN, TIMBER
from .person import CAST, child
from .plants import bush, poplar, tree, tulip
from .props import ball, basket, pot_plant, stall
from .scene import scene


@scene(
    "marktplatz",
    "Markttag",
    "Marktplatz mit bunten Giebeln: Unter gestreiften Markisen liegen Äpfel, Kohl und Brot, "
    "Menschen stehen plaudernd davor.",
    (0.5, 0.6),
)
def market(c: Canvas) -> None:
    sky(c, "#8cc9d2", "#b4dbd8", horizon=300)
    street(c, 640, -60, 1640, 320)
    ground = land(c, ridge((0, 640), (800, 630), (1600, 640)), "#dccaa6")
    rows(c, ground, "#bda882", count=9, first=36, step=34, length=30, gap=9, width=5)
    goods = (("#d8574a", "#e7913e", "#8fae4c"), ("#8fae4c", "#a9c95e", "#6f9a52"),
             ("#f0bd4f", "#d98a5b", "#b97b3d"))  # fmt: skip
    for x, stripe, keeper, fruits in ((270, KLINKER, 6, goods[0]), (800, MOOS, 5, goods[1]),
                                      (1330, SEE, 4, goods[2])):  # fmt: skip
        figure(c, x + 20, 850, 290, CAST[keeper], HOLD)
        stall(c, x, 870, 420, stripe)
        for dx in (-130, 0, 130):
            basket(c, x + dx, 750, 112, fruits)
    for x, y, index, hands in ((120, 1000, 7, DOWN), (430, 990, 8, REACH_LEFT),
                               (640, 1010, 1, HOLD), (1010, 1000, 11, DOWN),
                               (1120, 1000, 10, REACH), (1480, 1020, 0, HOLD)):  # fmt: skip
        figure(c, x, y, 310, CAST[index], hands)
    figure(c, 530, 1010, 300, child(CAST[2], 0.62), WAVE)
    basket(c, 720, 1030, 96, goods[0])
    for x in (840, 1230):
        dog(c, x, 1030, "#7a553c") if x < 900 else ball(c, x, 1040, 24, SUN)


@scene(
    "bahnhof",
    "Früh am Bahnsteig",
    "Kleiner Backsteinbahnhof im rosa Morgenlicht: Ein petrolfarbener Zug fährt ein, vier Menschen "
    "warten, eine davon im Rollstuhl.",
    (0.45, 0.55),
)
def station(c: Canvas) -> None:
    sky(c, "#b7a6c4", "#d9b1bd", "#f0c4b2", "#f8dcba", horizon=470)
    sun(c, 1180, 460, 90, "#f4a86a", "#fbe0b6")
    far = land(c, wave(c.random, 520, 16), "#8c86a0")
    for x in range(700, 1620, 90):
        poplar(c, x, height_at(far, x) + 6, 130 + x % 53, "#6f6d8a")
    longhouse(c, 330, 760, 560, 190, "#a8523f", "#4d4a5e", pane=GLOW)
    gable(c, 420, 760, 250, 260, "#b75e48", "#4d4a5e", pane=GLOW, columns=2, entrance=None)
    clock(c, 420, 430, 42)
    land(c, ridge((0, 730), (1600, 720)), "#7d7a72")
    _train(c)
    c.rect(0, 815, 1600, 90, "#6d6259")
    for x in range(-20, 1620, 64):
        c.rect(x, 850, 38, 26, TIMBER)
    c.rect(0, 836, 1600, 9, "#c9c4ba")
    c.rect(0, 874, 1600, 11, "#c9c4ba")
    platform = land(c, ridge((0, 912), (1600, 908)), "#d7c7b4", thread="#fff6e4")
    rows(c, platform, "#b7a58f", count=3, first=52, step=46, length=70, gap=14, width=5)
    for x, index, hands, feet in ((250, 10, HOLD, STAND), (470, 3, WAVE, STAND),
                                  (960, 0, ((-0.17, 0.4), (0.16, 0.42)), STAND)):  # fmt: skip
        figure(c, x, 1010, 380, CAST[index], hands, feet)
    wheelchair(c, 700, 1020, 370, CAST[8], WAVE)
    box(c, 1010, 900, 120, 116, HEIDE, inset=14, radius=14)
    c.ring(1070, 896, 26, 9, TIMBER)
    for x in (80, 1330):
        c.bar((x, 930), (x, 470), 13, "#4d4a5e")
        c.bar((x, 474), (x + 70, 474), 10, "#4d4a5e")
        c.circle(x + 70, 496, 40, GLOW + "55")
        c.dome(x + 70, 500, 26, 26, "#4d4a5e")
        c.circle(x + 70, 502, 14, GLOW)
    pot_plant(c, 1480, 1030, 170, KLINKER, MOOS)


def _train(c: Canvas) -> None:
    c.rect(640, 545, 1100, 280, SEE, radius=70)
    c.rect(700, 545, 1000, 280, SEE)
    c.rect(640, 740, 1000, 40, LINEN)
    stitches(c, [(670, 760), (1600, 760)], SEE, 22, 14, 6)
    c.rect(668, 585, 96, 110, "#d9edee", radius=22)
    for index, x in enumerate((800, 930, 1250, 1380, 1510)):
        c.rect(x, 590, 110, 110, "#f7e3b0", radius=12)
        draw_head(c, x + 55, 664, 24, CAST[(index * 3 + 1) % 14])
        c.rect(x, 694, 110, 22, SEE)
    for x in (1070, 1150):
        c.rect(x, 580, 72, 236, RAPS, radius=8)
        c.rect(x + 12, 596, 48, 110, "#f7e3b0", radius=8)
    c.circle(668, 772, 18, GLOW)
    for x in (790, 900, 1330, 1440):
        c.circle(x, 828, 34, INK)


@scene(
    "rathaus",
    "Rathaus mit Treppe",
    "Rathaus mit Treppengiebeln, Bogengang und Uhr; auf der breiten Treppe und zwischen Tulpen "
    "begegnen sich Menschen.",
    (0.5, 0.5),
)
def town_hall(c: Canvas) -> None:
    sky(c, "#4fa3b5", "#7fc0c6", "#b5dcd6", horizon=520)
    cloud(c, 230, 200, 300)
    cloud(c, 1400, 260, 270)
    for x, w, h in ((80, 240, 220), (1520, 240, 240)):
        gable(c, x, 800, w, h, PLASTER[1 if x < 800 else 2], ROOFS[0])
    c.rect(250, 480, 1100, 330, BRICKS[1])
    c.polygon([(240, 490), (300, 330), (1300, 330), (1360, 490)], ROOFS[2])
    rows(c, [(x, 330) for x in range(320, 1290, 30)], "#77747e", count=4, first=26, step=32)
    c.rect(765, 130, 70, 220, BRICKS[0])
    c.polygon([(752, 136), (800, 20), (848, 136)], SEE)
    c.rect(765, 150, 70, 10, STITCH)
    for x, w in ((420, 290), (1180, 290), (800, 340)):
        stepped(c, x, 800, w, 330, BRICKS[2 if x == 800 else 0], pane=PANE)
    clock(c, 800, 330, 46)
    for x in (590, 1010):
        window(c, x, 540, 64, 90)
    arcade(c, 802, 560, 1040, 5, "#3b2c2c")
    for index, tone in enumerate(("#d9cbb2", "#cdbda0", "#d9cbb2", "#cdbda0")):
        c.rect(480 - index * 46, 800 + index * 26, 640 + index * 92, 30, tone)
        stitches(c, [(490 - index * 46, 808 + index * 26), (1110 + index * 46, 808 + index * 26)],
                 STITCH, 22, 14, 4)  # fmt: skip
    square = land(c, ridge((0, 905), (1600, 900)), "#e0d2b3")
    rows(c, square, "#c2b08c", count=4, first=46, step=42, length=34, gap=10, width=5)
    for x in (190, 1410):
        bush(c, x, 935, 400, "#5e8a45")
        for dx in range(-170, 180, 42):
            tulip(c, x + dx, 950, 96, (KLINKER, SUN, HEIDE)[dx // 42 % 3])
    people = ((560, 835, 200, 10, WAVE), (690, 890, 215, 7, DOWN),
              (790, 885, 215, 6, REACH_LEFT), (960, 850, 205, 3, DOWN),
              (1060, 1010, 250, 1, DOWN), (440, 1010, 250, 5, REACH))  # fmt: skip
    for x, y, h, index, hands in people:
        figure(c, x, y, h, CAST[index], hands)
    wheelchair(c, 620, 1015, 250, CAST[12], side=-1)
    figure(c, 1140, 1015, 250, child(CAST[2]), WAVE)


@scene(
    "gotteshaeuser",
    "Nachbarn im Gebet",
    "Kirche, Synagoge und Moschee stehen nebeneinander auf einem Hügel im Abendrot, auf dem Weg "
    "zwischen ihnen gehen Menschen gemeinsam.",
    (0.5, 0.5),
)
def houses_of_prayer(c: Canvas) -> None:
    sky(c, "#39708a", "#6f98a1", "#c2a79c", "#eab28a", "#f5cf9f", horizon=560)
    moon(c, 1330, 150, 52, "#39708a")
    stars(c, 12, 150)
    far = land(c, wave(c.random, 590, 16), "#8b8a7d")
    rows(c, far, "#a3a08f", count=2)
    hill = land(c, ridge((0, 720), (400, 660), (800, 640), (1200, 660), (1600, 730)), "#66864f")
    church(c, 250, 735, 560, "#e9d3b0", "#8f4a3c", pane=GLOW)
    c.bar((250, 178), (250, 120), 8, SUN)
    c.bar((232, 146), (268, 146), 8, SUN)
    _synagogue(c, 800, 720)
    _mosque(c, 1290, 735)
    for x, h in ((40, 190), (590, 160), (1010, 170), (1570, 220)):
        tree(c, x, height_at(hill, x) + 60, h, "#3f6b52")
    front = land(c, ridge((0, 850), (500, 780), (1100, 780), (1600, 850)), "#4f7442")
    rows(c, front, "#68895a", count=5, step=46)
    for x, bend in ((345, 300), (800, 0), (1240, -280)):
        band(c, [(800 - bend * 0.2, 1090), (800 - bend * 0.6, 930), (x + bend * 0.12, 800),
                 (x, 735)], 230, 44, "#ecd3a2")  # fmt: skip
    for x, y, index in ((560, 990, 1), (660, 1000, 7), (760, 985, 8), (870, 1000, 0),
                        (970, 990, 3), (1060, 995, 6)):  # fmt: skip
        figure(c, x, y, 262, CAST[index], LINKED, STAND if index % 2 else WALK)


def _synagogue(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        c.rect(x + side * 165 - 45, y - 300, 90, 300, "#d9a878")
        c.dome(x + side * 165, y - 298, 48, 56, SEE)
        arched_window(c, x + side * 165, y - 130, 30, 80, GLOW)
    c.rect(x - 125, y - 270, 250, 270, "#e6bb8b")
    c.dome(x, y - 265, 118, 128, SEE)
    stitches(c, arc(x, y - 265, 92, 100, 190, 350), STITCH, 18, 13, 5)
    stitches(c, [(x - 115, y - 258), (x + 115, y - 258)], STITCH, 16, 11, 5)
    for turn in (0, 180):
        star = turned([(x, y - 226), (x + 29, y - 176), (x - 29, y - 176)], (x, y - 193), turn)
        c.path([*star, star[0]], 6, GLOW)
    for dx in (-72, 72):
        arched_window(c, x + dx, y - 60, 36, 80, GLOW)
    arched_window(c, x, y, 70, 100, TIMBER)


def _mosque(c: Canvas, x: float, y: float) -> None:
    c.rect(x + 150, y - 480, 52, 480, "#f0e2c8")
    c.rect(x + 138, y - 380, 76, 18, SEE)
    c.polygon([(x + 144, y - 478), (x + 176, y - 575), (x + 208, y - 478)], MOOS)
    c.circle(x + 176, y - 590, 9, SUN)
    c.rect(x - 170, y - 210, 310, 210, "#f0e2c8")
    c.rect(x - 110, y - 250, 190, 44, "#e3d0ae")
    c.dome(x - 15, y - 245, 100, 120, MOOS)
    stitches(c, arc(x - 15, y - 245, 76, 94, 190, 350), STITCH, 18, 13, 5)
    c.circle(x - 15, y - 390, 20, SUN)
    c.circle(x - 7, y - 394, 16, "#c2a79c")
    stitches(c, [(x - 158, y - 196), (x + 128, y - 196)], SEE, 16, 11, 5)
    for dx in (-122, 92):
        arched_window(c, x + dx, y - 60, 42, 70, GLOW)
    arched_window(c, x - 15, y, 78, 95, TIMBER)
