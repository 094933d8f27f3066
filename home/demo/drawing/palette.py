"""The colours of the demo pictures, and the two operations on them that drawing needs."""

from functools import cache

from PIL import ImageColor

STITCH = "#fff6e4"
SUN = "#f2b94a"
GLOW = "#fbe3a4"
LINEN = "#f7f1e6"
PETROL = "#0c4a57"
INK = "#2b2a2e"
SNOW = "#f4f3ee"
WOOD = "#a97848"
TIMBER = "#5b3a29"

# From far to near; the last colours are the strongest.
COAST = ("#bfe0e2", "#9fcdd3", "#5fa6b3", "#2f8494", "#e3cf9f", "#7d9a55", "#4b7a39")
HEATH = ("#c79bc9", "#a86aab", "#8a4a8e", "#6d3672")
HARZ = ("#c3d5d3", "#8fb4b3", "#5c8f8c", "#3d6f62", "#1f4330")
FIELD = ("#cfd99b", "#aebf6d", "#8aa653", "#678d44", "#4b7a39")
NIGHT = ("#3f5f86", "#2e4a70", "#22395a", "#182a45", "#101d33")

# The five threads of the seam: Klinker, Raps, Heide, Moos, See.
KLINKER, RAPS, HEIDE, MOOS, SEE = "#b5432b", "#e3a72f", "#8a4a8e", "#4b7a39", "#1d7c8e"
THREADS = (KLINKER, RAPS, HEIDE, MOOS, SEE)

SKIN = {
    1: "#f6d7bd", 2: "#edbf9b", 3: "#d9a074", 4: "#b97a4f", 5: "#8f5a38", 6: "#633d29",
}  # fmt: skip
HAIR = {
    "grau": "#a8a39b", "weiss": "#ece7de", "schwarz": "#2d2725",
    "braun": "#6a4328", "blond": "#dcb368", "rot": "#b3572c",
}  # fmt: skip


@cache
def mix(first: str, second: str, share: float) -> str:
    """Return ``first`` with ``share`` (0 to 1) of ``second`` in it, as ``#rrggbb``."""
    pairs = zip(ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3], strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return f"#{red:02x}{green:02x}{blue:02x}"


def darker(colour: str, share: float = 0.16) -> str:
    return mix(colour, "#1c1a2b", share)


def shaded(skin: str, share: float = 0.14) -> str:
    """Return skin in its own warm shadow."""
    return mix(skin, "#6b2413", share)


def lighter(colour: str, share: float = 0.22) -> str:
    return mix(colour, "#fff8ea", share)
