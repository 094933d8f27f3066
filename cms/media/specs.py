"""The sizes in which pages show pictures; the templates name the same ones, a test compares."""

LANDSCAPE = ("fill-480x320", "fill-960x640", "fill-1440x960")
PORTRAIT = ("fill-400x500", "fill-800x1000")
SMALL = ("max-320x160",)
WHOLE = ("max-800x800",)  # nothing cut off: what a journalist chooses by
FORMATS = ("format-avif", "format-jpeg")
LARGE = "max-1600x1600|format-jpeg"
PRINT = "max-4096x4096|format-jpeg"
SHARE = "fill-1200x630|format-jpeg"
ADMIN = "max-165x165"  # Wagtail's lists of pictures

# What a reader may fetch. All else is for the staff, or has a download of its own.
FOR_READERS = {
    f"{form}|{size}" for size in (*LANDSCAPE, *PORTRAIT, *SMALL, *WHOLE) for form in FORMATS
} | {SHARE, LARGE}
# Never drawn while somebody waits for a page.
BY_THE_WORKER = FOR_READERS | {PRINT}


def specs_for(picture) -> list[str]:
    """Filter specs for this picture: upright ones are portraits, the others pictures of a page."""
    sizes = PORTRAIT if picture.height > picture.width else LANDSCAPE
    whole = [ADMIN, SHARE, LARGE] if is_jpeg(picture) else [ADMIN, SHARE, LARGE, PRINT]
    return [f"{form}|{size}" for size in (*sizes, *SMALL, *WHOLE) for form in FORMATS] + whole


def is_jpeg(picture) -> bool:
    """Whether the original can be printed as it is; uploads are called what they are."""
    return picture.file.name.lower().endswith((".jpg", ".jpeg"))
