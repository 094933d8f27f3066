"""Pictures beside texts in Leichte Sprache: one thing each, on one plain piece of cloth."""

from . import signs
from .canvas import Canvas
from .cloth import box, disc, stitches
from .figures import HOLD, LINKED, REACH, REACH_LEFT, figure, wheelchair
from .geometry import around
from .palette import INK, KLINKER, LINEN, MOOS, PETROL, RAPS, SEE, STITCH, THREADS, darker
from .person import CAST
from .props import basket
from .scene import scene


def _ground(c: Canvas, wall: str, floor: str | None = None) -> None:
    """One cloth, with a seam all round; a second one to stand on."""
    c.rect(0, 0, 1600, 1067, wall)
    if floor:
        c.rect(0, 830, 1600, 240, floor)
        stitches(c, [(0, 850), (1600, 850)], STITCH, 26, 16, 6)
    thread = darker(wall, 0.2)
    for line in (((40, 40), (1560, 40)), ((40, 1027), (1560, 1027)), ((40, 40), (40, 1027)),
                 ((1560, 40), (1560, 1027))):  # fmt: skip
        stitches(c, list(line), thread, 34, 22, 7)


def _screen(c: Canvas) -> None:
    """A computer's screen with nothing on it yet."""
    c.bar((800, 800), (800, 900), 110, darker(LINEN, 0.4))
    c.bar((610, 915), (990, 915), 44, darker(LINEN, 0.4))
    c.rect(260, 140, 1080, 690, INK, radius=36)
    c.rect(300, 180, 1000, 610, LINEN, radius=14)


@scene(
    "leicht-buendnis",
    "Viele halten zusammen",
    "Sechs verschiedene Menschen stehen nebeneinander und halten sich an den Händen.",
)
def alliance(c: Canvas) -> None:
    _ground(c, "#dbe9d2", MOOS)
    for index, who in enumerate((0, 3, 4, 6, 11, 8)):
        figure(c, 235 + index * 226, 960, 640, CAST[who], LINKED)


@scene(
    "leicht-hilfe",
    "Ein Mensch hilft",
    "Ein junger Mensch bringt einer alten Frau einen Korb mit Äpfeln.",
)
def help_given(c: Canvas) -> None:
    _ground(c, "#f3d9b1", "#c98d56")
    figure(c, 480, 980, 800, CAST[9], REACH)
    figure(c, 1150, 980, 760, CAST[4], REACH_LEFT)
    basket(c, 810, 500, 250, (KLINKER, "#d8574a", RAPS))


@scene(
    "leicht-menue",
    "Das Menü oben",
    "Ein Bildschirm mit fünf bunten Knöpfen in einer Reihe ganz oben, ein Pfeil zeigt auf einen.",
)
def menu(c: Canvas) -> None:
    _ground(c, "#cfe3e8")
    _screen(c)
    for index, fill in enumerate(THREADS[:5]):
        c.rect(340 + index * 186, 220, 172, 96, fill, radius=14)
        stitches(c, [(364 + index * 186, 268), (488 + index * 186, 268)], STITCH, 22, 14, 9)
    for y in (400, 470, 540, 610, 680):
        c.bar((360, y), (1020 if y != 540 else 820, y), 22, darker(LINEN, 0.16))
    c.polygon([(780, 300), (780, 560), (842, 506), (884, 604), (938, 580), (896, 486), (976, 478)],
              STITCH)  # fmt: skip
    c.polygon([(794, 334), (794, 526), (846, 480), (892, 584), (918, 572), (872, 468), (940, 462)],
              INK)  # fmt: skip


@scene(
    "leicht-suche",
    "Die Suche",
    "Eine große Lupe liegt über einem Bildschirm mit vielen Zeilen Text.",
)
def search(c: Canvas) -> None:
    _ground(c, "#ead8ee")
    _screen(c)
    for index, y in enumerate(range(260, 740, 74)):
        c.bar((360, y), (1180 - 120 * (index % 3), y), 24, darker(LINEN, 0.16))
    c.bar((1010, 690), (1290, 960), 92, KLINKER)
    stitches(c, [(1050, 730), (1280, 950)], STITCH, 30, 20, 9)
    c.circle(860, 540, 250, INK)
    c.circle(860, 540, 208, "#e7f3f5")
    for y, half in ((470, 130), (540, 160), (610, 120)):
        c.bar((860 - half, y), (860 + half, y), 34, SEE)


@scene(
    "leicht-formular",
    "Das Formular",
    "Ein Blatt Papier mit Feldern zum Ausfüllen, drei Häkchen und einem Stift.",
)
def form(c: Canvas) -> None:
    _ground(c, "#f6dc9a")
    c.rect(470, 110, 660, 860, darker("#f6dc9a", 0.22), radius=20)
    c.rect(450, 90, 660, 860, "#fffdf9", radius=20)
    c.bar((530, 180), (860, 180), 40, PETROL)
    for index, y in enumerate((320, 470, 620, 770)):
        box(c, 530, y - 52, 104, 104, "#e3eef0", thread=SEE, radius=14)
        c.bar((690, y), (1030 - 70 * (index % 2), y), 26, darker(LINEN, 0.16))
        if index < 3:
            c.path([(552, y), (576, y + 30), (624, y - 46)], 22, MOOS)
    c.bar((1270, 420), (1090, 730), 74, KLINKER)
    c.polygon([(1058, 712), (1122, 748), (1048, 820)], "#e9c79a")
    c.polygon([(1058, 782), (1076, 792), (1048, 820)], INK)


@scene(
    "leicht-barriere",
    "Eine Barriere",
    "Eine Frau im Rollstuhl steht vor einer Treppe und kommt nicht hinauf.",
)
def barrier(c: Canvas) -> None:
    _ground(c, "#d5d9e4", "#8f93a3")
    for index in range(5):
        x, y = 800 + index * 150, 900 - (index + 1) * 120
        c.rect(x, y, 840, 1000 - y, ("#b98f74", "#c69b7f")[index % 2])
        stitches(c, [(x, y + 20), (1600, y + 20)], STITCH, 26, 16, 6)
    wheelchair(c, 480, 985, 880, CAST[12])


@scene(
    "leicht-telefon",
    "Rufen Sie an",
    "Eine Frau hält ein großes Telefon, neben ihr stehen Wellen wie von einer Stimme.",
)
def telephone(c: Canvas) -> None:
    _ground(c, "#bfe0d4", "#5b9a86")
    figure(c, 560, 1010, 860, CAST[2], ((-0.17, 0.4), (0.28, 0.74)))
    c.rect(790, 210, 330, 560, INK, radius=48)
    c.rect(820, 262, 270, 440, "#e7f3f5", radius=16)
    c.circle(955, 736, 20, LINEN)
    for index in range(9):
        c.circle(880 + 75 * (index % 3), 350 + 110 * (index // 3), 30, THREADS[index % 5])
    for radius in (120, 200, 280):
        for angle in range(-40, 41, 10):
            c.circle(*around(angle, radius, (1130, 480)), 13, KLINKER)


@scene(
    "leicht-gebaerden",
    "Gebärden-Sprache",
    "Zwei Menschen unterhalten sich mit den Händen, dazwischen zwei große Hände.",
)
def signing(c: Canvas) -> None:
    _ground(c, "#8fb7c9", PETROL)
    figure(c, 330, 1010, 820, CAST[11], HOLD)
    figure(c, 1270, 1010, 820, CAST[6], HOLD)
    for x, y, skin in ((670, 330, "#a86f48"), (930, 560, "#f0c7a0")):
        disc(c, x, y, 165, LINEN, SEE)
        signs.hand(c, x, y, 112, (skin, LINEN, LINEN))
