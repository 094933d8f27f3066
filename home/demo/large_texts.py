"""German sentences for the load-test site: a grammar with blanks, filled from ranked word lists.

Everything depends on the random generator that is passed in, nothing on the database, so the same
number makes the same text everywhere. Words and sentences lie in `texts/large/`.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

from django.utils import timezone

from cms.core.models import STATEWIDE
from cms.core.text import MONTHS
from home.demo.grammar import Person, Plural, Thing, capitalised

TEXTS = Path(__file__).parent / "texts" / "large"
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
SMALL_NUMBERS = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "zwölf"]
STATEWIDE_SHARE = 0.06
# Ranks are shifted by this, so that the first word of a list is frequent, not omnipresent.
RANK_SHIFT = 6

T = TypeVar("T")


@cache
def texts(name: str) -> dict:
    """The content of `texts/large/<name>.toml`."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _weights(length: int) -> list[float]:
    return list(accumulate(1 / (rank + RANK_SHIFT) for rank in range(length)))


def ranked(rng: Random, words: Sequence[T]) -> T:
    """One of `words`, the earlier the likelier, as words are in real texts (Zipf's law)."""
    return rng.choices(words, cum_weights=_weights(len(words)))[0]


class Scene(dict):
    """What one page tells of, and the blanks in its sentences.

    Keys of the dictionary are the facts that stay the same throughout a page; any other blank is
    drawn anew each time it occurs.
    """

    def __init__(self, rng: Random, number: int, moment: datetime):
        super().__init__()
        self.rng = rng
        self.number = number
        self.moment = moment
        self.day = timezone.localdate(moment)
        many = rng.choices((1, 2, 3), (5, 3, 1))[0]
        self.topics: list[str] = rng.sample(list(texts("topics")), many)
        self.topic = texts("topics")[self.topics[0]]
        self._used: set[str] = set()
        self._last: dict[str, str] = {}
        self._choose_place()
        self["offer"] = _offer(self)
        self["first"] = ranked(rng, self.topic["firsts"])
        self["own_name"] = _own_name(rng)
        organisation = Thing.parse(ranked(rng, texts("words")["organisations"]))
        self["org"] = replace(organisation, title=self["own_name"])
        self["person"] = person(rng)
        self["weekday"] = WEEKDAYS[self.day.weekday()]

    def __missing__(self, blank: str):
        value = _BLANKS[blank](self)
        while value == self._last.get(blank):
            value = _BLANKS[blank](self)
        self._last[blank] = value
        return value

    def say(self, section: str, pool: str) -> str:
        """One more sentence of `pool` in sentences.toml, none twice in a page."""
        return self.fill(texts("sentences")[section][pool])

    def fill(self, templates: list[str]) -> str:
        """One of `templates` that this page has not used yet, with its blanks filled."""
        template = self.rng.choice([text for text in templates if text not in self._used])
        self._used.add(template)
        return capitalised(template.format_map(self))

    def paragraph(self, pools: Sequence[str]) -> str:
        """A sentence of each of `pools`; "topic" stands for those of the page's first topic."""
        return " ".join(self._sentence(pool) for pool in pools)

    def _sentence(self, pool: str) -> str:
        if pool == "topic":
            return self.fill(self.topic["sentences"])
        section, _, name = pool.rpartition(".")
        return self.say(section or "common", name)

    def _choose_place(self) -> None:
        region = self.rng.choice(texts("towns")["region"])
        self.statewide = self.rng.random() < STATEWIDE_SHARE
        self.region = region["key"]
        self.regions = [STATEWIDE] if self.statewide else [self.region]
        self.towns = [town.split(" ", 1) for town in region["towns"]]
        self.postcode, self["place"] = ranked(self.rng, self.towns)
        self["in_region"] = "in ganz Niedersachsen" if self.statewide else region["where"]


def person(rng: Random) -> Person:
    words = texts("words")
    gender = rng.choice("fm")
    first = ranked(rng, words["women" if gender == "f" else "men"])
    job = ranked(rng, words["jobs"]).split("|")["fm".index(gender)]
    return Person(first, ranked(rng, words["surnames"]), gender, rng.randint(19, 78), job)


def role(rng: Random, gender: str) -> str:
    """What somebody is in an organisation, in the right gender."""
    return ranked(rng, texts("words")["roles"]).split("|")["fm".index(gender)]


def _own_name(rng: Random) -> str:
    """A name that no organisation has: Lindenlicht, Deichanker."""
    words = texts("words")
    return rng.choice(words["name_firsts"]) + rng.choice(words["name_seconds"])


def thousands(number: int) -> str:
    """`1.240`"""
    return f"{number:,}".replace(",", ".")


def _offer(scene: Scene) -> Thing:
    """A compound of the page's topic: Nachbarschaftsfest, Lesewoche."""
    words, rng = texts("words"), scene.rng
    head = Thing.parse(ranked(rng, words["heads"]))
    first = ranked(rng, [first for first in scene.topic["firsts"] if first != head.name])
    return head.joined_to(first, ranked(rng, words["adjectives"]))


def _object(scene: Scene) -> Thing:
    words, rng = texts("words"), scene.rng
    head = Thing.parse(ranked(rng, words["object_heads"]))
    return head.joined_to(
        ranked(rng, words["object_firsts"]), ranked(rng, words["object_adjectives"])
    )


def _other_town(scene: Scene) -> str:
    """A town nearby, else one anywhere in the state."""
    nearby = [name for _, name in scene.towns if name != scene["place"]]
    if nearby:
        return ranked(scene.rng, nearby)
    return scene.rng.choice(texts("towns")["region"])["towns"][0].split(" ", 1)[1]


def _coming_day(scene: Scene) -> str:
    day = scene.day + timedelta(days=scene.rng.randint(3, 45))
    return f"{day.day}. {MONTHS[day.month - 1]}"


def _past_month(scene: Scene) -> str:
    day = scene.day - timedelta(days=scene.rng.randint(40, 700))
    return f"{MONTHS[day.month - 1]} {day.year}"


def _hour(scene: Scene) -> str:
    return f"{scene.rng.randint(9, 20)}{scene.rng.choice(('', ':30'))} Uhr"


def _number(low: int, high: int, step: int = 1) -> Callable[[Scene], str]:
    return lambda scene: thousands(scene.rng.randrange(low, high, step))


def _word(name: str) -> Callable[[Scene], str]:
    return lambda scene: ranked(scene.rng, texts("words")[name])


def _of_topic(name: str, parse: Callable[[str], str] = str) -> Callable[[Scene], str]:
    return lambda scene: parse(ranked(scene.rng, scene.topic[name]))


_BLANKS: dict[str, Callable[[Scene], object]] = {
    "age": _number(71, 98),
    "day": _coming_day,
    "do": _of_topic("do"),
    "dozens": _number(13, 96),
    "few": lambda scene: scene.rng.choice(SMALL_NUMBERS),
    "food": _word("foods"),
    "hour": _hour,
    "hundreds": _number(110, 990, 5),
    "items": _of_topic("items", Plural.parse),
    "month": _past_month,
    "name": lambda scene: str(person(scene.rng)),
    "object": _object,
    "other": _offer,
    "people": _of_topic("people", Plural.parse),
    "percent": _number(21, 88),
    "thousands": _number(1100, 9800, 10),
    "town": _other_town,
    "venue": lambda scene: Thing.parse(ranked(scene.rng, texts("words")["venues"])),
    "weather": _word("weather"),
    "weekdays": lambda scene: scene.rng.choice(WEEKDAYS).lower() + "s",
}
