"""The office answers: in time, once, and whoever sent the report hears of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.accounts.log import Kind, LogEntry
from pages.barriers import decisions
from pages.barriers.care import tidy
from pages.barriers.models import CLOSED_FOR, BarrierReport
from pages.barriers.reporting.steps import receipt_address
from tests import factories, reading
from tests.at_once import at_once
from tests.pages.barriers.conftest import CONFIRMED, LIST, decide, inspect
from tests.pages.partners.mails import link_in, mails_to

State = BarrierReport.State
REPORTER = "wiebke@leserin.example"


def numbers(response) -> list[str]:
    cells = reading.html(response).select("table.listing tbody tr td:first-child")
    return [cell.get_text(" ", strip=True).split()[0] for cell in cells]


def said(response) -> str:
    return " ".join(reading.html(response).select_one(".messages").get_text(" ").split())


def words(response) -> str:
    return reading.text(response).replace("\xa0", " ")


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_the_nearest_deadline_comes_first_and_says_in_words_what_is_left(site, editor, client):
    new = factories.barrier_report()
    closed = factories.barrier_report(state=State.FIXED)
    half = factories.barrier_report(sent_at=days_ago(20))
    late = factories.barrier_report(sent_at=days_ago(40))
    known = factories.barrier_report(state=State.CONFIRMED, confirmed_at=days_ago(1))
    page = client.get(LIST)
    rows = [late, half, new, known, closed]
    assert numbers(page) == [row.number for row in rows]
    cells = [
        " ".join(tag.get_text().split()) for tag in reading.html(page).select(".deadline--late")
    ]
    assert cells[0].startswith("überfällig seit dem ")
    assert cells[1].endswith("die halbe Zeit ist um")
    assert len(cells) == 2
    assert numbers(client.get(f"{LIST}?zustand=behoben")) == [closed.number]
    assert numbers(client.get(f"{LIST}?frist=ueberfaellig")) == [late.number]


def test_the_list_is_searched_narrowed_and_downloaded(site, editor, client):
    wish = factories.barrier_report(kind="form", page="/presse/", text="Große Schrift bitte.")
    factories.barrier_report()
    assert numbers(client.get(f"{LIST}?art=form")) == [wish.number]
    assert numbers(client.get(f"{LIST}?q=große")) == [wish.number]
    assert numbers(client.get(f"{LIST}?q=nirgends")) == []
    assert numbers(client.get(f"{LIST}?q={wish.number.lower()}")) == [wish.number]
    for absurd in ("B-9999-99999999", "B-2026-" + "9" * 40, f"{wish.number} nirgends"):
        assert numbers(client.get(LIST, {"q": absurd})) == []
    table = reading.data(client.get(f"{LIST}?export=csv")).decode("utf-8-sig")
    assert wish.number in table
    assert REPORTER not in table  # nobody needs the addresses of readers in a file


def test_the_list_costs_as_many_queries_with_two_as_with_twelve(site, editor, client):
    counts = []
    for more in (2, 10):
        for _ in range(more):
            factories.barrier_report()
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_answer_closes_the_report_and_reaches_whoever_sent_it(site, editor, client):
    row = factories.barrier_report(kind="form")
    assert "Bitte prüfen" in said(decide(client, row, "answer", answer="  "))
    decide(client, row, "answer", answer="Der Text liegt in großer Schrift im Briefkasten.")
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (State.ANSWERED, editor)
    (mail,) = mails_to(REPORTER)
    assert "großer Schrift" in mail.text
    receipt = Client().get(link_in(mail))
    assert "großer Schrift" in reading.text(receipt)
    assert "Schlichtungsstelle" in reading.text(receipt)


def test_who_left_no_address_reads_the_answer_on_the_receipt(site, editor, client):
    row = factories.barrier_report(email="")
    decide(client, row, "fixed", answer="Das Bild ist jetzt beschrieben.")
    assert "jetzt beschrieben" in reading.text(Client().get(receipt_address(row)))
    assert mails_to("") == []


def test_confirming_needs_the_words_of_the_statement(site, editor, client):
    row = factories.barrier_report()
    page = decide(client, row, "confirm", what="Bilder", reason="", alternative="x" * 601)
    assert len(reading.html(page).select(".w-field__errors .error-message")) == 2
    assert reading.html(page).select_one("#id_confirm-what")["value"] == "Bilder"
    row.refresh_from_db()
    assert row.state == State.NEW

    yesterday = timezone.localdate() - timedelta(days=1)
    page = decide(client, row, "confirm", **CONFIRMED, planned_for=f"{yesterday:%d.%m.%Y}")
    assert "Dieser Tag ist vorbei" in reading.text(page)

    decide(client, row, "confirm", **CONFIRMED)
    row.refresh_from_db()
    assert row.state == State.CONFIRMED
    (mail,) = mails_to(REPORTER)
    assert CONFIRMED["alternative"] in mail.text


def test_words_of_a_confirmed_barrier_change_without_a_second_mail(site, editor, client):
    row = factories.barrier_report()
    decide(client, row, "confirm", **CONFIRMED)
    first = BarrierReport.objects.get().confirmed_at
    decide(client, row, "confirm", **CONFIRMED | {"what": "Bilder im Archiv ohne Beschreibung"})
    row.refresh_from_db()
    assert (row.what, row.confirmed_at) == ("Bilder im Archiv ohne Beschreibung", first)
    assert len(mails_to(REPORTER)) == 1
    decide(client, row, "fixed")
    assert len(mails_to(REPORTER)) == 2
    row.refresh_from_db()
    assert row.state == State.FIXED


def test_whoever_decides_second_is_told_and_keeps_what_they_typed(site, editor, client):
    row = factories.barrier_report()
    other = Client()
    other.force_login(factories.person("head", "leitung@test.example"))
    decide(client, row, "fixed", answer="Erledigt.")
    answer = decide(other, row, "none", stamp="", answer="Das ist Absicht.")
    assert answer.status_code == 409
    assert "Katrin Lindhorst war schneller: Diese Meldung ist jetzt „behoben“" in said(answer)
    assert "Das ist Absicht." in reading.text(answer)
    row.refresh_from_db()
    assert row.state == State.FIXED
    assert len(mails_to(REPORTER)) == 1


def test_two_who_change_the_same_words_do_not_overwrite_each_other(site, editor, client):
    row = factories.barrier_report()
    decide(client, row, "confirm", **CONFIRMED)
    row.refresh_from_db()
    stamp = row.stamp
    decide(client, row, "confirm", **CONFIRMED | {"what": "Erste"})
    answer = decide(client, row, "confirm", stamp=stamp, **CONFIRMED | {"what": "Zweite"})
    assert answer.status_code == 409
    assert reading.html(answer).select_one("#id_confirm-what")["value"] == "Zweite"
    row.refresh_from_db()
    assert row.what == "Erste"


@pytest.mark.parametrize("stamp", ["", "\0", "x" * 10_000, "2026-01-01"])
def test_a_closed_report_stays_closed(site, editor, client, stamp):
    row = factories.barrier_report()
    decide(client, row, "none", answer="Das ist Absicht.")
    assert decide(client, row, "answer", stamp=stamp, answer="Doch.").status_code == 409
    assert decide(client, row, "confirm", **CONFIRMED).status_code == 409
    row.refresh_from_db()
    assert row.state == State.NONE


def test_looking_changes_nothing(site, editor, client):
    row = factories.barrier_report()
    for action in ("answer", "confirm", "fixed", "none"):
        client.get(inspect(row), {"action": action, "stamp": "", f"{action}-answer": "x"})
    row.refresh_from_db()
    assert row.state == State.NEW
    assert client.post(inspect(row), {"action": "delete"}).status_code == 404


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 40, "-1"])
def test_there_is_no_report_with_a_wrong_number(site, editor, client, pk):
    for ask in (client.get, client.post):
        assert ask(f"{LIST}inspect/{pk}/").status_code == 404


@pytest.mark.parametrize("role", ["admin", "partner"])
def test_only_the_press_office_sees_and_decides(site, roles, role):
    row = factories.barrier_report()
    client = Client()
    client.force_login(factories.person(role))
    for address in (LIST, inspect(row)):
        assert client.get(address).status_code in (302, 403, 404)
    decide(client, row, "fixed")
    row.refresh_from_db()
    assert row.state == State.NEW


@pytest.mark.parametrize("role", ["editor", "head"])
def test_redaktion_and_leitung_both_decide(site, roles, role):
    row = factories.barrier_report()
    client = Client()
    client.force_login(factories.person(role))
    decide(client, row, "fixed")
    row.refresh_from_db()
    assert row.state == State.FIXED


def test_a_decision_is_written_down_without_what_was_written(site, editor, client):
    row = factories.barrier_report()
    decide(client, row, "none", answer="Ein Grund.")
    entry = LogEntry.objects.get(kind=Kind.BARRIER)
    assert (entry.actor, entry.subject, entry.note) == (editor, row.number, "keine Barriere")


def test_what_waits_stands_in_my_day_with_the_time_that_is_left(site, editor, client):
    late = factories.barrier_report(sent_at=days_ago(40))
    factories.barrier_report(state=State.FIXED)
    day = reading.html(client.get("/admin/")).select_one(".my-day")
    assert day.select_one(f"a[href='{inspect(late)}']")
    assert "überfällig seit" in day.get_text()
    client.force_login(factories.person("admin"))
    assert late.number not in reading.body(client.get("/admin/"))


def test_odd_text_is_only_text_for_the_office_too(site, editor, client):
    row = factories.barrier_report(text="<script>alert(1)</script>", page="/<b>x/")
    page = client.get(inspect(row))
    assert "<script>alert(1)" not in reading.body(page)
    assert "<b>x" not in reading.body(client.get(LIST))


def test_text_and_address_go_half_a_year_after_the_end_and_the_number_stays(site, editor, client):
    old = factories.barrier_report(state=State.FIXED, answer="Ja.", closed_at=days_ago(181))
    young = factories.barrier_report(state=State.FIXED, closed_at=days_ago(179))
    open_since_long = factories.barrier_report(sent_at=days_ago(400))
    assert timedelta(days=180) == CLOSED_FOR
    tidy()
    old.refresh_from_db()
    assert (old.text, old.email, old.answer) == ("", "", "")
    assert (old.number, old.page) != ("", "")
    for row in (young, open_since_long):
        row.refresh_from_db()
        assert row.text
        assert row.email
    assert "sind gelöscht" in reading.text(client.get(inspect(old)))
    assert old.number in reading.text(Client().get(receipt_address(old)))
    assert LogEntry.objects.filter(kind=Kind.DELETION).count() == 1
    tidy()
    assert LogEntry.objects.filter(kind=Kind.DELETION).count() == 1


def test_two_decide_in_the_same_second(shared_database):
    call_command("sync_roles", verbosity=0)
    people = [factories.person("editor", f"{name}@test.example") for name in ("katrin", "emre")]
    row = factories.barrier_report()
    ways = ((State.FIXED, people[0]), (State.NONE, people[1]))
    results = at_once(lambda way: decisions.decide(row.pk, way[0], way[1], "", answer="Ja."), ways)
    assert sum(isinstance(result, decisions.Outdated) for result in results) == 1, results
    assert len(mails_to(REPORTER)) == 1
