from datetime import UTC, datetime, timedelta

import pytest

from cms.jobs import clock
from cms.jobs.models import WorkerState

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch, time_machine):
    """An empty registry with one job of each kind, at noon."""
    time_machine.move_to(NOON, tick=False)
    monkeypatch.setattr(clock, "_every_minute", {})
    monkeypatch.setattr(clock, "_every_night", {})
    calls = []

    @clock.every_minute
    def minute():
        calls.append("minute")

    @clock.every_night
    def night():
        calls.append("night")

    return calls


def test_first_tick_makes_up_for_the_night(calls):
    clock.tick()
    assert calls == ["minute", "night"]


def test_one_minute_belongs_to_one_worker(calls, time_machine):
    assert clock.tick()
    time_machine.shift(timedelta(seconds=59))
    assert not clock.tick()
    time_machine.shift(timedelta(seconds=1))
    assert clock.tick()
    assert calls == ["minute", "night", "minute"]


def test_tick_by_hand_runs_even_within_the_minute(calls):
    clock.tick()
    assert clock.tick(always=True)
    assert calls.count("minute") == 2


def test_nightly_jobs_run_once_after_three_local_time(calls, time_machine):
    clock.tick()
    for local_time in ("23:59:00", "02:59:00"):
        day = 25 if local_time < "12" else 24
        time_machine.move_to(
            datetime.fromisoformat(f"2026-11-{day}T{local_time}+01:00"), tick=False
        )
        clock.tick()
    assert calls.count("night") == 1
    time_machine.move_to(datetime.fromisoformat("2026-11-25T03:00:00+01:00"), tick=False)
    clock.tick()
    time_machine.shift(timedelta(minutes=1))
    clock.tick()
    assert calls.count("night") == 2


def test_failing_job_stops_no_other_and_is_on_record(calls, caplog, monkeypatch):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr(clock, "_every_minute", {"cms.broken": broken, **clock._every_minute})
    clock.tick()
    assert calls == ["minute", "night"]
    assert WorkerState.objects.load().last_error == "cms.broken: ZeroDivisionError"
    assert "Clock job cms.broken failed" in caplog.text


def test_clock_that_was_set_back_goes_on(calls, time_machine):
    clock.tick()
    time_machine.shift(timedelta(hours=-5))
    assert clock.tick()


def test_apps_have_registered_their_jobs():
    assert {"cms.jobs.care.fail_lost", "cms.jobs.care.retry_failed"} <= set(clock._every_minute)
    assert "cms.editorial.schedule.publish_due" in clock._every_minute
    assert "cms.jobs.care.prune" in clock._every_night
