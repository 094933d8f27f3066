"""/mitmachen/: from the form to the confirmed application, as somebody without account."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from cms.core import form_keys
from pages.partners.joining.care import tidy
from pages.partners.models import JoinRequest
from tests import factories
from tests.pages.partners.joining.conftest import FILLED, FORM, logo, soup, words
from tests.pages.partners.mails import link_in, mails_to

State = JoinRequest.State


def the_one() -> JoinRequest:
    return JoinRequest.objects.get()


def test_the_page_says_what_partners_promise_and_get_without_a_page_in_the_tree(site, client):
    text = words(client.get(FORM))
    assert "Was Partner versprechen" in text
    assert "Was Partner bekommen" in text
    assert "Fassung 2 vom 3. März 2025" in text.replace("\xa0", " ")
    assert "nach 14 Tagen" in text
    assert "90 Tage" in text


def test_the_page_of_the_editors_stands_around_the_form_and_stays_theirs(site, client):
    page = factories.standard_page(
        title="Machen Sie mit!",
        slug="mitmachen",
        lead="Alle sind willkommen.",
        body=[("text", "<p>Kekse gibt es auch.</p>")],
    )
    response = client.get(FORM)
    assert "Kekse gibt es auch." in words(response)
    assert soup(response).h1.get_text() == "Machen Sie mit!"
    assert soup(response).select_one("form input[name=contact_email]")
    page.title = "Neu"
    page.full_clean()  # its address is not refused


def test_somebody_applies_and_confirms(send, client):
    response = send(logo=logo())
    assert response.status_code == 302
    assert "E-Mail" in words(client.get(response["Location"]))

    application = the_one()
    assert application.state == State.UNCONFIRMED
    assert (application.postcode, application.city) == ("29525", "Uelzen")
    assert application.region.key == "03360"
    assert application.website == "https://www.nachbarschaftskueche.example"
    assert application.values_version == 2
    assert application.values_accepted_at is not None
    assert default_storage.exists(application.logo.name)

    (mail,) = mails_to(FILLED["contact_email"])
    scanner = Client()
    assert scanner.get(link_in(mail)).status_code == 200
    assert scanner.head(link_in(mail)).status_code == 200
    assert the_one().state == State.UNCONFIRMED

    answer = client.post(link_in(mail), follow=True)
    assert "Danke!" in words(answer)
    first = the_one().confirmed_at
    assert the_one().state == State.WAITING
    client.post(link_in(mail), follow=True)
    assert the_one().confirmed_at == first
    assert len(mails_to(FILLED["contact_email"])) == 1


def test_a_logo_has_no_address(send, client):
    send(logo=logo())
    name = the_one().logo.name
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/admin/beitrittsanfragen/{the_one().pk}/logo/").status_code == 302


def test_one_form_is_one_application_however_often_it_is_sent(site, client):
    key = soup(client.get(FORM)).select_one("input[name=key]")["value"]
    for _ in range(3):
        response = client.post(FORM, {**FILLED, "key": key})
        assert response["Location"] == "/beitritt/gesendet/"
    assert JoinRequest.objects.count() == 1
    assert len(mails_to(FILLED["contact_email"])) == 1


WRONG = {
    "name": ["", "x" * 256, "\0"],
    "kind": ["", "unfug"],
    "seat": ["", "x" * 121],
    "website": ["kein Netz", "javascript:alert(1)", "https://" + "x" * 300],
    "contact_name": ["", "x" * 161],
    "contact_email": [
        "",
        "falsch",
        "a@b",
        "a@b.example\nBcc: c@d.example",
        "a@" + "b." * 130 + "de",
    ],
    "contact_phone": ["x" * 41],
    "statement": ["", "x" * 801, "ä" * 1_000_000],
    "values": [""],
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f in WRONG for v in WRONG[f]])
def test_a_mistake_is_named_and_everything_else_stays(send, field, value):
    response = send(**{field: value})
    assert response.status_code == 200
    page = soup(response)
    assert page.select_one(f".form-errors a[href='#id_{field}']")
    other = "contact_name" if field != "contact_name" else "name"
    assert page.select_one(f"#id_{other}")["value"] == FILLED[other]
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "🎉 für alle 👩‍👩‍👧", "'; DROP TABLE x; --"]
)
def test_odd_text_is_only_text(send, client, text):
    assert send(name=text, statement=text).status_code == 302
    (mail,) = mails_to(FILLED["contact_email"])
    page = client.get(link_in(mail))
    assert text in words(page)
    assert not soup(page).select("main script")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logo.png", b"<svg onload='alert(1)'/>", "Logo: Das ist"),
        ("logo.png", b"GIF89a", "Logo: Das ist"),
        ("logo.php", b"<?php phpinfo();", "Logo: Das ist"),
        ("logo.png", b"\x89PNG\r\n\x1a\n", "Logo: Die Datei ist"),
    ],
)
def test_only_pictures_are_taken_as_a_logo(send, name, data, said):
    response = send(logo=logo(name, data=data))
    assert said in words(response)
    assert not JoinRequest.objects.exists()


def test_a_logo_is_chosen_once_though_the_form_had_mistakes(send):
    response = send(name="", logo=logo())
    assert "Ihr Logo ist schon bei uns" in words(response)
    assert send(again=response).status_code == 302
    assert the_one().logo.size > 0


def test_an_ambiguous_seat_becomes_a_choice(send):
    response = send(seat="Winsen")
    choices = [
        label.get_text(" ", strip=True) for label in soup(response).select("#id_seat_choice label")
    ]
    assert choices == [
        "21423 Winsen (Luhe) (Harburg)",
        "Winsen (Aller) (Celle)",
        "keiner davon",
    ]
    assert send(seat="Winsen", seat_choice="1").status_code == 302
    assert (the_one().city, the_one().region.name) == ("Winsen (Aller)", "Celle")


def test_an_unknown_seat_asks_for_the_region(send):
    response = send(seat="28195 Bremen")
    assert soup(response).select_one("select[name=region] option[value='']")
    assert not JoinRequest.objects.exists()
    region = soup(response).find("option", string="Landkreis Verden")["value"]
    assert send(seat="28195 Bremen", region=region).status_code == 302
    assert (the_one().postcode, the_one().city) == ("28195", "Bremen")


def test_none_of_the_choices_asks_for_the_region(send):
    response = send(seat="Winsen", seat_choice="andere")
    assert soup(response).select_one(".form-errors a[href='#id_region']")
    assert send(seat="Winsen", seat_choice="7").status_code == 200
    assert not JoinRequest.objects.exists()


def test_programs_are_held_off_without_harm_to_people(send, monkeypatch):
    response = send(message="Kaufen Sie")
    assert soup(response).select_one(".form-errors a[href='#id_message']")
    assert not soup(response).select(".for-programs")  # now a person sees what to do
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", 2)
    response = send()
    assert "schneller, als ein Mensch tippt" in words(response)
    monkeypatch.setattr(form_keys, "SHORTEST_SECONDS", -1)
    assert send(again=response).status_code == 302


@pytest.mark.parametrize("key", ["", "x", "00000000000000000000000000000000:1:x", "\0"])
def test_a_forged_or_old_form_can_be_sent_once_more(send, key):
    response = send(key=key)
    assert response.status_code == 200
    assert not JoinRequest.objects.exists()
    assert send(again=response).status_code == 302


def test_the_sixth_application_of_an_hour_waits_and_nothing_typed_is_lost(send):
    for number in range(5):
        assert send(contact_email=f"{number}@verein.example").status_code == 302
    response = send(contact_email="6@verein.example")
    assert response.status_code == 429
    assert "in einer Stunde" in words(response)
    assert soup(response).select_one("#id_contact_email")["value"] == "6@verein.example"
    JoinRequest.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    assert send(again=response, contact_email="6@verein.example").status_code == 302


def test_behind_a_proxy_each_visitor_counts_for_themselves(send, client, settings):
    """The last entry is what our proxy saw; what stands before it anybody can make up."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    codes = []
    for number in range(7):
        client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}, 198.51.100.7"
        codes.append(send(contact_email=f"{number}@verein.example").status_code)
    assert codes == [302] * 5 + [429] * 2
    client.defaults["HTTP_X_FORWARDED_FOR"] = "192.0.2.1, 198.51.100.8"
    assert send(contact_email="nachbarin@verein.example").status_code == 302


def test_nobody_is_flooded_with_confirmations(send):
    codes = [send(name=f"Verein {number}").status_code for number in range(4)]
    assert codes == [302, 302, 302, 429]


def test_no_network_address_is_kept(send, client):
    send()
    assert "127.0.0.1" not in str(JoinRequest.objects.values_list().get())
    JoinRequest.objects.update(sent_at=timezone.now() - timedelta(hours=2))
    tidy()
    assert the_one().sender_mark == ""


@pytest.mark.parametrize(
    "path", ["bestaetigen/x/", "bestaetigen/%00/", "antwort/MQ:1abc:xyz/", "antwort/x/"]
)
def test_a_wrong_link_says_so_kindly(site, client, path):
    for answer in (client.get(f"/beitritt/{path}"), client.post(f"/beitritt/{path}")):
        assert answer.status_code in (400, 410)
    if "%00" not in path:
        assert "Dieser Link gilt nicht mehr" in words(answer)


def test_a_link_for_one_purpose_serves_no_other(send, client):
    send()
    (mail,) = mails_to(FILLED["contact_email"])
    token = link_in(mail).split("/")[-2]
    assert client.post(f"/beitritt/antwort/{token}/").status_code == 410


def test_what_is_due_is_deleted_with_its_logo_and_counted(
    site, roles, caplog, django_capture_on_commit_callbacks
):
    day, now = timedelta(days=1), timezone.now()
    kept = [
        factories.join_request(name="frisch", state=State.UNCONFIRMED, sent_at=now - 13 * day),
        factories.join_request(name="wartet", sent_at=now - 400 * day),
        factories.join_request(
            name="kurz abgelehnt", state=State.REJECTED, decided_at=now - 89 * day
        ),
    ]
    old = factories.join_request(name="alt", state=State.UNCONFIRMED, sent_at=now - 15 * day)
    old.logo.save("x.png", logo())
    factories.join_request(name="lange abgelehnt", state=State.REJECTED, decided_at=now - 91 * day)

    with (
        caplog.at_level("INFO", "pages.partners"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        tidy()

    assert set(JoinRequest.objects.all()) == set(kept)
    assert not default_storage.exists(old.logo.name)
    assert "'unbestaetigt': 1" in caplog.text
    assert "'abgelehnt': 1" in caplog.text
    assert "alt" not in caplog.text.replace("abgelehnt", "")


def test_a_confirmation_link_ends_with_its_application(send, client):
    send()
    (mail,) = mails_to(FILLED["contact_email"])
    the_one().delete()
    assert client.post(link_in(mail)).status_code == 410
