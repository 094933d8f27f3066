"""The large pictures: the home page and the first of the running campaigns."""

from itertools import pairwise

from .animals import pigeon
from .buildings import (
    BRICKS,
    PLASTER,
    ROOFS,
    church,
    gable,
    lighthouse,
    longhouse,
    timbered,
    window,
)
from .canvas import Canvas
from .cloth import box, cloud, land, rows, sky, sprinkle, stars, stitches, sun, water
from .figures import DOWN, HOLD, WALK, WAVE, figure, seated, wheelchair
from .geometry import height_at, ridge, wave
from .palette import (
    COAST,
    FIELD,
    GLOW,
    HARZ,
    HEATH,
    HEIDE,
    KLINKER,
    LINEN,
    MOOS,
    NIGHT,
    PETROL,
    RAPS,
    SEE,
    SNOW,
    STITCH,
    SUN,
    TIMBER,
    WOOD,
    darker,
    mix,
)
from .person import CAST, Person, child
from .plants import bare_tree, crown, fruit_tree, juniper, leaf, spruce, tree
from .props import bench, cup, lantern
from .scene import scene
from .vehicles import bicycle


@scene(
    "start-hero",
    "Von der Küste bis zum Harz",
    "Menschen jeden Alters halten sich auf einem Hügel an den Händen, hinter ihnen Meer, Heide, "
    "Dorf und Harz in der Morgensonne.",
    (0.5, 0.62),
)
def start(c: Canvas) -> None:
    sky(c, "#9fcdd3", "#c6e1da", "#efe8c8", "#f8dea0", horizon=470)
    sun(c, 800, 395, 135)
    cloud(c, 330, 190, 250)
    cloud(c, 1330, 130, 190)
    land(c, ridge((700, 540), (1000, 420), (1190, 290), (1330, 245), (1460, 320), (1600, 270)),
         HARZ[1])  # fmt: skip
    slope = land(c, ridge((650, 560), (960, 510), (1200, 400), (1430, 390), (1600, 330)), HARZ[2])
    for x, h in ((1130, 90), (1210, 120), (1290, 100), (1375, 140), (1470, 120), (1560, 150)):
        spruce(c, x, height_at(slope, x) + 8, h, HARZ[4 if h > 110 else 3])
    land(c, ridge((200, 440), (500, 452), (760, 520), (900, 600)), COAST[2])
    water(c, 470, 540, "#bfe0e2", count=26, left=290, right=640)
    dike = land(c, ridge((80, 500), (330, 520), (600, 566), (900, 610)), COAST[5])
    lighthouse(c, 190, height_at(dike, 190) + 6, 300)
    heath = land(c, ridge((300, 640), (620, 585), (1000, 560), (1300, 585)), HEATH[1])
    sprinkle(c, heath, HEATH, count=170, depth=90)
    for x, h in ((1090, 120), (1180, 90), (1420, 130)):
        juniper(c, x, height_at(heath, x) + 14, h)
    field = land(c, ridge((100, 620), (400, 610), (800, 668), (1200, 660)), "#e7c25c")
    rows(c, field, "#f6e3a1", count=5, step=30)
    base = height_at(field, 560) - 26
    church(c, 560, base + 20, 250, PLASTER[0], ROOFS[0], side=-1)
    for x, w, wall, roof in ((360, 100, 0, 1), (655, 105, 2, 2), (745, 90, 1, 0)):
        gable(c, x, base + 34, w, w * 0.8, BRICKS[wall], ROOFS[roof])
    timbered(c, 850, base + 40, 112, 84, PLASTER[0], ROOFS[3])
    tree(c, 275, base + 36, 130, MOOS)
    hill = land(c, ridge((0, 830), (400, 760), (800, 740), (1200, 755), (1600, 830)), FIELD[3])
    rows(c, hill, FIELD[2], count=7, first=60)
    sprinkle(c, hill, ("#f0bd4f", LINEN, "#d98a5b"), count=60, depth=250, first=120, size=(5, 9))
    _chain(c, hill)


def _chain(c: Canvas, hill: list) -> None:
    """People hand in hand, one of them rolling."""
    people = (CAST[0], CAST[1], child(CAST[2]), CAST[3], CAST[4], CAST[5], child(CAST[8], 0.62),
              CAST[6], CAST[7], child(CAST[11], 0.7), CAST[10], CAST[9])  # fmt: skip
    stands = [(135 + 121 * i, height_at(hill, 135 + 121 * i) + 185) for i in range(len(people))]
    clasps = [((x + u) / 2, (y + v) / 2 - 122) for (x, y), (u, v) in pairwise(stands)]
    clasps = [(70, stands[0][1] - 126), *clasps, (1545, stands[-1][1] - 270)]
    for (x, y), person, left, right in zip(stands, people, clasps, clasps[1:], strict=False):
        h = 300 * person.size
        hands = (((left[0] - x) / h, (y - left[1]) / h), ((right[0] - x) / h, (y - right[1]) / h))
        if person is CAST[5]:
            wheelchair(c, x, y, 300, person, tuple((dx, up + 0.09) for dx, up in hands))
        else:
            figure(c, x, y, 300, person, hands)


@scene(
    "kampagne-nachbarn-fragen-nachbarn",
    "Das Fragebrett unter der Linde",
    "Dorfplatz mit Backsteinhaus und Linde: Vor einer Tafel mit leeren gelben und blauen "
    "Karten stehen drei Menschen mit Leiter, Topf und Rad.",
    (0.5, 0.6),
)
def neighbours(c: Canvas) -> None:
    sky(c, "#d7ebe6", "#eaf0dc", "#f7edd2", horizon=560)
    cloud(c, 1250, 170, 260)
    far = land(c, wave(c.random, 560, 14), "#cfd99b")
    for x in (60, 640, 720, 800, 1500):
        fruit_tree(c, x, height_at(far, x) + 14, 150, "#f3d9dc", ("#fffdf6", "#e3a3b4"))
    longhouse(c, 1180, 700, 620, 170, BRICKS[0], ROOFS[2])
    box(c, 1370, 385, 56, 90, BRICKS[1], inset=9, width=3)
    land(c, wave(c.random, 690, 10), "#a8bf66")
    square = land(c, ridge((0, 790), (500, 755), (1100, 750), (1600, 790)), "#e6d3ab")
    rows(c, square, "#cdb689", count=7, step=36, length=22, gap=12, width=5)
    c.polygon([(268, 880), (300, 420), (368, 420), (402, 880)], "#7a553c")
    stitches(c, [(335, 850), (335, 560)], "#b98e63", 24, 18, 5)
    crown(c, ((140, 330, 180), (520, 330, 190), (230, 150, 200), (450, 140, 200), (330, 340, 210)),
          ("#a3c057", "#adc75f", "#bdd272", "#b4cc68", "#c7d97f"), 30)  # fmt: skip
    _board(c, 800, 870)
    figure(c, 570, 985, 350, CAST[3], ((-0.2, 0.44), (0.29, 0.74)))
    for dx in (-118, -74):
        c.bar((570 + dx, 1000), (570 + dx + 50, 580), 11, WOOD)
    for step in range(7):
        y, shift = 950 - step * 55, 6.5 * step
        c.bar((458 + shift, y), (502 + shift, y), 9, WOOD)
    figure(c, 1035, 985, 340, CAST[4], HOLD)
    c.rect(985, 785, 100, 66, PETROL, radius=12)
    c.bar((980, 785), (1090, 785), 14, darker(PETROL, 0.3))
    stitches(c, [(996, 818), (1076, 818)], STITCH, 14, 10, 4)
    bicycle(c, 1330, 1010, 330, KLINKER, side=-1)
    figure(c, 1395, 1015, 350, CAST[1], ((-0.42, 0.58), (0.15, 0.42)))


def _board(c: Canvas, x: float, y: float) -> None:
    """A wooden board under a little roof, with cards that carry no writing."""
    for side in (-1, 1):
        c.bar((x + side * 165, y), (x + side * 165, y - 370), 22, TIMBER)
    box(c, x - 190, y - 370, 380, 240, WOOD)
    c.polygon([(x - 230, y - 365), (x, y - 440), (x + 230, y - 365)], ROOFS[0])
    stitches(c, [(x - 185, y - 374), (x + 185, y - 374)], STITCH, 18, 12, 5)
    for index in range(8):
        left, top = x - 158 + index % 4 * 82, y - 342 + index // 4 * 96
        drop = (0, 10, 4, 14)[index % 4]
        c.rect(left, top + drop, 64, 72, (SUN, "#8cc0ca")[(index + index // 4) % 2], radius=3)
        c.circle(left + 32, top + drop + 9, 6, KLINKER)


@scene(
    "kampagne-licht-im-fenster",
    "Fünf Lampen im Schnee",
    "Verschneite Dorfstraße in blauer Dämmerung: In fünf Fenstern leuchtet eine warme Lampe, zwei "
    "Menschen gehen auf eine offene Tür zu.",
    (0.62, 0.6),
)
def window_light(c: Canvas) -> None:
    sky(c, NIGHT[2], NIGHT[1], NIGHT[0], "#6d83a3", horizon=560, thread="#fff6e428")
    stars(c, 46, 330, "#fff6e4")
    far = land(c, wave(c.random, 520, 16), "#8ea4bd")
    for x in range(20, 1600, 83):
        spruce(c, x, height_at(far, x) + 8, 90 + x % 61, NIGHT[2], "#dfe6ea")
    church(c, 520, 640, 330, "#566a8a", NIGHT[3], pane=NIGHT[4])
    land(c, wave(c.random, 610, 12), "#b5c4d2", thread=NIGHT[0])
    houses = ((105, 300, 190), (400, 230, 130), (700, 220, 130), (1500, 330, 230))
    for index, (x, w, h) in enumerate(houses):
        wall = (NIGHT[1], "#5b4a5f", "#4a5573", "#3d4668")[index]
        gable(c, x, 770, w, h, wall, SNOW, pane=NIGHT[3], entrance=NIGHT[4], thread=NIGHT[0])
        _lamp(c, x + (-w * 0.33 if index % 2 else w * 0.33), 770 - h * 0.78, w * 0.19)
    gable(c, 1120, 800, 430, 270, "#6b4552", SNOW, pane=NIGHT[3], entrance=None, thread=NIGHT[0])
    _lamp(c, 976, 575, 90)
    street_snow = land(c, ridge((0, 790), (500, 775), (1000, 800), (1600, 770)), "#dfe6ea",
                       thread=NIGHT[0])  # fmt: skip
    c.polygon([(1070, 800), (1180, 800), (1330, 1080), (820, 1080)], "#f6dfa2")
    stitches(c, [(1064, 815), (836, 1050)], STITCH, 20, 14, 5)
    stitches(c, [(1186, 815), (1312, 1050)], STITCH, 20, 14, 5)
    c.rect(1062, 615, 126, 190, TIMBER)
    c.rect(1070, 623, 110, 182, GLOW)
    c.polygon([(1180, 623), (1250, 605), (1250, 830), (1180, 805)], SEE)
    figure(c, 1112, 806, 165, Person(2, "dutt", "weiss", HEIDE, "#5c5148", skirt=True), WAVE)
    rows(c, street_snow, "#b9c8d6", count=4, first=70, step=50)
    guest = Person(3, "muetze", "schwarz", KLINKER, "#2c3246", HEATH[0])
    figure(c, 930, 1000, 330, guest, DOWN, WALK, away=True)
    lantern(c, 852, 925, 66)
    figure(c, 1045, 990, 300, Person(5, "muetze", "schwarz", MOOS, "#40304d", COAST[1]), DOWN, WALK,
           away=True)  # fmt: skip
    bare_tree(c, 262, 930, 560, NIGHT[4])
    for _ in range(90):
        c.circle(c.random.uniform(0, 1600), c.random.uniform(0, 1060), c.random.uniform(2, 5), SNOW)


def _lamp(c: Canvas, x: float, y: float, w: float) -> None:
    """A lit window with a lamp on its sill."""
    c.circle(x, y + w * 0.7, w * 1.9, SUN + "26")
    c.circle(x, y + w * 0.7, w * 1.25, SUN + "38")
    window(c, x, y, w, w * 1.4, SUN, LINEN)
    c.polygon([(x - w * 0.24, y + w), (x - w * 0.12, y + w * 0.66), (x + w * 0.12, y + w * 0.66),
               (x + w * 0.24, y + w)], SNOW)  # fmt: skip
    c.bar((x, y + w), (x, y + w * 1.34), w * 0.07, KLINKER)


@scene(
    "kampagne-zuhoeren-statt-zuschreien",
    "Eine Bank für zwei",
    "Rote Bank auf einem Marktplatz unter einer Kastanie: Zwei Menschen sitzen einander zugewandt, "
    "zwischen ihnen eine Thermoskanne.",
    (0.5, 0.66),
)
def listening(c: Canvas) -> None:
    sky(c, "#f3dcae", "#f7e6c3", "#faefd6", horizon=520)
    for x, w, wall, roof in ((130, 300, 0, 0), (440, 270, 2, 3), (1180, 300, 3, 1),
                             (1490, 310, 1, 0)):  # fmt: skip
        timbered(c, x, 690, w, 230, mix(PLASTER[wall], "#f7e6c3", 0.3), ROOFS[roof])
    timbered(c, 830, 690, 380, 270, mix(BRICKS[2], "#f7e6c3", 0.35), ROOFS[2])
    square = land(c, ridge((0, 700), (800, 680), (1600, 700)), "#d9bd8c")
    rows(c, square, "#c2a272", count=9, first=40, step=32, length=26, gap=10, width=5)
    c.polygon([(752, 900), (770, 330), (838, 330), (862, 900)], TIMBER)
    stitches(c, [(800, 880), (806, 420)], "#a97848", 24, 18, 5)
    crown(c, ((450, 240, 190), (1150, 230, 200), (620, 90, 220), (980, 80, 230), (800, 235, 215)),
          ("#c8772f", "#c8772f", "#dd9a3c", "#d2872f", "#e5ab4a"), 34)  # fmt: skip
    bench(c, 800, 935, 620, 130, KLINKER)
    speaker = Person(2, "kurz", "grau", PETROL, "#4b4a55", glasses=True, build=1.1)
    listener = Person(5, "locken", "schwarz", RAPS, "#5a3f63")
    seated(c, 610, 800, 440, speaker, ((-0.05, 0.47), (0.3, 0.66)), side=1)
    seated(c, 990, 800, 440, listener, ((-0.12, 0.47), (0.08, 0.47)), side=-1)
    c.rect(778, 700, 46, 96, SEE, radius=8)
    c.rect(782, 682, 38, 26, LINEN, radius=6)
    stitches(c, [(786, 730), (816, 730)], STITCH, 8, 6, 3)
    cup(c, 852, 796, 36, LINEN)
    for x, y, side in ((180, 960, 1), (290, 1010, -1), (1350, 950, -1), (1460, 1000, 1)):
        pigeon(c, x, y, side)
    for _ in range(46):
        x, y = c.random.uniform(0, 1600), c.random.uniform(760, 1060)
        leaf(c, (x, y), 26, c.random.uniform(0, 360), c.random.choice(("#c8772f", "#e5ab4a")))
