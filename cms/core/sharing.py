"""What a shared link shows, and the address of its picture."""

from hashlib import sha256
from typing import NamedTuple

from django.urls import reverse
from wagtail.images.models import Filter
from wagtail.models import Page

from cms.media.models import Picture, Rendition
from cms.media.specs import SHARE

DESIGN = "1"  # raise it when the drawing changes: services keep a picture as long as its address

BASE_LABEL = "Seite"  # of pages that are no kind of their own


class Motif(NamedTuple):
    """What stands beside the title."""

    picture: Picture
    spec: str
    is_whole: bool = False

    def made(self) -> Rendition | None:
        """The picture in this size, if the worker has made it; nobody waits for it here."""
        wanted = Filter(spec=self.spec)
        return self.picture.find_existing_renditions(wanted).get(wanted)


def motif(page: Page) -> Motif | None:
    """A face before a landscape; a logo uncut."""
    if portrait := getattr(page, "portrait", None):
        return Motif(portrait, "format-jpeg|fill-800x1000")
    if logo := getattr(page, "logo", None):
        return Motif(logo, "format-jpeg|max-320x160", is_whole=True)
    picture = getattr(page, "teaser_image", None) or getattr(page, "hero_image", None)
    return Motif(picture, SHARE) if picture else None


def card_path(page: Page) -> str:
    """Where the card lies; another address as soon as it would look different."""
    shown = motif(page)
    looks = [DESIGN, kicker(page), page.title]
    if shown:
        picture = shown.picture
        looks += [shown.spec, picture.file.name, picture.focal_point_x, picture.focal_point_y]
    key = sha256(repr(looks).encode()).hexdigest()[:12]
    return reverse("share_card", args=[page.pk, key])


def kicker(page: Page) -> str:
    """The kind of page, for those that are found by it: "Pressemitteilung 12/2026"."""
    if page.kind_label == BASE_LABEL:
        return ""
    return f"{page.kind_label} {getattr(page, 'number', '')}".strip()
