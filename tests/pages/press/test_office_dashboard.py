"""The press office's part of the dashboard: what waits, and one click to it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.press.models import Correction, PressReleasePage
from tests import factories
from tests.pages.press.test_office_list import rows_of, titles

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def desk(site, editor, client, time_machine):
    """The lists of the panel on a November noon: the words of their rows by heading."""
    time_machine.move_to(NOW, tick=False)

    def look() -> dict[str, list[str]]:
        panel = panel_of(client)
        headings = panel.select("h3")
        return {
            words_of(heading): [words_of(row) for row in heading.find_next("ul").select("li")]
            for heading in headings
        }

    return look


def panel_of(client):
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    return page.select_one(".press-desk")


def words_of(cell) -> str:
    return " ".join(cell.get_text(" ").split())


def draft(title: str, user=None, **fields):
    release = factories.release(title=title, live=False, **fields)
    release.save_revision(user=user)
    return release


def plan(release, moment: datetime) -> None:
    release.go_live_at = moment
    release.save_revision().publish()


def test_empty_desk_says_so(desk):
    assert desk() == {
        "Meine Entwürfe": ["Sie haben keinen Entwurf offen."],
        "Entwürfe der anderen": ["Niemand sonst hat einen Entwurf offen."],
        "Geplant": ["Nichts ist geplant."],
        "Zuletzt berichtigt": ["In den letzten 30 Tagen wurde nichts berichtigt."],
    }


def test_drafts_are_told_apart_by_who_wrote_last(desk, editor):
    other = factories.person("editor", "anders@test.example")
    draft("Von mir", editor)
    draft("Von anderen", other)
    changed = factories.release(title="Schon öffentlich")
    changed.save_revision(user=editor)
    shown = desk()
    assert {row.split(" zuletzt")[0] for row in shown["Meine Entwürfe"]} == {
        "Von mir Entwurf",
        "Schon öffentlich veröffentlicht geändert",
    }
    (row,) = shown["Entwürfe der anderen"]
    assert (
        row == f"Von anderen Entwurf zuletzt bearbeitet: {other}, Mi., 25.11.2026, 13:00 Uhr (MEZ)"
    )


def test_what_others_have_to_act_on_is_no_draft(desk, editor):
    submitted = draft("Eingereicht", editor)
    submitted.get_workflow().start(submitted, editor)
    plan(draft("Geplant", editor), NOW + timedelta(days=1))
    assert desk()["Meine Entwürfe"] == ["Sie haben keinen Entwurf offen."]


def test_rejected_draft_is_back_on_the_desk(desk, editor):
    sent = draft("Nachbessern", editor)
    sent.get_workflow().start(sent, editor).current_task_state.reject(user=None)
    (row,) = desk()["Meine Entwürfe"]
    assert row.startswith("Nachbessern Entwurf zurückgewiesen ")


def test_scheduled_come_in_order_with_local_time_and_zone(desk):
    plan(factories.release(title="Sommer", live=False), datetime(2027, 7, 1, 8, tzinfo=UTC))
    plan(factories.release(title="Winter", live=False), datetime(2027, 1, 7, 8, tzinfo=UTC))
    plan(factories.release(title="Öffentlich"), datetime(2027, 9, 7, 8, tzinfo=UTC))
    assert desk()["Geplant"] == [
        "Winter Do., 07.01.2027, 09:00 Uhr (MEZ)",
        "Sommer Do., 01.07.2027, 10:00 Uhr (MESZ)",
        "Öffentlich Änderung Di., 07.09.2027, 10:00 Uhr (MESZ)",
    ]


def test_overdue_schedule_is_told(desk, time_machine):
    plan(factories.release(title="Hängt", live=False), NOW + timedelta(hours=1))
    time_machine.shift(timedelta(hours=2))
    assert desk()["Geplant"] == ["Hängt überfällig Mi., 25.11.2026, 14:00 Uhr (MEZ)"]


def test_recent_corrections_newest_first(desk):
    release = factories.release(title="Zahlen")
    for day, text in ((20, "Es waren 300."), (24, "Es waren 301."), (1, "Es waren 9.")):
        Correction.objects.create(page=release, date=date(2026, 11, day), text=text)
    Correction.objects.create(page=release, date=date(2026, 10, 1), text="Zu lange her.")
    assert desk()["Zuletzt berichtigt"] == [
        "Zahlen 24. November 2026: Es waren 301.",
        "Zahlen 20. November 2026: Es waren 300.",
        "Zahlen 1. November 2026: Es waren 9.",
    ]


def test_each_entry_is_one_click_from_the_work(desk, editor, client):
    release = draft("Von mir", editor)
    plan(factories.release(title="Bald", live=False), NOW + timedelta(days=1))
    Correction.objects.create(page=factories.release(title="Zahlen"), text="Es waren 300.")
    links = [link["href"] for link in panel_of(client).select("li a, p a")]
    assert f"/admin/pages/{release.pk}/edit/" in links
    assert len(links) == 6
    assert [client.get(address).status_code for address in links] == [200] * 6


def test_all_drafts_are_those_of_the_desk(desk, editor, client):
    draft("Von mir", editor)
    factories.release(title="Geändert").save_revision(user=editor)
    plan(factories.release(title="Öffentlich"), NOW + timedelta(days=1))
    draft("Eingereicht", editor).get_workflow().start(PressReleasePage.objects.last(), editor)
    (link,) = [tag for tag in panel_of(client).select("p a") if tag.get_text() == "Alle Entwürfe"]

    assert sorted(titles(rows_of(client.get(link["href"])))) == ["Geändert", "Von mir"]


def test_titles_and_corrections_are_text(desk, client, editor):
    draft("<script>alert(1)</script>", editor)
    Correction.objects.create(page=factories.release(), text="<img src=x>")
    assert panel_of(client).select("script, img") == []


def test_desk_costs_the_same_however_much_lies_on_it(desk, client, editor):
    def grow(numbers: range) -> None:
        for number in numbers:
            draft(f"Entwurf {number}", editor)
            draft(f"Fremd {number}")
            plan(factories.release(title=f"Bald {number}", live=False), NOW + timedelta(days=9))
            release = factories.release(title=f"Zahlen {number}")
            Correction.objects.create(page=release, text="Es waren 300.", date=timezone.localdate())

    def count() -> int:
        panel_of(client)
        with CaptureQueriesContext(connection) as captured:
            panel_of(client)
        return sum("press" in query["sql"] for query in captured)

    grow(range(2))
    few = count()
    grow(range(2, 8))
    assert count() == few


def test_only_those_who_work_on_releases_see_them(desk, client, editor):
    draft("Geheim", editor)
    client.force_login(factories.person("admin"))
    assert "Geheim" not in client.get("/admin/").content.decode()
    assert panel_of(client) is None
    client.force_login(editor)
    editor.groups.get().page_permissions.all().delete()
    assert panel_of(client) is None
