"""The demo's pictures: drawn by code in two processes, stored as ordinary pictures."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO

from django.core.files.images import ImageFile

from cms.core.text import german_slug
from cms.media.models import Picture
from home.demo.drawing import SCENES, draw_logo, draw_portrait, draw_scene
from home.demo.texts_reader import Text

CREDIT = "Illustration: Bündnis (Beispielbild)"
LICENSE = "Nur für die Beispielseite"
SOURCE = "Gezeichnet für diese Website"
PRINTABLE = (2400, 1600)


@dataclass(frozen=True)
class Drawing:
    """What to draw, and how the picture is called and described."""

    key: str
    title: str
    alt: str
    draw: Callable
    arguments: tuple
    credit: str = CREDIT
    focal: tuple[float, float] | None = None
    format: str = "PNG"


def drawings(
    stories: Iterable[Text],
    campaigns: Iterable[Text],
    partners: list[dict],
    printed: set[str],
) -> list[Drawing]:
    """All drawings, those that the home page shows first; scenes in `printed` large enough."""
    described = {text["image"]: text["image_alt"] for text in campaigns}
    found = [
        Drawing(
            key,
            scene.title,
            described.get(key, scene.alt),
            draw_scene,
            (key, PRINTABLE) if key in printed else (key,),
            focal=scene.focal,
            # May be downloaded at once, before the worker has made any size.
            format="JPEG" if key in printed else "PNG",
        )
        for key, scene in SCENES.items()
    ]
    found += [
        Drawing(
            f"portrait-{text['slug']}",
            f"Porträt {text['person']}",
            text["portrait"]["alt"],
            draw_portrait,
            ({k: v for k, v in text["portrait"].items() if k != "alt"}, text["slug"]),
            focal=(0.5, 0.4),
        )
        for text in stories
    ]
    found += [
        Drawing(
            f"logo-{partner['slug']}",
            f"Logo {partner['name']}"[:255],
            f"Logo: {partner['name']}"[:240],
            draw_logo,
            (partner["name"], partner["logo"]["shape"], partner["logo"]["colours"]),
            f"Logo: {partner['name']}"[:160],
        )
        for partner in partners
        if partner.get("logo")
    ]
    return found


def make_pictures(wanted: list[Drawing], write: Callable[[str], None]) -> dict[str, Picture]:
    """The pictures by key; those that a former, interrupted run has stored are taken over."""
    stored = {picture.title: picture for picture in Picture.objects.filter(source=SOURCE)}
    missing = [drawing for drawing in wanted if drawing.title not in stored]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for number, (drawing, data) in enumerate(
            zip(missing, pool.map(_draw, missing), strict=True)
        ):
            stored[drawing.title] = _store(drawing, data)
            if (number + 1) % 20 == 0 or number + 1 == len(missing):
                write(f"  Bilder gezeichnet: {number + 1} von {len(missing)}")
    return {drawing.key: stored[drawing.title] for drawing in wanted}


def _draw(drawing: Drawing) -> bytes:
    buffer = BytesIO()
    drawing.draw(*drawing.arguments).save(buffer, drawing.format, compress_level=3, quality=90)
    return buffer.getvalue()


def _store(drawing: Drawing, data: bytes) -> Picture:
    suffix = {"JPEG": "jpg", "PNG": "png"}[drawing.format]
    picture = Picture(
        title=drawing.title,
        alt_text=drawing.alt[:240],
        credit=drawing.credit,
        license=LICENSE,
        source=SOURCE,
        file=ImageFile(BytesIO(data), f"{german_slug(drawing.key)}.{suffix}"),
    )
    picture.width, picture.height = picture.file.width, picture.file.height
    if drawing.focal:
        picture.focal_point_x = int(drawing.focal[0] * picture.width)
        picture.focal_point_y = int(drawing.focal[1] * picture.height)
        picture.focal_point_width = picture.width // 4
        picture.focal_point_height = picture.height // 4
    picture.save()
    return picture
