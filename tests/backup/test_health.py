"""What the operator is told of the last backup."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from cms.backup import health, taking
from cms.jobs.health import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_tools")]
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_where_there_shall_be_none_all_is_well(settings):
    settings.BACKUP_ROOT = ""
    finding = health.look()
    assert finding.level == Level.OK
    assert "kein Ordner für Sicherungen angegeben" in finding.words


def test_none_yet(backups):
    assert "noch keine Sicherung" in health.look().words
    assert health.look().level == Level.DEGRADED


def test_a_folder_that_is_not_there(backups, settings):
    settings.BACKUP_ROOT += "-weg"
    assert health.look().level == Level.DEGRADED
    assert "gibt es nicht" in health.look().words


@pytest.mark.parametrize(("hours", "level"), [(29, Level.OK), (31, Level.DEGRADED)])
def test_its_age_counts(backups, hours, level):
    with time_machine.travel(NOON, tick=False) as clock:
        taking.back_up()
        clock.shift(timedelta(hours=hours))
        finding = health.look()
    assert finding.level == level
    assert finding.words == "Die letzte Sicherung ist vom 27.11.2026, 13:00 Uhr."
