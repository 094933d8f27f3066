"""What partners agree to, in all its versions: `values.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from cms.core.text import german_date


@dataclass(frozen=True)
class Version:
    number: int
    since: date
    values: list[str]

    @property
    def name(self) -> str:
        return f"Fassung {self.number} vom {german_date(self.since)}"


@lru_cache(maxsize=1)
def versions() -> tuple[Version, ...]:
    """All that were ever in force, the oldest first."""
    with Path(__file__).with_name("values.toml").open("rb") as file:
        return tuple(Version(**row) for row in tomllib.load(file)["version"])


def in_force() -> Version:
    return versions()[-1]


def version(number: int) -> Version | None:
    return next((version for version in versions() if version.number == number), None)
