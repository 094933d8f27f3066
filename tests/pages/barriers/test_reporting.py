"""/barriere-melden/: from any page to the receipt, as somebody without account."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.core import form_keys
from pages.barriers.care import tidy
from pages.barriers.deadline import months_after
from pages.barriers.models import BarrierReport
from tests import factories, reading
from tests.at_once import at_once
from tests.pages.barriers.conftest import FILLED, FORM, OFFICE
from tests.pages.partners.mails import link_in, mails_to


def the_one() -> BarrierReport:
    return BarrierReport.objects.get()


def way_to_form(response) -> str:
    links = reading.html(response).select("footer a")
    return next(link["href"] for link in links if link.get_text() == "Barriere melden")


@pytest.mark.parametrize("path", ["/", "/mutmacher/", "/suche/", "/gibt-es-nicht/", "/mitmachen/"])
def test_every_page_leads_to_the_form_and_carries_its_address_along(site, client, path):
    form = client.get(way_to_form(client.get(path)))
    assert reading.html(form).select_one("#id_page")["value"] == path


def test_a_page_in_easy_language_has_easy_words_for_the_way(site, client):
    page = factories.easy_page()
    link = reading.html(client.get(page.url)).main.find("a", string="Etwas klappt nicht?")
    form = client.get(link["href"])
    assert reading.html(form).select_one("#id_page")["value"] == page.url


def test_an_address_with_a_secret_is_not_carried_along(site, client):
    page = client.get("/einladung/geheim/")
    assert way_to_form(page) == FORM


def test_the_page_that_is_left_is_not_told_what_was_searched(site, client):
    assert "Krankheit" not in way_to_form(client.get("/suche/?q=Krankheit"))


@pytest.mark.parametrize(
    "foreign",
    [
        "https://anderswo.example/",
        "//anderswo.example/",
        "/\\anderswo.example/",
        "http:///anderswo",
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "/a\nb/",
        "http://[",
        "/" + "x" * 500,
        "unfug",
        "",
    ],
)
def test_a_foreign_address_falls_away(site, client, foreign):
    form = client.get(FORM, {"von": foreign})
    assert form.status_code == 200
    assert reading.html(form).select_one("#id_page").get("value", "") == ""
    assert "<script>alert" not in reading.body(form)


@pytest.mark.parametrize(
    "typed", ["http://testserver/presse/?seite=2", "https://testserver/presse/#oben", "/presse/"]
)
def test_a_pasted_address_of_ours_is_the_page(send, typed):
    assert send(page=typed).status_code == 302
    assert the_one().page == "/presse/"


@pytest.mark.parametrize("typed", ["Das mit dem Leuchtturm", "https://anderswo.example/x"])
def test_what_is_no_address_of_ours_is_kept_with_the_text(send, typed):
    assert send(page=typed).status_code == 302
    assert the_one().page == ""
    assert the_one().text == f"{typed}\n\n{FILLED['text']}"


def test_somebody_reports_and_gets_number_and_deadline(send, client):
    receipt = client.get(send()["Location"])
    report = the_one()
    number = f"B-{timezone.localdate().year}-0001"
    assert (report.number, report.kind, report.page) == (number, "barriere", "/mutmacher/")
    assert report.due_on == months_after(timezone.localdate(), 1)
    text = reading.text(receipt)
    assert number in text
    assert f"{report.due_on.day}." in text
    assert FILLED["text"] in text
    assert reading.meta(receipt, "robots") == "noindex"
    assert not receipt.cookies

    (mail,) = mails_to(FILLED["email"])
    assert number in mail.subject
    assert f"{report.due_on:%d.%m.%Y}" in mail.text
    assert number in reading.text(client.get(link_in(mail)))
    (notice,) = mails_to(OFFICE)
    assert link_in(notice) == f"/admin/barrieremeldungen/inspect/{report.pk}/"


def test_a_stranger_gets_no_words_of_somebody_else_by_our_mail(send):
    send(text="Gewinnen Sie auf https://böse.example/")
    assert "böse" not in mails_to(FILLED["email"])[0].text


def test_without_an_address_no_mail_goes_out_and_the_page_says_so(send, client):
    receipt = client.get(send(email="")["Location"])
    assert "Heben Sie ihre Adresse auf" in reading.text(receipt)
    assert [mail.recipient for mail in mails_to("")] == []
    assert len(mails_to(OFFICE)) == 1


def test_only_one_text_is_needed(send, client):
    assert send(page="", email="").status_code == 302
    assert send(kind="form", page="").status_code == 302
    assert set(BarrierReport.objects.values_list("kind", flat=True)) == {"barriere", "form"}


def test_reading_pages_sets_no_cookie_and_the_form_one(site, client):
    assert not client.get("/mutmacher/").cookies
    assert set(client.get(FORM).cookies) == {"csrftoken"}


WRONG = {
    "text": ["", "   ", "\u200b", "x" * 4001, "ä" * 1_000_000],
    "page": ["x" * 501],
    "kind": ["", "unfug"],
    "email": ["falsch", "a@b", "a@b.example\nBcc: c@d.example", "a@" + "b." * 130 + "de"],
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f in WRONG for v in WRONG[f]])
def test_a_mistake_is_named_and_everything_else_stays(send, field, value):
    response = send(**{field: value})
    assert response.status_code == 200
    page = reading.html(response)
    assert page.title.get_text().startswith("Fehler: ")
    place = "id_kind_0" if field == "kind" else f"id_{field}"
    assert page.select_one(f".form-errors a[href='#{place}']")
    if field != "text":
        assert FILLED["text"] in page.select_one("#id_text").get_text()
    else:
        assert page.select_one("#id_email")["value"] == FILLED["email"]
    assert not BarrierReport.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "🎉 👩‍👩‍👧", "'; DROP TABLE x; --"])
def test_odd_text_is_only_text(send, client, text):
    receipt = client.get(send(text=text)["Location"])
    assert text in reading.text(receipt)
    assert not reading.html(receipt).select("main script")


def test_control_signs_do_no_harm(send):
    assert send(text="a\0b").status_code in (200, 302)


def test_one_form_is_one_report_however_often_it_is_sent(site, client):
    key = reading.html(client.get(FORM)).select_one("input[name=key]")["value"]
    receipts = {client.post(FORM, {**FILLED, "key": key})["Location"] for _ in range(3)}
    assert BarrierReport.objects.count() == 1
    assert len(mails_to(FILLED["email"])) == 1
    assert len({the_one().number for _ in receipts}) == 1


def test_programs_are_held_off_without_harm_to_people(send, monkeypatch):
    response = send(message="Kaufen Sie")
    assert reading.html(response).select_one(".form-errors a[href='#id_message']")
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", 2)
    response = send()
    assert "schneller, als ein Mensch tippt" in reading.text(response)
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", -1)
    assert send(again=response).status_code == 302


@pytest.mark.parametrize("key", ["", "x", "\0"])
def test_a_forged_or_old_form_can_be_sent_once_more(send, key):
    response = send(key=key)
    assert response.status_code == 200
    assert send(again=response).status_code == 302


def test_the_sixth_report_of_an_hour_waits_and_nothing_typed_is_lost(send):
    for _ in range(5):
        assert send(email="").status_code == 302
    response = send(email="")
    assert response.status_code == 429
    page = reading.html(response)
    assert "in einer Stunde" in reading.text(response)
    assert FILLED["text"] in page.select_one("#id_text").get_text()
    assert page.select_one("#id_page")["value"] == FILLED["page"]
    BarrierReport.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    assert send(again=response).status_code == 302


def test_nobody_is_flooded_with_receipts(send):
    assert [send().status_code for _ in range(4)] == [302, 302, 302, 429]


def test_no_network_address_is_kept(send):
    send()
    assert "127.0.0.1" not in str(BarrierReport.objects.values_list().get())
    BarrierReport.objects.update(sent_at=timezone.now() - timedelta(hours=2))
    tidy()
    assert the_one().sender_mark == ""


@pytest.mark.parametrize("token", ["1", "MQ", "MQ:1abc:xyz", "x" * 300])
def test_a_made_up_receipt_shows_nobodys_report(site, client, token):
    factories.barrier_report()
    response = client.get(f"/barriere-meldung/{token}/")
    assert response.status_code == 410
    assert "B-" not in reading.text(response)


def test_the_page_of_the_editors_stands_around_the_form(site, client):
    page = factories.standard_page(
        title="Sagen Sie es uns", slug="barriere-melden", body=[("text", "<p>Am Telefon.</p>")]
    )
    response = client.get(FORM)
    assert "Am Telefon." in reading.text(response)
    assert reading.html(response).h1.get_text() == "Sagen Sie es uns"
    assert reading.html(response).select_one("form #id_text")
    page.title = "Neu"
    page.full_clean()  # its address is not refused


def test_other_methods_are_refused(site, client):
    assert client.put(FORM).status_code == 405
    assert client.post("/barriere-meldung/x/").status_code == 405


def test_numbers_begin_anew_each_year(db):
    old = factories.barrier_report(sent_at=datetime(2025, 12, 31, 22, 0, tzinfo=UTC))
    # In the country it is the new year already.
    new = factories.barrier_report(sent_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert (old.number, new.number) == ("B-2025-0001", "B-2026-0001")


def test_the_form_costs_few_queries(site, client, django_assert_max_num_queries):
    client.get(FORM)  # makes the menu and the site's settings, so that the next one reads them
    client.get(FORM)
    with django_assert_max_num_queries(4):
        client.get(FORM)


class TestAtOnce:
    """Several people in the same moment, each with a connection of their own."""

    @pytest.fixture(autouse=True)
    def _shared(self, shared_database):
        """A database that all threads see."""

    def test_eight_reports_get_eight_numbers_without_a_gap(self):
        def one(number: int):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            key = reading.html(client.get(FORM)).select_one("input[name=key]")["value"]
            return client.post(FORM, {**FILLED, "email": "", "key": key}).status_code

        assert at_once(one, range(8)) == [302] * 8
        numbers = BarrierReport.objects.values_list("number_seq", flat=True)
        assert sorted(numbers) == list(range(1, 9))

    def test_one_form_sent_eight_times_is_one_report(self):
        key = reading.html(Client().get(FORM)).select_one("input[name=key]")["value"]

        def one(number: int):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            return client.post(FORM, {**FILLED, "key": key}).status_code

        assert at_once(one, range(8)) == [302] * 8
        assert the_one().number_seq == 1
        assert factories.barrier_report().number_seq == 2  # no number is left out
