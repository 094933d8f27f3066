"""A picture on paper: the file that may be printed, and how large it comes out."""

from typing import NamedTuple

from django.core.files import File
from django.template.defaultfilters import filesizeformat
from wagtail.images.models import Filter

from cms.media.specs import PRINT, is_jpeg

DPI = 300
# 20 cm of width. An upright photo needs them as well: it is the column that sets the width.
PRINT_WIDTH = 2362
_NBSP = "\u00a0"


class PrintFile(NamedTuple):
    """A JPEG in the largest size that we keep; sizes in pixels and bytes."""

    file: File
    width: int
    height: int
    size: int

    @property
    def web_only(self) -> str:
        """Why this file should not be printed, for the journalist; empty if it may be."""
        if self.width >= PRINT_WIDTH:
            return ""
        return (
            f"Zum Drucken ist das Foto zu klein. Nötig sind {_grouped(PRINT_WIDTH)} Pixel Breite, "
            f"das sind 20 cm bei {DPI} dpi."
        ).replace(" cm", f"{_NBSP}cm")

    @property
    def size_in_words(self) -> str:
        return f"{filesizeformat(self.size)} JPEG".replace(" ", _NBSP)

    @property
    def measures(self) -> list[str]:
        """`4.000 × 2.667 Pixel`, `33,9 × 22,6 cm bei 300 dpi`, `2,1 MB JPEG`."""
        sides = (self.width, self.height)
        pixels = " × ".join(_grouped(side) for side in sides)
        paper = " × ".join(f"{side / DPI * 2.54:.1f}".replace(".", ",") for side in sides)
        words = (f"{pixels} Pixel", f"{paper} cm bei {DPI} dpi", self.size_in_words)
        return [text.replace(" ", _NBSP) for text in words]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def print_file(picture) -> PrintFile | None:
    """The original if it is a JPEG, else the one that the worker has made of it.

    None while that is not done, or if the file is lost: no reader waits until it is drawn.
    """
    if is_jpeg(picture):
        made = picture
    else:
        wanted = Filter(spec=PRINT)
        made = picture.find_existing_renditions(wanted).get(wanted)
    try:
        return made and PrintFile(made.file, made.width, made.height, made.file.size)
    except OSError:
        return None
