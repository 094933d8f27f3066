"""One month, whatever month it is, and what the office reads of it."""

from datetime import date

import pytest

from pages.barriers.deadline import Stage, deadline, months_after


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 11, 27), 1, date(2026, 12, 27)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 20), 11, date(2027, 10, 20)),
    ],
)
def test_months_after(day, months, due):
    assert months_after(day, months) == due


@pytest.mark.parametrize(
    ("today", "words", "stage"),
    [
        (date(2026, 11, 1), "noch 30 Tage, bis 1. Dezember 2026", Stage.CALM),
        (date(2026, 11, 15), "noch 16 Tage, bis 1. Dezember 2026", Stage.CALM),
        (
            date(2026, 11, 16),
            "noch 15 Tage, bis 1. Dezember 2026; die halbe Zeit ist um",
            Stage.HALF,
        ),
        (
            date(2026, 11, 30),
            "noch 1 Tag, bis 1. Dezember 2026; die halbe Zeit ist um",
            Stage.HALF,
        ),
        (
            date(2026, 12, 1),
            "noch heute, dann ist die Frist um",
            Stage.HALF,
        ),
        (date(2026, 12, 2), "überfällig seit dem 1. Dezember 2026", Stage.LATE),
        (date(2027, 12, 2), "überfällig seit dem 1. Dezember 2026", Stage.LATE),
    ],
)
def test_what_is_left_is_said_in_words(today, words, stage):
    left = deadline(date(2026, 11, 1), date(2026, 12, 1), today)
    assert (left.words.replace("\xa0", " "), left.stage) == (words, stage)
