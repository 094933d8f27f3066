"""What a scene is, and the register in which the modules ``scenes_*`` enter theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas

Drawing = Callable[[Canvas], None]


@dataclass(frozen=True)
class Scene:
    """One demo picture; ``focal`` is the point to keep when it is cropped, as shares of 1."""

    key: str
    title: str
    alt: str
    focal: tuple[float, float] | None
    draw: Drawing


SCENES: dict[str, Scene] = {}


def scene(
    key: str, title: str, alt: str, focal: tuple[float, float] | None = None
) -> Callable[[Drawing], Drawing]:
    """Enter the decorated drawing into the register."""

    def register(draw: Drawing) -> Drawing:
        SCENES[key] = Scene(key, title, alt, focal, draw)
        return draw

    return register
