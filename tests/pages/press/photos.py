"""Releases with pictures that may be printed."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from cms.media.models import Picture
from pages.press.models import PressPhoto, PressReleasePage
from tests import factories

WORDS = {"creator": "Gesine Öltjen", "credit": "Foto: Gesine Öltjen / Bündnis"}


def jpeg_picture(title: str = "Deich", size: tuple[int, int] = (60, 40), **fields) -> Picture:
    file = BytesIO()
    Image.new("RGB", size, "#5fa6b3").save(file, "JPEG")
    return factories.picture(title, file=ImageFile(file, f"{title}.jpg"), **WORDS | fields)


def with_photos(*pictures: Picture, caption: str = "", live: bool = True, **fields):
    release = factories.release(live=False, **fields)
    release.photos = [PressPhoto(picture=picture, caption=caption) for picture in pictures]
    revision = release.save_revision()
    if live:
        revision.publish()
    return PressReleasePage.objects.get(pk=release.pk)


def address(release, picture) -> str:
    return f"/presse/{release.slug}/foto/{picture.pk}.jpg"
