"""What stands in the previews of the block picker: it needs nothing from the database."""

from types import SimpleNamespace

from django.contrib.staticfiles.storage import staticfiles_storage

from cms.media.models import File, Picture, Rendition

_SIZES = {"landscape": (960, 640), "portrait": (800, 1000), "logo": (320, 160)}


def sample_picture(kind: str = "landscape") -> Picture:
    """A picture that was never stored, drawn in a static file that is sharp in every size."""
    width, height = _SIZES[kind]
    picture = Picture(
        title="Beispielbild",
        alt_text="Ein gezeichnetes Beispielbild",
        credit="Foto: Vorname Name",
        width=width,
        height=height,
    )
    single, double = (_sample_rendition(picture, kind, factor) for factor in (1, 2))
    picture.get_rendition = lambda size: single
    picture.get_renditions = lambda *sizes: {"single": single, "double": double}
    return picture


def _sample_rendition(picture: Picture, kind: str, factor: int) -> Rendition:
    size = {"width": picture.width * factor, "height": picture.height * factor}
    rendition = Rendition(image=picture, **size)
    rendition.file.storage = staticfiles_storage
    rendition.file.name = f"core/img/samples/{kind}.svg"
    return rendition


def sample_page(**shown) -> SimpleNamespace:
    """What a public page shows; its slice is none of the kernel's business."""
    return SimpleNamespace(pk=None, live=True, path="", url="#", **shown)


def sample_file(title: str, name: str = "leitfaden.pdf") -> File:
    return File(pk=0, title=title, file=name, file_size=1_200_000)
