"""Draw the logo that is offered as a PNG from the one that is an SVG: `python cms/core/logo.py`.

It knows the shapes of that file alone: a piece of cloth with round corners, a second one over its
left half, and stitches with round ends.
"""

from math import hypot
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

IMAGES = Path(__file__).resolve().parent / "static" / "core" / "img"
SOURCE, DRAWN = IMAGES / "logo.svg", IMAGES / "logo.png"
SIZE, OVERSAMPLING = 1024, 4
_SVG = "{http://www.w3.org/2000/svg}"


def draw() -> Image.Image:
    """The logo, `SIZE` pixels wide and high, on nothing."""
    svg = ElementTree.parse(SOURCE).getroot()  # noqa: S314 - our own file
    scale = SIZE * OVERSAMPLING / float(svg.get("viewBox").split()[2])
    cloth, half, stitches = svg.find(f"{_SVG}rect"), svg.find(f"{_SVG}path"), svg.find(f"{_SVG}g")
    left, width, radius = (float(cloth.get(name)) * scale for name in ("x", "width", "rx"))
    right = left + width
    image = Image.new("RGBA", (SIZE * OVERSAMPLING,) * 2)
    shape = Image.new("L", image.size)
    ImageDraw.Draw(shape).rounded_rectangle((left, left, right, right), radius, fill=255)
    image.paste(cloth.get("fill"), mask=shape)
    path = half.get("d")  # begins at the edge's upper end; the last line leads to its lower one
    upper = float(path[1:].split()[0]) * scale
    lower = left + radius + float(path.rsplit("h", 1)[1].rstrip("z")) * scale
    beyond = [(upper, left), (right, left), (right, right), (lower, right)]
    ImageDraw.Draw(shape).polygon(beyond, fill=0)
    image.paste(half.get("fill"), mask=shape)
    pen, thickness = ImageDraw.Draw(image), float(stitches.get("stroke-width")) * scale
    for stitch in stitches:
        _stitch(pen, stitch, thickness, scale)
    return image.resize((SIZE, SIZE), Image.Resampling.BOX)


def _stitch(pen: ImageDraw.ImageDraw, stitch, thickness: float, scale: float) -> None:
    x, y, dx, dy = (
        float(number) * scale for number in stitch.get("d")[1:].replace("-", " -").split()
    )
    colour, half = stitch.get("stroke"), thickness / 2
    # Beside the line, half its width away; Pillow's own wide lines come out too thin.
    aside_x, aside_y = (part * half / hypot(dx, dy) for part in (-dy, dx))
    ends = ((x, y, 1), (x + dx, y + dy, 1), (x + dx, y + dy, -1), (x, y, -1))
    pen.polygon([(u + side * aside_x, v + side * aside_y) for u, v, side in ends], fill=colour)
    for end_x, end_y in ((x, y), (x + dx, y + dy)):
        pen.ellipse((end_x - half, end_y - half, end_x + half, end_y + half), fill=colour)


if __name__ == "__main__":
    draw().save(DRAWN, optimize=True)
