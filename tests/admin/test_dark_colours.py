"""Links and outlined buttons of the admin can be read in its dark mode."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

# What Wagtail paints them on, from the dashboard's panels to the choice of blocks.
GROUNDS = ("#1d1d1d", "#262626", "#333333")


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["w-theme-dark", "w-theme-system"])
def test_links_stand_out_from_dark_ground(theme):
    style = Path(finders.find("core/css/admin.css")).read_text()
    rule = re.search(rf"\.{theme} {{\s*--w-color-secondary-100: (#[0-9a-f]{{6}});", style)
    assert rule, "Wagtail derives links and outlined buttons of its dark mode from this colour"
    assert min(contrast(rule[1], ground) for ground in GROUNDS) >= 4.5
