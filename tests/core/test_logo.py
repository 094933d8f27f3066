"""The two files of the logo show the same."""

from PIL import Image, ImageChops

from cms.core import logo


def test_the_png_is_drawn_from_the_svg():
    kept = Image.open(logo.DRAWN)
    assert kept.size == (logo.SIZE, logo.SIZE)
    assert ImageChops.difference(logo.draw(), kept).getbbox(alpha_only=False) is None
