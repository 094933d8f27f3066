"""The sizes in which pages show pictures; the templates name the same ones, a test compares."""

LANDSCAPE = ("fill-480x320", "fill-960x640", "fill-1440x960")
PORTRAIT = ("fill-400x500", "fill-800x1000")
SMALL = ("max-320x160",)
FORMATS = ("format-avif", "format-jpeg")
PRINT = "max-4096x4096|format-jpeg"
SHARE = "fill-1200x630|format-jpeg"


def specs_for(picture) -> list[str]:
    """Filter specs for this picture: upright ones are portraits, the others pictures of a page."""
    sizes = PORTRAIT if picture.height > picture.width else LANDSCAPE
    return [f"{form}|{size}" for size in (*sizes, *SMALL) for form in FORMATS] + [SHARE, PRINT]
