"""How long the office has for its answer: one month, and half of it is gone sooner than one thinks.

A month is taken over from § 12b (4) BGG, counted as in § 188 (2) and (3) BGB: to the same day of
the next month, or to its last day if it has no such day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cms.core.text import NBSP, german_date


class Stage(StrEnum):
    """How urgent it is; the words always say the same."""

    CALM = ""
    HALF = "half"
    LATE = "late"


@dataclass(frozen=True)
class Deadline:
    words: str
    stage: Stage


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def deadline(received: date, due: date, today: date) -> Deadline:
    """What is left of the time between `received` and `due`, in words."""
    left = (due - today).days
    if left < 0:
        return Deadline(f"überfällig seit dem {german_date(due)}", Stage.LATE)
    if left == 0:
        return Deadline("noch heute, dann ist die Frist um", Stage.HALF)
    words = f"noch {left}{NBSP}{'Tag' if left == 1 else 'Tage'}, bis {german_date(due)}"
    if today < received + (due - received) / 2:
        return Deadline(words, Stage.CALM)
    return Deadline(f"{words}; die halbe Zeit ist um", Stage.HALF)
