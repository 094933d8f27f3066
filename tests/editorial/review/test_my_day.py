"""„Mein Tag“ and „Ich prüfe das“: what waits for whom, who has it, one click to the work."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.editorial import my_day
from cms.editorial.models import Review
from tests import factories, reading
from tests.admin.forms import REASON, approve, edit, messages
from tests.editorial.review.steps import publish
from tests.editorial.review.test_mails import reject

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON)


def day(client) -> dict[str, list[str]]:
    """The sections with their rows, as the first page of the admin shows them."""
    panel = reading.html(client.get("/admin/")).select_one(".my-day")
    return {
        heading.get_text(): [
            " ".join(row.get_text(" ").split()) for row in heading.find_next("ul").select("li")
        ]
        for heading in panel.select("h3.desk__heading")
    }


def links(client) -> list[str]:
    panel = reading.html(client.get("/admin/")).select_one(".my-day")
    return [link["href"] for link in panel.select("li a")]


def take(client, page, **typed):
    """The button, as it stands in the editor at this moment."""
    url = f"/admin/pages/{page.pk}/edit/"
    shown = reading.html(client.get(url)).select_one("button[name=instead-of]")
    typed = typed or {"instead-of": shown["value"] if shown else ""}
    return client.post(f"/admin/pages/{page.pk}/ich-pruefe-das/", typed)


@pytest.fixture
def submitted(doors, draft):
    edit(doors.editor, draft, **{"action-submit": "1"})
    return draft


def test_nothing_waits(doors):
    panel = reading.html(doors.editor.get("/admin/")).select_one(".my-day")
    assert "Gerade wartet nichts auf Sie." in panel.get_text()


def test_submitted_page_waits_for_others_and_shows_that_nobody_has_it(doors, submitted):
    (row,) = day(doors.other)["Zu prüfen (1)"]
    assert row.startswith("Entwurf wartet seit Di., 24.11.2026, 12:00 Uhr")
    (own,) = day(doors.editor)["Von mir, in Prüfung (1)"]
    assert own.startswith("Entwurf noch bei niemandem, eingereicht Di., 24.11.2026, 12:00 Uhr")
    assert "Zu prüfen (1)" not in day(doors.editor)
    assert links(doors.other) == [f"/admin/pages/{submitted.pk}/edit/"]


def test_whoever_takes_it_is_named_with_the_time(doors, submitted):
    form = doors.other.get(f"/admin/pages/{submitted.pk}/edit/")
    assert "noch bei niemandem" in reading.text(form)
    assert reading.html(form).select_one("button[form=take-review]").get_text() == "Ich prüfe das"
    assert reading.html(form).select_one("form#take-review")["action"].endswith("ich-pruefe-das/")

    take(doors.other, submitted)

    assert "liegt bei Emre Y. seit" in reading.text(
        doors.editor.get(f"/admin/pages/{submitted.pk}/edit/")
    )
    assert day(doors.editor)["Von mir, in Prüfung (1)"][0].startswith("Entwurf liegt bei Emre Y.")
    assert day(doors.head)["Zu prüfen (1)"][0].startswith("Entwurf Emre Y. prüft seit")
    assert day(doors.other)["Zu prüfen (1)"][0].startswith("Entwurf Sie prüfen seit")


def test_another_takes_over_and_gives_back(doors, people, submitted):
    take(doors.other, submitted)
    before = Review.objects.get().taken_at
    take(doors.other, submitted)
    assert Review.objects.get().taken_at == before, "a second click changes nothing"
    take(doors.head, submitted)
    assert Review.objects.get().reviewer == people.head
    take(doors.other, submitted, **{"give-back": "1"})
    assert Review.objects.get().reviewer == people.head, "only one's own is given back"
    take(doors.head, submitted, **{"give-back": "1"})
    assert Review.objects.get().reviewer is None


def test_of_two_who_take_it_the_second_reads_who_was_first(doors, people, submitted):
    take(doors.other, submitted)
    for seen in ("", "abc", "9" * 5000):
        answer = take(doors.head, submitted, **{"instead-of": seen})
        said = messages(doors.head.get(answer["Location"]))
        assert "Jemand war schneller. Die Seite liegt bei Emre Y. seit" in said
        assert Review.objects.get().reviewer == people.other


def test_closed_account_has_nothing(doors, people, submitted):
    take(doors.other, submitted)
    people.other.delete()
    assert day(doors.editor)["Von mir, in Prüfung (1)"][0].startswith("Entwurf noch bei niemandem")
    form = reading.text(doors.head.get(f"/admin/pages/{submitted.pk}/edit/"))
    assert "noch bei niemandem" in form


@pytest.mark.parametrize("who", ["editor", "admin"])
def test_author_and_outsider_take_nothing(doors, submitted, who):
    assert take(getattr(doors, who), submitted).status_code in (302, 403)
    assert Review.objects.get().reviewer is None


def test_nothing_is_taken_that_is_not_in_review(doors, draft):
    assert take(doors.other, draft).status_code in (302, 403)
    assert take(doors.other, type(draft)(pk=987654)).status_code == 404


def test_reviewer_who_writes_becomes_the_author(doors, submitted):
    take(doors.other, submitted)
    edit(doors.other, submitted, lead="Überarbeitet.")
    assert "Zu prüfen (1)" not in day(doors.other)
    (row,) = day(doors.editor)["Zu prüfen (1)"]
    assert row.startswith("Entwurf wartet seit"), "who may not decide any more has given it back"


def test_rejected_page_comes_back_with_the_reason(doors, submitted):
    reject(doors.other, submitted, "Bitte den Ort nennen.")
    (row,) = day(doors.editor)["Zurückgewiesen (1)"]
    assert row.startswith("Entwurf Emre Y., Di., 24.11.2026")
    assert row.endswith(": Bitte den Ort nennen.")
    form = f"/admin/pages/{submitted.pk}/edit/"
    said = "Zurückgewiesen von Emre Y., Di., 24.11.2026"
    assert said in reading.text(doors.editor.get(form))
    edit(doors.editor, submitted, **{"action-restart-workflow": "1"})
    assert said not in reading.text(doors.editor.get(form))
    assert "Zurückgewiesen (1)" not in day(doors.editor)


def test_flagged_page_leads_to_the_confirmation(doors, draft):
    publish(doors.head, draft)
    (row,) = day(doors.other)["Ohne zweite Person veröffentlicht (1)"]
    assert "Marlene Okafor, Di., 24.11.2026" in row
    assert row.endswith(REASON)
    assert links(doors.other) == [f"/admin/pages/{draft.pk}/nachtraeglich-freigeben/"]
    assert links(doors.head) == [f"/admin/pages/{draft.pk}/edit/"], "not one's own to confirm"


def test_today_and_not_tomorrow_is_scheduled_today(doors, submitted, time_machine):
    edit(doors.head, submitted, go_live_at="24.11.2026 15:00")
    approve(doors.editor, submitted)
    (row,) = day(doors.editor)["Heute geplant (1)"]
    assert "erscheint Di., 24.11.2026, 15:00" in row
    time_machine.move_to("2026-11-23T11:00Z", tick=False)
    assert "Heute geplant (1)" not in day(doors.editor)


def test_slice_adds_a_section(doors, monkeypatch):
    monkeypatch.setattr(my_day, "_makers", {})

    @my_day.section(order=60)
    def applications(request):
        items = [my_day.Item("Verein <b>", "/admin/x/", "Verein")]
        return my_day.Section("Beitrittsanfragen", items, total=12, more="/admin/alle/")

    @my_day.section(order=55)
    def nothing(request):
        return None

    shown = reading.html(doors.editor.get("/admin/")).select_one(".my-day")
    assert "Beitrittsanfragen (12)" in shown.get_text()
    assert shown.select_one('a[href="/admin/alle/"]').get_text() == "Alle 12 zeigen"
    assert "Verein <b>" in shown.get_text()


def test_admin_has_no_day(doors):
    assert reading.html(doors.admin.get("/admin/")).select_one(".my-day") is None


def test_length_of_the_day_costs_no_query(doors, people, submitted):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            doors.other.get("/admin/")
        return len(captured)

    queries()
    before = queries()
    for number in range(4):
        page = factories.release(title=f"Nr. {number}", live=False)
        page.save_revision(user=people.editor)
        page.get_workflow().start(page, people.editor)
    assert queries() == before
