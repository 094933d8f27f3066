"""/barrierefreiheit/: what is confirmed stands there, what is closed does not; the last check."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pages.barriers.care import tidy
from pages.barriers.deadline import months_after
from pages.barriers.models import BarrierReport
from pages.standard.models import EasyPage
from tests import factories, reading
from tests.core.test_queries import queries
from tests.pages.barriers.conftest import CONFIRMED, OFFICE, decide
from tests.pages.partners.mails import link_in, mails_to

State = BarrierReport.State


def words(response) -> str:
    return reading.text(response).replace("\xa0", " ")


def known(**fields) -> BarrierReport:
    confirmed = {"state": State.CONFIRMED, "confirmed_at": timezone.now(), **CONFIRMED}
    return factories.barrier_report(**confirmed | fields)


@pytest.fixture
def statement(site):
    return factories.statement(body=[("text", "<p>Diese Website ist teilweise vereinbar.</p>")])


def test_it_has_what_the_law_asks_for_in_this_order(statement, client):
    text = words(client.get(statement.url))
    parts = [
        "teilweise vereinbar",
        "Barrieren, die wir kennen",
        "Die letzte Prüfung war am 1. März 2026",
        "Wir haben selbst geprüft",
        "Wir antworten innerhalb eines Monats",
        "Schlichtungsverfahren",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "/barriere-melden/" in reading.links(client.get(statement.url))


def test_a_barrier_stands_there_as_long_as_it_is_confirmed_and_open(statement, editor, client):
    row = factories.barrier_report(text="Mein Name ist Wiebke Harms.")
    reader = Client()
    assert "keine Barriere" in words(reader.get(statement.url))
    until = timezone.localdate() + timedelta(days=40)
    decide(client, row, "confirm", **CONFIRMED, planned_for=f"{until:%d.%m.%Y}")
    page = reader.get(statement.url)
    assert CONFIRMED["what"] in reading.headings(page, "h3")
    assert all(part in words(page) for part in CONFIRMED.values())
    assert f"Behoben voraussichtlich bis {until.day}." in words(page)
    assert "Wiebke" not in reading.body(page)
    assert row.number not in reading.body(page)
    decide(client, row, "fixed")
    page = reader.get(statement.url)
    assert CONFIRMED["what"] not in words(page)
    assert "keine Barriere" in words(page)


@pytest.mark.parametrize("state", [State.NEW, State.FIXED, State.NONE, State.ANSWERED])
def test_only_confirmed_barriers_stand_there(statement, client, state):
    known(state=state)
    assert CONFIRMED["what"] not in words(client.get(statement.url))


def test_the_longest_known_comes_first_and_a_late_one_says_so(statement, client):
    now = timezone.now()
    known(what="Jung")
    known(what="Alt", confirmed_at=now - timedelta(days=300), planned_for=date(2026, 6, 30))
    page = client.get(statement.url)
    assert reading.headings(page, "h3") == ["Alt", "Jung"]
    assert "Behoben sein sollte es bis 30. Juni 2026" in words(page)


def test_odd_words_are_only_words(statement, client):
    known(what="<script>alert(1)</script>", reason="Kurz.\nLang. " + "x" * 65)
    page = client.get(statement.url)
    assert "<script>alert(1)</script>" in words(page)
    assert not reading.html(page).main.select("script")


def test_its_date_is_that_of_the_last_change(statement, editor, client):
    type(statement).objects.update(last_published_at=timezone.now() - timedelta(days=90))
    row = factories.barrier_report()
    decide(client, row, "confirm", **CONFIRMED)
    today = timezone.localdate()
    assert f"Diese Erklärung ist vom {today.day}." in words(Client().get(statement.url))


def test_it_is_not_published_without_what_the_law_asks_for(site):
    page = factories.statement(live=False, checked_on=None, conciliation="")
    named = {problem.field for problem in page.publish_problems()}
    assert {"checked_on", "conciliation"} <= named
    page = factories.statement(title="Später geprüft")
    page.checked_on = timezone.localdate() + timedelta(days=1)
    assert {problem.field for problem in page.publish_problems()} == {"checked_on"}


def test_it_costs_as_many_queries_with_two_barriers_as_with_twelve(statement, client):
    client.get(statement.url)  # whatever is made at the first visit
    counts = []
    for more in (2, 10):
        for _ in range(more):
            known()
        counts.append(len(queries(client, statement.url)))
    assert counts[0] == counts[1] <= 12


def checked(statement, months: int, days: int = 0):
    """As if the last check had been so long ago; gives the day."""
    day = months_after(timezone.localdate(), -months) + timedelta(days=days)
    type(statement).objects.update(checked_on=day)
    return day


@pytest.mark.parametrize(("days", "warns"), [(2, False), (0, True), (-40, True), (-400, True)])
def test_the_office_hears_before_the_check_is_a_year_old(
    statement, editor, client, send, days, warns
):
    checked(statement, 11, days)
    tidy()
    tidy()
    assert len(mails_to(OFFICE)) == int(warns)
    desk = reading.html(client.get("/admin/")).select_one(".my-day")
    link = desk and desk.select_one(f"a[href='/admin/pages/{statement.pk}/edit/']")
    assert bool(link) == warns
    if warns:
        assert "Barrierefreiheit prüfen" in desk.get_text()
        assert link_in(mails_to(OFFICE)[0]) == f"/admin/pages/{statement.pk}/edit/"


def test_a_new_check_ends_the_warning_and_begins_the_next_year(statement, editor, client, send):
    checked(statement, 12)
    tidy()
    checked(statement, 0)
    tidy()
    assert len(mails_to(OFFICE)) == 1
    assert "Barrierefreiheit prüfen" not in reading.body(client.get("/admin/"))


def test_the_office_hears_at_half_time_and_when_it_is_late_each_once(site, send):
    row = factories.barrier_report(sent_at=timezone.now() - timedelta(days=5))
    for days, mails in ((5, 0), (20, 1), (21, 1), (40, 2), (41, 2)):
        sent = timezone.now() - timedelta(days=days)
        due = months_after(timezone.localdate(sent), 1)
        BarrierReport.objects.filter(pk=row.pk).update(sent_at=sent, due_on=due)
        tidy()
        assert len(mails_to(OFFICE)) == mails, days
    assert "überfällig" in mails_to(OFFICE)[1].text


def test_without_an_address_of_the_office_nothing_breaks(statement):
    checked(statement, 12)
    factories.barrier_report(sent_at=timezone.now() - timedelta(days=40))
    tidy()


def test_the_statement_and_its_easy_version_lead_to_each_other(statement, client):
    easy = factories.easy_page(title="Barriere-Freiheit", standard_page=statement)
    assert easy.url in reading.body(client.get(statement.url))
    assert EasyPage.objects.get(pk=easy.pk).standard_page_id == statement.pk
    assert statement.url in reading.body(client.get(easy.url))
