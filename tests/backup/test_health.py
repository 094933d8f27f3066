"""What the operator is told of the last backup."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from cms.backup import health, taking
from cms.jobs.health import Level
from tests import factories, reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_tools")]
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def row(site, roles, client, settings):
    """What the page of states says of backups where there is no folder for them."""
    settings.BACKUP_ROOT = ""
    client.force_login(factories.person("admin"))

    def read() -> str:
        page = reading.html(client.get("/admin/reports/zustand/"))
        (row,) = (row for row in page.select("tr") if "Sicherung" in row.text)
        return " ".join(row.text.split())

    return read


def test_a_site_without_backups_is_told_so(row, settings):
    settings.DEMO_SITE_ALLOWED = False
    assert row().startswith("Sicherung Nicht eingerichtet Es wird nichts gesichert")
    assert "Bitte BACKUP_ROOT eintragen" in row()
    assert health.look().level == Level.DEGRADED


def test_who_tries_the_site_out_is_not_alarmed(row):
    assert row().startswith("Sicherung Nicht eingerichtet Zum Ausprobieren")
    assert "In Ordnung" not in row()
    assert health.look().level == Level.OK


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
