"""German dates and times as editors read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cms.core.text import german_length, german_moment


def test_moment_has_day_and_zone():
    moment = datetime(2026, 11, 12, 9, tzinfo=UTC)
    assert german_moment(moment) == "Do., 12.11.2026, 10:00\u00a0Uhr (MEZ)"
    assert german_moment(None) == ""


def test_hour_that_comes_twice_has_two_names():
    """In the night to Sunday, 25 October 2026, clocks go back from 3 to 2."""
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert german_moment(first) == "So., 25.10.2026, 02:30\u00a0Uhr (MESZ)"
    assert german_moment(second) == "So., 25.10.2026, 02:30\u00a0Uhr (MEZ)"


def test_hour_that_is_left_out_does_not_appear():
    """In the night to Sunday, 29 March 2026, clocks go on from 2 to 3."""
    before, after = (datetime(2026, 3, 29, *time, tzinfo=UTC) for time in ((0, 59), (1, 0)))
    assert german_moment(before) == "So., 29.03.2026, 01:59\u00a0Uhr (MEZ)"
    assert german_moment(after) == "So., 29.03.2026, 03:00\u00a0Uhr (MESZ)"


def test_moment_is_told_in_the_countrys_time():
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert german_moment(datetime(2026, 7, 1, 8, tzinfo=UTC)).endswith("10:00\u00a0Uhr (MESZ)")


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (1, "1\u00a0Sekunde"),
        (59, "59\u00a0Sekunden"),
        (60, "1\u00a0Minute"),
        (120, "2\u00a0Minuten"),
        (125, "2:05\u00a0Minuten"),
        (3725, "1:02:05\u00a0Stunden"),
    ],
)
def test_length_of_a_film(seconds, shown):
    assert german_length(seconds) == shown
