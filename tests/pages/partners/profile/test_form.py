"""`/mein-profil/` as the people of an organisation use it, with mistakes and at the same time."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cms.jobs.mail.models import Mail
from pages.partners.models import ProfileChange
from tests import reading
from tests.pages.partners.profile.conftest import (
    NEW_STATEMENT,
    STATEMENT,
    door,
    editor_writes,
    now,
)

URL = "/mein-profil/"
State = ProfileChange.State


def form_of(response) -> dict:
    """What the browser would send."""
    form = response.context["form"]
    data = {bound.name: bound.value() for bound in form}
    return {name: "" if value is None else value for name, value in data.items()}


def fill(client, **typed):
    return client.post(URL, form_of(client.get(URL)) | typed, follow=True)


def test_a_phone_number_is_public_with_one_form(bakery, people):
    answer = fill(door(people.tom), phone="0581 999")
    assert "Gespeichert und öffentlich: Telefon." in reading.text(answer)
    assert "0581 999" in reading.text(Client().get(now(bakery).url))
    assert [change.field for change in bakery.profile_changes.all()] == ["phone"]


def test_saving_without_a_change_changes_nothing(bakery, people):
    revisions = bakery.revisions.count()
    answer = fill(door(people.tom))
    assert "Es hat sich nichts geändert." in reading.text(answer)
    assert bakery.revisions.count() == revisions
    assert not Mail.objects.exists()


def test_text_waits_and_the_form_shows_it(bakery, people):
    client = door(people.tom)
    answer = fill(client, statement=NEW_STATEMENT)
    assert "wird geprüft" in reading.text(answer)
    assert answer.context["form"]["statement"].value() == NEW_STATEMENT
    public = reading.text(Client().get(now(bakery).url))
    assert STATEMENT in public
    assert NEW_STATEMENT not in public
    assert NEW_STATEMENT in reading.text(client.get("/mein-profil/vorschau/"))


def test_everybody_of_the_organisation_may_undo_it(bakery, people):
    fill(door(people.tom), phone="0581 999")
    mails = Mail.objects.filter(key__startswith="profile-contact")
    assert {mail.recipient for mail in mails} == {people.selma.email, people.tom.email}
    to_selma = mails.get(recipient=people.selma.email)
    link = re.search(r"http\S+(/mein-profil/rueckgaengig/\S+)", to_selma.text)[1]
    assert "0581" not in mails[0].text

    stranger = Client()
    assert "Rückgängig machen" in reading.text(stranger.get(link))
    assert now(bakery).phone == "0581 999"
    stranger.post(link)
    assert now(bakery).phone == "0581 111"
    assert stranger.post(link).status_code == 410
    assert Mail.objects.filter(key__startswith="profile-undone").count() == 2


def test_the_link_ends_after_a_week_and_with_the_membership(bakery, people, time_machine):
    time_machine.move_to("2026-11-24 11:00:00+00:00")
    fill(door(people.tom), phone="0581 999")
    links = [
        re.search(r"(/mein-profil/rueckgaengig/\S+)", mail.text)[1]
        for mail in Mail.objects.order_by("pk")
    ]
    bakery.memberships.filter(user=people.tom).delete()
    assert [Client().get(link).status_code for link in links] == [200, 410]
    time_machine.shift(7 * 24 * 3600 + 5)
    assert Client().get(links[0]).status_code == 410
    assert Client().post(links[0]).status_code == 410
    assert Client().get(links[0][:-3] + "xyz/").status_code in (404, 410)


def test_two_people_at_once_and_nobody_loses_a_word(bakery, people):
    selma, tom = door(people.selma), door(people.tom)
    hers, his = form_of(selma.get(URL)), form_of(tom.get(URL))
    tom.post(URL, his | {"statement": "Toms Satz.", "phone": "0581 999"})

    answer = selma.post(URL, hers | {"statement": "Selmas Satz.", "email": "s@sonnenkorn.example"})

    assert answer.status_code == 409
    text = reading.text(answer)
    assert "Tom" in text
    assert "Toms Satz." in text
    assert answer.context["form"]["statement"].value() == "Selmas Satz."
    assert answer.context["form"]["email"].value() == "s@sonnenkorn.example"
    assert answer.context["form"]["phone"].value() == "0581 999"
    assert now(bakery).email == "alt@sonnenkorn.example"

    selma.post(URL, form_of(answer))
    assert (now(bakery).email, now(bakery).phone) == ("s@sonnenkorn.example", "0581 999")
    assert bakery.profile_changes.get(state=State.OPEN).new == "Selmas Satz."
    assert bakery.profile_changes.get(state=State.REPLACED).new == "Toms Satz."


def test_different_fields_at_once_need_no_question(bakery, people):
    selma, tom = door(people.selma), door(people.tom)
    hers, his = form_of(selma.get(URL)), form_of(tom.get(URL))
    tom.post(URL, his | {"phone": "0581 999"})
    selma.post(URL, hers | {"city": "Uelzen"})
    assert (now(bakery).phone, now(bakery).city) == ("0581 999", "Uelzen")


def test_double_click_publishes_once(bakery, people):
    client = door(people.tom)
    form = form_of(client.get(URL)) | {"phone": "0581 999", "statement": NEW_STATEMENT}
    client.post(URL, form)
    client.post(URL, form)
    assert bakery.profile_changes.count() == 2
    assert Mail.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"email": "keine Adresse"}, "E-Mail"),
        ({"postcode": "abc"}, "fünf Ziffern"),
        ({"website": "javascript:alert(1)"}, "keine Adresse"),
        ({"website": "ftp://a.example/"}, "keine Adresse"),
        ({"social_links": "https://a.example/\nnix"}, "Zeile 2"),
        ({"social_links": "\n".join(f"https://a.example/{n}" for n in range(7))}, "höchstens 6"),
        ({"title": " "}, "Name"),
        ({"kind": "bande"}, "Art"),
        ({"primary_region": "999999"}, "Landkreis"),
        ({"phone": "0" * 41}, "Telefon"),
        ({"statement": "x" * 1_000_000}, "Warum wir mitmachen"),
        ({"description": "x" * 1_000_000}, "Über uns"),
        ({"phone": "05\x0081"}, "Telefon"),
    ],
)
def test_bad_input_is_named_and_nothing_else_is_lost(bakery, people, typed, told):
    client = door(people.tom)
    answer = fill(client, contact_hours="montags", **typed)
    assert answer.status_code == 200
    assert told in reading.text(answer)
    assert answer.context["form"]["contact_hours"].value() == "montags"
    assert not bakery.profile_changes.exists()


def test_emoji_and_script_are_text(bakery, people):
    typed = "Hallo 🥐 <script>alert(1)</script>"
    fill(door(people.tom), contact_hours=typed)
    assert now(bakery).contact_hours == typed
    assert "<script>alert(1)" not in Client().get(now(bakery).url).content.decode()


@pytest.mark.parametrize("was", ["", "{", "[]", '{"phone": 5}', "null", "x" * 5000])
def test_a_made_up_memory_of_the_form_does_no_harm(bakery, people, was):
    client = door(people.tom)
    client.post(URL, form_of(client.get(URL)) | {"phone": "0581 999", "was": was})
    assert now(bakery).email == "alt@sonnenkorn.example"


def test_a_refused_text_is_the_beginning_of_the_next(bakery, people):
    change = ProfileChange.objects.create(
        page=bakery,
        field="statement",
        old=STATEMENT,
        new=NEW_STATEMENT,
        author=people.tom,
        state=State.REFUSED,
        reason="Bitte kürzer.",
        decided_at=now(bakery).last_published_at,
    )
    client = door(people.tom)
    answer = client.get(URL)
    assert "zurückgewiesen: Bitte kürzer." in reading.text(answer)
    assert answer.context["form"]["statement"].value() == STATEMENT
    again = client.get(URL, {"weiter": change.pk})
    assert again.context["form"]["statement"].value() == NEW_STATEMENT
    client.post(URL, form_of(again))
    assert bakery.profile_changes.get(state=State.OPEN).new == NEW_STATEMENT


def test_confirming_shows_on_the_public_profile(bakery, people):
    door(people.tom).post(f"{URL}bestaetigen/")
    assert "Angaben bestätigt im" in reading.text(Client().get(now(bakery).url))


def test_withdrawing_an_open_change(bakery, people):
    client = door(people.tom)
    fill(client, statement=NEW_STATEMENT)
    change = bakery.profile_changes.get()
    url = reverse("profile_withdraw", args=[change.pk])
    assert client.get(url).status_code == 405
    client.post(url)
    assert client.get(URL).context["form"]["statement"].value() == STATEMENT
    assert "war schon entschieden" in reading.text(client.post(url, follow=True))


def test_another_organisation_finds_nothing(bakery, choir, people):
    fill(door(people.tom), statement=NEW_STATEMENT)
    change = bakery.profile_changes.get()
    ruth = door(people.ruth)
    own = form_of(ruth.get(URL))
    assert ruth.post(reverse("profile_withdraw", args=[change.pk])).status_code == 404
    assert ruth.get(reverse("profile_logo", args=[change.pk])).status_code == 404
    for url in (URL, f"{URL}vorschau/"):
        assert ruth.get(url, {"organisation": bakery.pk}).status_code == 404
    for url in (URL, f"{URL}bestaetigen/"):
        assert ruth.post(url, own | {"organisation": bakery.pk}).status_code == 404
    assert NEW_STATEMENT not in reading.text(ruth.get(URL, {"weiter": change.pk}))
    assert bakery.profile_changes.get().state == State.OPEN


def test_nobody_else_gets_in(bakery, people):
    for url in (URL, f"{URL}vorschau/"):
        assert Client().get(url)["Location"].startswith("/anmelden/")
        assert door(people.editor).get(url).status_code == 404


def test_a_profile_that_is_offline_says_so_kindly(bakery, people):
    now(bakery).unpublish()
    client = door(people.tom)
    assert "zurzeit nicht öffentlich" in reading.text(client.get(URL))
    answer = fill(client, phone="0581 999")
    assert "sobald Ihr Profil öffentlich ist" in reading.text(answer)
    assert Client().get(now(bakery).url).status_code == 410
    assert answer.context["form"]["phone"].value() == "0581 999"


def test_an_editors_draft_is_no_business_of_the_partner(bakery, people):
    editor_writes(bakery, people.editor, statement="Geheimer Entwurf")
    for url in (URL, f"{URL}vorschau/"):
        assert "Geheimer Entwurf" not in reading.text(door(people.tom).get(url))
