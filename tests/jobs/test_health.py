"""What monitoring and the operator are told of the parts that the site is made of."""

import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.jobs import health
from cms.jobs.models import MailOutage, WorkerState
from search.models import IndexState
from tests import factories, reading
from tests.jobs.tasks import fail

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def well(site, queue):
    """A site whose parts all work."""
    factories.worker_alive()


def parts(client) -> tuple[int, dict]:
    response = client.get("/healthz/ready")
    return response.status_code, response.json()["parts"]


def test_all_is_well(client, well):
    response = client.get("/healthz/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert set(response.json()["parts"].values()) == {"ok"}
    assert "no-store" in response["Cache-Control"]


def silence_the_worker(monkeypatch) -> None:
    WorkerState.objects.update(last_tick=timezone.now() - timedelta(minutes=4))


def let_a_task_wait(monkeypatch) -> None:
    fail.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))


def stop_the_mail_server(monkeypatch) -> None:
    MailOutage.objects.note("ConnectionRefusedError")


def fill_the_disk(monkeypatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 10**12, 10**6))


def forget_a_migration(monkeypatch) -> None:
    monkeypatch.setattr(health, "_missing_migrations", lambda: 2)


def lose_the_disk(monkeypatch) -> None:
    def fail(_path):
        raise FileNotFoundError

    monkeypatch.setattr(shutil, "disk_usage", fail)


@pytest.mark.parametrize(
    ("harm", "part", "words"),
    [
        (silence_the_worker, "worker", "systemctl restart nhz-worker"),
        (let_a_task_wait, "queue", "wartet seit mehr als 10 Minuten"),
        (stop_the_mail_server, "mail", "gehen von selbst hinaus"),
        (fill_the_disk, "disk", "sind noch 0 MB frei"),
        (lose_the_disk, "disk", "Nicht festzustellen (FileNotFoundError)"),
        (forget_a_migration, "migrations", "nhz-manage migrate"),
    ],
)
def test_what_fails_is_named_and_mended(client, well, roles, monkeypatch, harm, part, words):
    harm(monkeypatch)

    status, found = parts(client)

    assert status == 503
    assert {code for code, level in found.items() if level == "failed"} == {part}
    client.force_login(factories.person("admin"))
    page = reading.text(client.get("/admin/reports/zustand/"))
    assert words in page
    assert "Gestört" in page
    home = reading.html(client.get("/admin/"))
    panel = home.select_one("#health-section")
    assert "Ein Teil arbeitet nicht." in panel.text
    assert words in " ".join(panel.text.split())
    assert panel.select_one("a[href='/admin/reports/zustand/']")


def test_a_search_without_its_server_is_no_failure(client, well, settings, monkeypatch):
    monkeypatch.setattr("search.health.is_configured", lambda: True)
    IndexState.objects.update(es_failing_since=timezone.now(), es_failure="ApiError 503")

    status, found = parts(client)

    assert (status, found["search"]) == (200, "degraded")


def test_operators_alone_see_the_page(client, well, roles):
    for role, status in {"editor": 302, "head": 302, "admin": 200}.items():
        client.force_login(factories.person(role))
        assert client.get("/admin/reports/zustand/").status_code == status, role


def test_it_says_that_all_is_well(client, well, roles):
    client.force_login(factories.person("admin"))

    assert "Alles arbeitet, wie es soll." in reading.text(client.get("/admin/reports/zustand/"))


def test_the_dashboard_is_quiet_while_all_is_well(client, well, roles):
    client.force_login(factories.person("admin"))

    assert not reading.html(client.get("/admin/")).select("#health-section")


def test_the_dashboard_tells_operators_alone(client, well, roles, monkeypatch):
    stop_the_mail_server(monkeypatch)
    for role in ("editor", "head"):
        client.force_login(factories.person(role))
        assert not reading.html(client.get("/admin/")).select("#health-section"), role


def test_missing_migrations_are_counted(well, monkeypatch):
    monkeypatch.setattr(health, "_all_migrated", False)

    assert health._missing_migrations() == 0
