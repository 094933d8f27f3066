"""Who stands in the pictures: the traits of one invented person, and a crowd of all kinds."""

from dataclasses import dataclass, replace
from itertools import cycle, islice

from .palette import HEIDE, KLINKER, LINEN, MOOS, PETROL, RAPS, SEE


@dataclass(frozen=True)
class Person:
    """What can be seen of a person, faceless; ``size`` below 1 is a child."""

    skin: int = 2
    hair: str = "kurz"
    hair_colour: str = "braun"
    top: str = SEE
    bottom: str = "#3c4654"
    accent: str = RAPS
    glasses: bool = False
    beard: bool = False
    skirt: bool = False
    size: float = 1.0
    build: float = 1.0

    def wearing(self, top: str, bottom: str | None = None) -> "Person":
        return replace(self, top=top, bottom=bottom or self.bottom)


def child(person: Person, size: float = 0.66) -> Person:
    """Return the same person many years ago."""
    colour = "braun" if person.hair_colour in ("grau", "weiss") else person.hair_colour
    hair = "kurz" if person.hair == "glatze" else person.hair
    return replace(person, size=size, build=1, beard=False, hair=hair, hair_colour=colour)


CAST = (
    Person(2, "kurz", "grau", KLINKER, "#4b4a55", glasses=True),
    Person(4, "kopftuch", "schwarz", SEE, PETROL, RAPS, skirt=True),
    Person(1, "zopf", "blond", MOOS, "#5a4a78", KLINKER),
    Person(6, "locken", "schwarz", RAPS, "#37525c", build=1.08),
    Person(2, "dutt", "weiss", HEIDE, "#5c5148", skirt=True, glasses=True, build=1.12),
    Person(3, "kurz", "schwarz", "#d98a5b", "#2f4a5a", beard=True),
    Person(1, "lang", "rot", "#2f6f62", "#7a4b3a", skirt=True),
    Person(2, "glatze", "grau", "#3f5f86", "#514a45", beard=True, build=1.18),
    Person(5, "dutt", "schwarz", "#c7577a", "#40405a", RAPS),
    Person(1, "muetze", "braun", "#e0b25a", "#44604f", KLINKER),
    Person(3, "lang", "schwarz", LINEN, "#8a4a4a", glasses=True),
    Person(5, "kurz", "schwarz", "#6d8f4f", "#39405a", build=0.95),
    Person(2, "locken", "braun", "#7fb0b8", "#6b4a5e", skirt=True, build=1.1),
    Person(4, "glatze", "schwarz", "#b5655a", "#3a4a44"),
)


def crowd(count: int, start: int = 0) -> list[Person]:
    """Return as many people as wanted, going round the cast from ``start``."""
    return list(islice(cycle(CAST), start, start + count))
