"""Demo pictures drawn by code: scenes, portraits and signs in one hand, the same every time."""

from PIL import Image

from . import (  # noqa: F401 - they enter their scenes
    scenes_campaigns,
    scenes_home,
    scenes_land,
    scenes_outdoors,
    scenes_rooms,
    scenes_rooms_more,
    scenes_town,
    scenes_water,
)
from .canvas import Canvas
from .scene import SCENES, Scene

__all__ = ["SCENES", "Scene", "draw_scene"]

SCENE_GROUND = "#f7f1e6"


def draw_scene(key: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw one of ``SCENES`` (RGB); other proportions than 3:2 are cut round its focal point."""
    try:
        scene = SCENES[key]
    except KeyError:
        raise KeyError(f"No scene {key!r}; there are: {', '.join(sorted(SCENES))}") from None
    canvas = Canvas(1600, 1067, size, SCENE_GROUND, seed=key)
    scene.draw(canvas)
    return canvas.finish(scene.focal)
