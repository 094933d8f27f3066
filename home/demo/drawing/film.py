"""The demo's film, frame by frame: somebody moves big hands. It says itself that it is no signing.

The film lies beside the demo's other files. Whoever changes it here makes it anew with PyAV, which
nothing else needs: `pip install av` in an environment of its own, then

    python -m home.demo.drawing.film home/demo/texts/files/gebaerdensprache.webm

Its captions and the length that they fill are written by hand, in the .vtt file of the same name.
"""

import math
import sys
from bisect import bisect_right
from fractions import Fraction

from PIL import Image

from . import lettering
from .canvas import Canvas
from .cloth import stitches
from .geometry import Point, joint, turned
from .heads import Head
from .palette import LINEN, PETROL, SKIN, STITCH, darker, mix
from .person import CAST

SIZE = (854, 480)
FRAMES_A_SECOND = 12
SECONDS = 12
LABEL = "Beispielfilm: gezeichnete Figur, keine echte Gebärdensprache"
WALL = "#a9ccd6"
SIGNER = CAST[11].wearing(PETROL)

# When each posture is reached: where the hands are, as seen by us, and how far they are turned.
Posture = tuple[Point, float, Point, float]
REST: Posture = ((640, 720), 30, (960, 720), -30)
POSTURES: list[tuple[float, Posture]] = [
    (0.0, REST),
    (0.8, ((640, 720), 30, (1110, 330), -25)),
    (1.2, ((640, 720), 30, (1110, 330), 25)),
    (1.6, ((640, 720), 30, (1110, 330), -25)),
    (2.0, ((640, 720), 30, (1110, 330), 15)),
    (2.8, REST),
    (3.6, ((520, 520), -15, (1080, 520), 15)),
    (4.4, ((740, 560), 65, (860, 560), -65)),
    (4.9, ((700, 560), 65, (900, 560), -65)),
    (5.4, ((740, 560), 65, (860, 560), -65)),
    (6.2, REST),
    (7.0, ((500, 300), -10, (960, 720), -30)),
    (7.6, ((500, 300), -10, (1100, 300), 10)),
    (8.2, ((500, 640), -10, (1100, 640), 10)),
    (8.8, ((500, 300), -10, (1100, 300), 10)),
    (9.4, REST),
    (10.2, ((600, 600), -35, (1000, 600), 35)),
    (11.2, ((480, 600), -70, (1120, 600), 70)),
    (12.0, REST),
]


def draw_frame(second: float) -> Image.Image:
    """The film's picture at this time (RGB)."""
    left, turn_left, right, turn_right = posture_at(second)
    c = Canvas(1600, 900, SIZE, WALL, seed="film")
    _wall(c)
    _body(c)
    for side, hand, turn in ((-1, left, turn_left), (1, right, turn_right)):
        _arm(c, side, hand, turn)
    _label(c)
    return c.finish()


def _label(c: Canvas) -> None:
    """Word by word: the dots of a far umlaut would stand beside their letter."""
    c.rect(0, 0, 1600, 88, LINEN)
    size = 46
    x = 800 - lettering.width(LABEL, size) / 2
    for word in LABEL.split():
        lettering.write(c, x, 60, word, size, "#221f1b")
        x += lettering.width(f"{word} ", size)


def posture_at(second: float) -> Posture:
    """Between two postures the hands start and stop softly."""
    index = min(bisect_right(POSTURES, second, key=lambda entry: entry[0]), len(POSTURES) - 1)
    (start, one), (end, other) = POSTURES[index - 1], POSTURES[index]
    share = min(max((second - start) / (end - start), 0), 1)
    share = (1 - math.cos(math.pi * share)) / 2

    def between(a: float, b: float) -> float:
        return a + (b - a) * share

    points = [
        tuple(between(a, b) for a, b in zip(one[place], other[place], strict=True))
        for place in (0, 2)
    ]
    return points[0], between(one[1], other[1]), points[1], between(one[3], other[3])


def _wall(c: Canvas) -> None:
    for x in range(80, 1600, 160):
        stitches(c, [(x, 100), (x, 900)], mix(WALL, STITCH, 0.35), 26, 30, 4)


def _body(c: Canvas) -> None:
    skin = SKIN[SIGNER.skin]
    head = Head(c, 800, 320, 118, SIGNER)
    head.behind()
    c.bar((800, 420), (800, 500), 100, darker(skin, 0.14))
    c.blob([(590, 580), (700, 500), (800, 520), (900, 500), (1010, 580), (1020, 760), (1010, 960),
            (590, 960), (580, 760)], SIGNER.top)  # fmt: skip
    head.front()


def _arm(c: Canvas, side: int, hand: Point, degrees: float) -> None:
    """The hand is as large as a face: it is what the film is about."""
    shoulder, sleeve = (800 + side * 190, 590), mix(SIGNER.top, STITCH, 0.12)
    (wrist,) = turned([(hand[0], hand[1] + 70)], hand, degrees)
    elbow = max((joint(shoulder, wrist, 400, bend) for bend in (-1, 1)),
                key=lambda point: point[1] + side * point[0])  # fmt: skip
    c.path([shoulder, elbow, wrist], 92, sleeve)
    # The one is a little darker, so that two hands stay two where they meet.
    skin = SKIN[SIGNER.skin] if side > 0 else darker(SKIN[SIGNER.skin], 0.14)

    def at(px: float, py: float) -> Point:
        return turned([(hand[0] + px, hand[1] + py)], hand, degrees)[0]

    for px, top in ((-36, -100), (-12, -122), (13, -118), (37, -92)):
        c.bar(at(px, 0), at(px * 1.4, top), 25, skin)
    c.bar(at(-side * 30, 36), at(-side * 84, -22), 28, skin)
    palm = [(-50, -14), (0, -24), (50, -14), (48, 40), (28, 78), (-28, 78), (-48, 40)]
    c.blob([at(*point) for point in palm], skin)


def write_film(path: str) -> None:
    """Draw all frames and encode them as WebM (VP9, without sound)."""
    import av  # not installed with the site: it only plays what this made

    with av.open(path, "w", format="webm") as film:
        stream = film.add_stream("libvpx-vp9", FRAMES_A_SECOND)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.time_base = Fraction(1, FRAMES_A_SECOND)
        stream.options = {"crf": "36", "b": "0", "deadline": "good", "cpu-used": "2"}
        for number in range(SECONDS * FRAMES_A_SECOND):
            frame = av.VideoFrame.from_image(draw_frame(number / FRAMES_A_SECOND))
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode())


if __name__ == "__main__":
    write_film(sys.argv[1])
