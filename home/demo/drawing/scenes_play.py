"""Sport, play and feasts."""

from dataclasses import replace

from .canvas import Canvas
from .cloth import cloud, land, rays, rows, sky, stars, stitches
from .figures import (
    CHEER,
    DOWN,
    HOLD,
    JUMP,
    OPEN,
    REACH,
    WALK,
    WAVE,
    WAVE_LEFT,
    figure,
    seated,
    wheelchair,
)
from .geometry import arc, height_at, ridge, spline, wave
from .palette import (
    GLOW,
    HEATH,
    HEIDE,
    INK,
    KLINKER,
    LINEN,
    MOOS,
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
from .plants import tree
from .props import awning, ball, bench, fence, light_chain
from .scene import scene


@scene(
    "sportplatz",
    "Der Platz von oben",
    "Sportplatz wie ein grünes Tuch von oben: weiße Linien, rote Laufbahn, Kinder in blauen und "
    "gelben Trikots jagen dem Ball nach.",
    (0.5, 0.5),
)
def pitch(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1067, "#7d9a55")
    for x in range(30, 1640, 120):
        tree(c, x, 122, 165, ("#c8772f", "#dd9a3c", "#8b9a45")[x // 120 % 3])
    c.rect(60, 130, 1480, 860, "#b5543a", radius=330)
    for inset in (22, 48, 74):
        _oval(c, 60 + inset, 130 + inset, 1480 - 2 * inset, 860 - 2 * inset, 330 - inset)
    c.rect(158, 228, 1284, 664, "#8fb454", radius=240)
    for index in range(8):
        c.rect(260 + index * 135, 265, 135, 590, ("#84ab49", "#94b95a")[index % 2])
    _pitch_lines(c)
    blue, gold = "#2f6fa8", "#e9b93a"
    team = ((410, 470, 2, gold), (560, 720, 8, blue), (640, 480, 11, blue), (760, 640, 3, gold),
            (980, 430, 9, blue), (1060, 760, 5, gold), (1180, 560, 6, gold))  # fmt: skip
    for x, y, index, fill in team:
        player = replace(child(CAST[index], 0.8), top=fill, bottom="#f4f3ee", skirt=False)
        figure(c, x, y, 210, player, (OPEN, REACH, WAVE)[index % 3], (JUMP, WALK)[x % 2])
    ball(c, 880, 650, 26)
    keeper = replace(CAST[4], top=MOOS, skirt=False, bottom=INK)
    figure(c, 320, 600, 210, replace(keeper, size=0.85), OPEN)
    wheelchair(c, 1285, 690, 200, CAST[12].wearing(blue), CHEER, side=-1)
    for index, x in enumerate(range(90, 1600, 118)):
        figure(c, x, 1100, 190, CAST[(index * 5) % 14], (DOWN, CHEER, WAVE)[index % 3], away=True)
    fence(c, 1075, -20, 1640, 62, SNOW)


def _oval(c: Canvas, x: float, y: float, w: float, h: float, r: float) -> None:
    line = [*arc(x + r, y + r, r, r, 180, 270), *arc(x + w - r, y + r, r, r, 270, 360),
            *arc(x + w - r, y + h - r, r, r, 0, 90), *arc(x + r, y + h - r, r, r, 90, 180),
            (x, y + r)]  # fmt: skip
    stitches(c, line, "#f1d9c2", 26, 16, 5)


def _pitch_lines(c: Canvas) -> None:
    outline = [(260, 265), (1340, 265), (1340, 855), (260, 855), (260, 265)]
    boxes = ([(260, 420), (390, 420), (390, 700), (260, 700)],
             [(1340, 420), (1210, 420), (1210, 700), (1340, 700)], [(800, 265), (800, 855)],
             arc(800, 560, 95, 95, 0, 360))  # fmt: skip
    for line in (outline, *boxes):
        c.path(line, 8, SNOW)
    for x, side in ((260, -1), (1340, 1)):
        net = [(x, 500), (x + side * 46, 500), (x + side * 46, 620), (x, 620)]
        c.path(net, 8, SNOW)
        for y in (525, 550, 575, 600):
            stitches(c, [(x, y), (x + side * 46, y)], SNOW, 8, 6, 3)


@scene(
    "spielplatz",
    "Auf dem Spielplatz",
    "Spielplatz am Vormittag: Kinder schaukeln, rutschen und klettern im Netz, am Sandkasten sitzt "
    "ein Großvater auf der Bank.",
    (0.5, 0.55),
)
def playground(c: Canvas) -> None:
    sky(c, "#c9e7ea", "#dff0e6", "#f2f5e2", horizon=460)
    cloud(c, 1100, 150, 260)
    far = land(c, wave(c.random, 470, 14), "#bcd58a")
    for index, x in enumerate(range(20, 1600, 170)):
        tree(
            c, x, height_at(far, x) + 40, 230 + 50 * (index % 2), ("#7fb069", "#96c07a")[index % 2]
        )
    ground = land(c, wave(c.random, 620, 10), "#a3c86d")
    rows(c, ground, "#bad88a", count=8, step=44)
    sand = arc(820, 950, 420, 105, 0, 360, 60)
    c.polygon(sand, "#efd9a0")
    stitches(c, arc(820, 950, 400, 92, 0, 360, 60), WOOD, 26, 12, 8)
    _swing(c, 300, 900)
    _slide(c, 1330, 900)
    _net(c, 820, 840)
    seated(c, 640, 1000, 230, child(CAST[9], 0.7), REACH)
    c.polygon([(700, 1010), (790, 1010), (745, 930)], "#dcbf7c")
    c.polygon([(880, 1000), (950, 1000), (940, 940), (890, 940)], KLINKER)
    figure(c, 1010, 1010, 260, child(CAST[8], 0.64), HOLD)
    bench(c, 1450, 1020, 240, 70, SEE)
    seated(c, 1450, 952, 290, CAST[0], WAVE_LEFT)


def _swing(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        c.bar((x + side * 200, y), (x + side * 150, y - 480), 20, KLINKER)
        c.bar((x + side * 90, y - 20), (x + side * 150, y - 480), 20, darker(KLINKER))
    c.bar((x - 160, y - 480), (x + 160, y - 480), 22, SUN)
    for top, seat, index in ((-80, (-150, -150), 2), (70, (130, -165), 11)):
        place = (x + seat[0], y + seat[1])
        for dx in (-26, 26):
            c.bar((x + top + dx * 0.7, y - 476), (place[0] + dx, place[1]), 4, INK)
        seated(c, place[0], place[1], 240, child(CAST[index], 0.72),
               ((-0.15, 0.72), (0.15, 0.72)), side=-1 if top < 0 else 1)  # fmt: skip
        c.bar((place[0] - 34, place[1]), (place[0] + 34, place[1]), 11, TIMBER)


def _slide(c: Canvas, x: float, y: float) -> None:
    for dx in (60, 180):
        c.bar((x + dx, y), (x + dx, y - 400), 18, WOOD)
    for step in range(6):
        c.bar((x + 60, y - 40 - step * 56), (x + 180, y - 40 - step * 56), 11, WOOD)
    c.polygon([(x + 30, y - 390), (x + 120, y - 500), (x + 210, y - 390)], KLINKER)
    stitches(c, [(x + 60, y - 402), (x + 180, y - 402)], STITCH, 14, 10, 5)
    line = spline([(x + 70, y - 310), (x - 40, y - 230), (x - 180, y - 70), (x - 270, y - 40)])
    c.path(line, 46, SEE)
    stitches(c, line, STITCH, 22, 15, 5)
    seated(c, x - 70, y - 205, 250, child(CAST[6], 0.7), CHEER, side=-1)
    figure(c, x + 120, y - 300, 250, child(CAST[3], 0.62), WAVE)


def _net(c: Canvas, x: float, y: float) -> None:
    """A climbing net hung from a mast."""
    top = (x, y - 480)
    c.bar((x, y), top, 20, TIMBER)
    for dx in (-210, -105, 105, 210):
        c.bar(top, (x + dx, y + 20), 6, HEIDE)
    for share in (0.25, 0.45, 0.65, 0.85):
        half = 210 * share
        c.path([(x - half, y - 480 + 500 * share), (x, y - 470 + 520 * share),
                (x + half, y - 480 + 500 * share)], 5, HEIDE)  # fmt: skip
    figure(c, x - 60, y - 60, 260, child(CAST[11], 0.7), CHEER, JUMP, away=True)
    figure(c, x + 62, y - 190, 250, child(CAST[12], 0.62), WAVE, JUMP, away=True)
    c.circle(*top, 20, SUN)


@scene(
    "fest",
    "Sommerfest bei Nacht",
    "Sommerfest unter Lichterketten: Paare tanzen, eine Kapelle spielt, hinten dreht sich ein "
    "Riesenrad vor dem Nachthimmel.",
    (0.5, 0.6),
)
def feast(c: Canvas) -> None:
    sky(c, "#2b2350", "#453066", "#6d3f74", "#a35a78", horizon=520)
    stars(c, 34, 300)
    for x, y, r, tone in ((300, 190, 120, SUN), (520, 120, 80, "#8fd0dc"), (80, 300, 70, HEATH[0])):
        rays(c, x, y, r * 0.2, r, tone, count=18)
    _wheel(c, 1220, 360, 250)
    far = land(c, wave(c.random, 610, 10), "#3a2a55")
    for x in (40, 130, 620, 720, 940, 1540):
        tree(c, x, height_at(far, x) + 10, 160, "#2f2148", "#7d5f8f")
    ground = land(c, ridge((0, 690), (800, 680), (1600, 690)), "#5a3a5e")
    rows(c, ground, "#7b5478", count=6, step=50)
    _stage(c, 330, 800)
    c.ellipse(980, 930, 560, 130, "#e8b45a")
    c.ellipse(980, 930, 530, 112, "#f0c878")
    stitches(c, arc(980, 930, 500, 100, 0, 360, 60), STITCH, 26, 18, 5)
    for x, y, pair in (
        (640, 930, (5, 6)),
        (900, 980, (8, 0)),
        (1180, 960, (12, 3)),
        (1400, 920, (7, 4)),
    ):
        figure(c, x - 48, y, 270, CAST[pair[0]], ((-0.24, 0.86), (0.3, 0.62)), WALK)
        figure(c, x + 48, y, 262, CAST[pair[1]], ((-0.3, 0.62), (0.24, 0.86)), WALK)
    figure(c, 1040, 1020, 260, child(CAST[2], 0.64), CHEER, JUMP)
    wheelchair(c, 780, 1030, 250, CAST[10], CHEER)
    for start, end in (
        ((-20, 330), (560, 430)),
        ((560, 430), (1100, 360)),
        ((1100, 360), (1640, 440)),
    ):
        light_chain(c, start, end, 110, 18)
    for x, y in ((560, 430), (1100, 360)):
        c.bar((x, y - 10), (x, 720), 12, "#241a3a")


def _wheel(c: Canvas, x: float, y: float, r: float) -> None:
    """A ferris wheel."""
    for side in (-1, 1):
        c.bar((x, y), (x + side * 150, y + r + 40), 18, "#8c6a9a")
    for share, width in ((1, 12), (0.86, 6)):
        c.ring(x, y, r * share, width, "#e9c9d6")
    for index in range(12):
        angle = index * 30
        tip = arc(x, y, r, r, angle, angle + 1, 1)[0]
        c.bar((x, y), tip, 5, "#b48bb5")
        c.circle(tip[0], tip[1], 30, GLOW + "30")
        c.rect(tip[0] - 20, tip[1] + 2, 40, 34, THREADS[index % 5], radius=12)
        c.circle(tip[0], tip[1], 9, GLOW)
    c.circle(x, y, 26, SUN)


def _stage(c: Canvas, x: float, y: float) -> None:
    """A band on a small stage."""
    c.rect(x - 250, y - 340, 500, 260, "#3b2450")
    for index in range(5):
        c.polygon([(x - 250 + index * 100, y - 340), (x - 150 + index * 100, y - 340),
                   (x - 160 + index * 100, y - 84), (x - 240 + index * 100, y - 84)],
                  ("#8a2f4a", "#9d3c55")[index % 2])  # fmt: skip
    awning(c, x, y - 400, 560, 100, KLINKER, count=10)
    for dx, index, hands in (
        (-160, 11, HOLD),
        (-30, 4, ((-0.1, 0.62), (0.2, 0.7))),
        (120, 9, HOLD),
    ):
        figure(c, x + dx, y - 70, 240, CAST[index], hands)
    c.circle(x - 160, y - 170, 46, SUN)
    c.circle(x - 160, y - 170, 34, LINEN)
    c.bar((x + 10, y - 236), (x + 76, y - 268), 9, SUN)
    c.polygon([(x + 70, y - 286), (x + 120, y - 310), (x + 120, y - 240), (x + 76, y - 256)], SUN)
    for dx in (92, 118, 144):
        c.rect(x + dx, y - 222, 20, 66, (LINEN, KLINKER, LINEN)[(dx - 92) // 26])
    c.rect(x - 280, y - 84, 560, 80, WOOD)
    stitches(c, [(x - 264, y - 62), (x + 264, y - 62)], STITCH, 20, 14, 5)
