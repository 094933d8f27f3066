"""Portraits of invented people: head and shoulders, faceless, before the land they live in."""

from PIL import Image, ImageOps

from .animals import gull
from .buildings import lighthouse, street, turbine
from .canvas import Canvas
from .cloth import box, land, rows, sky, sprinkle, stitches, sun, water
from .geometry import arc, height_at, ridge, wave
from .palette import (
    COAST,
    FIELD,
    GLOW,
    HAIR,
    HARZ,
    HEATH,
    HEIDE,
    KLINKER,
    LINEN,
    MOOS,
    PETROL,
    RAPS,
    SEE,
    SKIN,
    STITCH,
    SUN,
    THREADS,
    TIMBER,
    WOOD,
)
from .person import Person
from .plants import birch, juniper, poplar, reed, spruce, trunk
from .props import frame, pot_plant
from .wardrobe import GARMENTS, Bust

HAIR_KINDS = ("kurz", "lang", "locken", "dutt", "zopf", "kopftuch", "muetze", "glatze", "helm")
TOPS = (KLINKER, PETROL, RAPS, HEIDE, MOOS, SEE, "#c7577a", "#3f5f86", "#c8772f", "#e8d6a8")


def draw_portrait(traits: dict, seed: str, size: tuple[int, int] = (1000, 1250)) -> Image.Image:
    """Draw a portrait (RGB, 4:5) from the traits in a story's front matter.

    The seed, best the story's slug, settles what the traits leave open: colours, build, side.
    """
    clothes = _one_of(traits, "clothes", GARMENTS)
    ground = GROUNDS[_one_of(traits, "ground", GROUNDS)]
    canvas = Canvas(1000, 1250, size, LINEN, seed)
    top, accent = canvas.random.sample(TOPS, 2)
    if traits["hair"] == "helm":
        accent = "#efc75e"
    person = Person(
        skin=_one_of(traits, "skin", SKIN),
        hair=_one_of(traits, "hair", HAIR_KINDS),
        hair_colour=_one_of(traits, "hair_colour", HAIR),
        glasses=traits.get("glasses", False),
        beard=traits.get("beard", False),
        top=top,
        accent=accent,
        build=canvas.random.uniform(0.9, 1.08),
    )
    ground(canvas)
    halo = canvas.random.choice((350, 370, 390))
    shine = "#0c4a5744" if person.hair_colour == "weiss" else "#fff6e455"
    canvas.circle(500, 500, halo, shine)
    stitches(canvas, arc(500, 500, halo - 16, halo - 16, 0, 360, 90), STITCH, 26, 18, 6)
    Bust(canvas, 500, 520 + canvas.random.uniform(-12, 12), 172, person).draw(clothes)
    image = canvas.finish()
    return ImageOps.mirror(image) if canvas.random.random() < 0.5 else image


def _one_of(traits: dict, name: str, allowed):
    """Return a trait, or say which values there are."""
    if traits[name] not in allowed:
        raise KeyError(f"No {name} {traits[name]!r}; there are: {', '.join(map(str, allowed))}")
    return traits[name]


def _heath(c: Canvas) -> None:
    sky(c, "#d9a3b4", "#ecbfa6", "#f6d9a8", horizon=680)
    far = land(c, wave(c.random, 660, 14), "#9d7aa8", bottom=1300)
    for x in (70, 150, 820, 900):
        juniper(c, x, height_at(far, x) + 10, 110 + x % 50, "#4a4f63")
    near = land(c, wave(c.random, 790, 22), HEATH[1], bottom=1300)
    sprinkle(c, near, HEATH, count=420, depth=440, size=(5, 11))
    juniper(c, 910, 960, 330, "#2d4540")


def _coast(c: Canvas) -> None:
    sky(c, "#9fcdd3", "#bfe0e2", "#e6efe0", horizon=640)
    gull(c, 170, 240, 90)
    gull(c, 830, 160, 70)
    c.rect(0, 650, 1000, 620, COAST[2])
    water(c, 665, 800, COAST[0], count=34, right=1000)
    dike = land(c, ridge((0, 800), (300, 760), (700, 790), (1000, 740)), COAST[5], bottom=1300)
    rows(c, dike, "#9bb672", count=6, step=46)
    lighthouse(c, 130, 800, 420)


def _mountains(c: Canvas) -> None:
    sky(c, "#dbe7e2", "#e9efe2", "#f5f0dc", horizon=520)
    for index, (y, swing) in enumerate(((480, 60), (600, 48), (720, 36))):
        land(c, wave(c.random, y, swing, 900), HARZ[index], bottom=1300)
    slope = land(c, wave(c.random, 850, 20), HARZ[3], bottom=1300)
    for x in range(-10, 1040, 88):
        spruce(c, x, height_at(slope, x) + 40, 210 + x * 7 % 110, HARZ[4])


def _town(c: Canvas) -> None:
    sky(c, "#a9cfd2", "#cfe2d8", "#f3ead0", horizon=620)
    sun(c, 840, 170, 70)
    street(c, 960, -90, 1090, 230)
    c.rect(0, 955, 1000, 300, "#d9c6a0")


def _field(c: Canvas) -> None:
    sky(c, "#86c5d4", "#b3dbdf", "#e9efd5", horizon=600)
    far = land(c, wave(c.random, 640, 14), FIELD[1], bottom=1300)
    turbine(c, 850, height_at(far, 850) + 8, 470, 40)
    for x in (60, 120, 190):
        poplar(c, x, height_at(far, x) + 8, 190, FIELD[4])
    field = land(c, wave(c.random, 760, 16), "#e7c25c", bottom=1300)
    rows(c, field, "#f8e5a5", count=6, step=48, length=22, gap=16, width=7)


def _wood(c: Canvas) -> None:
    c.rect(0, 0, 1000, 1250, "#e2d3a0")
    for index, (y, tone) in enumerate(((150, "#c9b46e"), (250, "#a9a863"))):
        for x in range(-40, 1080, 130):
            c.circle(x + 60 * index, y - 130, 150, tone)
    for x, tone in ((60, "#6b5a45"), (215, "#7d6a50"), (790, "#7d6a50"), (930, TIMBER)):
        trunk(c, x, 1000, 900, 62, tone)
        stitches(c, [(x, 960), (x, 260)], "#c9b28c", 26, 22, 5)
    for x in (-20, 150, 320, 500, 690, 860, 1010):
        c.circle(x, -10, 190, ("#c8772f", "#8b9a45", "#dd9a3c")[x % 3])
        stitches(c, arc(x, -10, 172, 172, 20, 160), STITCH, 22, 15, 5)
    floor = land(c, wave(c.random, 880, 14), "#5e7a48", bottom=1300)
    sprinkle(c, floor, ("#7d9a55", "#c8772f", "#8aa653"), count=160, depth=320)


def _moor(c: Canvas) -> None:
    sky(c, "#c9c7b4", "#ddd6b8", "#f0e2b8", horizon=600)
    land(c, wave(c.random, 640, 10), "#94945f", bottom=1300)
    c.rect(0, 730, 1000, 120, "#7fa3a0")
    water(c, 740, 830, "#c6dbd2", count=22, right=1000)
    near = land(c, wave(c.random, 830, 14), "#8a6f45", bottom=1300)
    sprinkle(c, near, ("#b08d58", "#6d5636", LINEN), count=160, depth=380)
    birch(c, 110, 900, 640, "#c9b95a", lean=20)
    birch(c, 900, 880, 520, "#b7b35a", lean=-24)
    for x in (220, 790, 960):
        reed(c, x, 960, 220, "#6f7a3f")


def _room(c: Canvas) -> None:
    wall, dots = c.random.choice((("#cfdcd6", "#b8cac3"), ("#ead6c2", "#d9bfa6"),
                                  ("#e6dcc0", "#d3c49c"), ("#d5d0e0", "#bfb8d0")))  # fmt: skip
    c.rect(0, 0, 1000, 1250, wall)
    for row, y in enumerate(range(40, 1250, 110)):
        for x in range(-30, 1060, 110):
            c.circle(x + 55 * (row % 2), y, 9, dots)
    frame(c, 60, 130, 190, 230, WOOD, COAST[0])
    c.circle(180, 220, 34, SUN)
    c.rect(60, 280, 190, 80, c.random.choice((HEATH[1], COAST[5], COAST[2])))
    box(c, 760, 520, 260, 24, WOOD, inset=6, width=3)
    for index, x in enumerate(range(775, 990, 42)):
        c.rect(x, 400 - index % 3 * 12, 34, 120 + index % 3 * 12, THREADS[index % 5], radius=4)
        c.rect(x + 6, 430, 22, 5, GLOW)
    pot_plant(c, 105, 860, 330, KLINKER, "#5e8a45")
    c.rect(0, 850, 220, 24, WOOD)


GROUNDS = {
    "heide": _heath, "kueste": _coast, "harz": _mountains, "stadt": _town,
    "feld": _field, "wald": _wood, "moor": _moor, "raum": _room,
}  # fmt: skip
