"""A surface with logical coordinates, painted at double size and scaled down once at the end."""

import math
import random

from PIL import Image, ImageDraw, ImageFont, ImageOps

from .geometry import Point, capsule, spline

OVERSAMPLING = 2


class Canvas:
    """Draws in logical pixels (``width`` by ``height``), whatever size is wanted in the end.

    A colour is ``#rrggbb``, or ``#rrggbbaa`` where something shines through. Opaque shapes
    go through the plain pen: it is ten times as fast as the blending one.
    """

    def __init__(self, width: int, height: int, size: tuple[int, int], ground: str, seed: str):
        self.width, self.height, self._size = width, height, size
        self._scale = OVERSAMPLING * max(size[0] / width, size[1] / height)
        pixels = (math.ceil(width * self._scale), math.ceil(height * self._scale))
        self._image = Image.new("RGB", pixels, ground)
        self._opaque = ImageDraw.Draw(self._image)
        self._blending = ImageDraw.Draw(self._image, "RGBA")
        self.random = random.Random(seed)  # noqa: S311 - pictures, not secrets

    def finish(self, focal: tuple[float, float] | None = None) -> Image.Image:
        """Scale down, cutting off round the focal point where the proportions differ."""
        return ImageOps.fit(
            self._image, self._size, Image.Resampling.BOX, centering=focal or (0.5, 0.5)
        )

    def _pen(self, fill: str) -> ImageDraw.ImageDraw:
        return self._blending if len(fill) == 9 else self._opaque

    def polygon(self, points: list[Point], fill: str) -> None:
        scale = self._scale
        self._pen(fill).polygon([(x * scale, y * scale) for x, y in points], fill=fill)

    def blob(self, points: list[Point], fill: str) -> None:
        """Fill the round shape that runs through all points."""
        self.polygon(spline(points, closed=True), fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        scale = self._scale
        box = ((x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale)
        self._pen(fill).ellipse(box, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        scale = self._scale
        box = [(v + d * radius) * scale for d in (-1, 1) for v in (x, y)]
        self._pen(fill).ellipse(box, outline=fill, width=max(1, round(width * scale)))

    def rect(self, x: float, y: float, w: float, h: float, fill: str, radius: float = 0) -> None:
        """Fill a rectangle with its upper left corner at ``x``, ``y``."""
        scale = self._scale
        box = (x * scale, y * scale, (x + w) * scale, (y + h) * scale)
        if radius:
            self._pen(fill).rounded_rectangle(box, radius * scale, fill=fill)
        else:
            self._pen(fill).rectangle(box, fill=fill)

    def dome(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """Fill the upper half of an ellipse standing on ``y``."""
        scale = self._scale
        box = ((x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale)
        self._pen(fill).pieslice(box, 180, 360, fill=fill)

    def bar(self, start: Point, end: Point, width: float, fill: str) -> None:
        """Draw a straight bar with round ends: a stitch, a beam, an arm."""
        self.polygon(capsule(start, end, width), fill)

    def text(self, x: float, y: float, text: str, size: float, fill: str, bold: float) -> None:
        """Write on the base line ``y`` with the one font that Pillow carries itself."""
        scale = self._scale
        font = ImageFont.load_default(size * scale)
        place = (x * scale, y * scale)
        self._opaque.text(place, text, fill, font, "ls", stroke_width=bold * size * scale)

    def path(self, points: list[Point], width: float, fill: str) -> None:
        """Draw a line with round ends and corners; opaque colours only."""
        for start, end in zip(points, points[1:], strict=False):
            self.bar(start, end, width, fill)
