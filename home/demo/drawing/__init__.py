"""Demo pictures drawn by code: scenes, portraits and logos in one hand, the same every time."""

from PIL import Image

from . import (  # noqa: F401 - they enter their scenes
    scenes_campaigns,
    scenes_coast,
    scenes_doors,
    scenes_easy,
    scenes_fields,
    scenes_hills,
    scenes_home,
    scenes_play,
    scenes_rooms,
    scenes_talk,
    scenes_town,
    scenes_work,
)
from .canvas import Canvas
from .logos import draw_logo
from .palette import LINEN
from .portraits import draw_portrait
from .scene import SCENES, Scene

__all__ = ["SCENES", "Scene", "draw_logo", "draw_portrait", "draw_scene"]


def draw_scene(key: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw one of ``SCENES`` (RGB); other proportions than 3:2 are cut round its focal point."""
    try:
        scene = SCENES[key]
    except KeyError:
        raise KeyError(f"No scene {key!r}; there are: {', '.join(sorted(SCENES))}") from None
    canvas = Canvas(1600, 1067, size, LINEN, seed=key)
    scene.draw(canvas)
    return canvas.finish(scene.focal)
