"""The office decides: once, with account, invitation and draft profile for who is accepted."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import User
from cms.editorial.my_day import MOST
from pages.partners.joining.similar import similar_partners
from pages.partners.models import JoinRequest, Membership, PartnerPage
from tests import factories
from tests.pages.partners.joining.conftest import logo, soup, words
from tests.pages.partners.mails import link_in, mails_to

LIST = "/admin/beitrittsanfragen/"
CONTACT = "wiebke@nachbarschaftskueche.example"
State = JoinRequest.State


def place(row: JoinRequest) -> str:
    return f"{LIST}inspect/{row.pk}/"


def said(response) -> str:
    return " ".join(soup(response).select_one(".messages").get_text(" ").split())


def decide(client, row, action, **texts):
    return client.post(place(row), {"action": action, **texts}, follow=True)


def rows_of(response) -> list[str]:
    names = soup(response).select("table.listing tbody tr td:first-child")
    return [name.get_text(" ", strip=True).split(" Ansehen")[0] for name in names]


def test_what_waits_longest_comes_first(site, editor, client):
    factories.join_request(name="Zweite")
    factories.join_request(name="Erledigt", state=State.ACCEPTED)
    factories.join_request(name="Rückfrage", state=State.ASKED)
    first = factories.join_request(name="Erste")
    JoinRequest.objects.filter(pk=first.pk).update(confirmed_at="2026-01-01T00:00Z")
    assert rows_of(client.get(LIST)) == ["Erste", "Zweite", "Rückfrage", "Erledigt"]
    assert rows_of(client.get(f"{LIST}?zustand=angenommen")) == ["Erledigt"]
    assert rows_of(client.get(f"{LIST}?q=rück")) == ["Rückfrage"]
    assert client.get(f"{LIST}?export=csv").status_code == 200


def test_acceptance_makes_profile_account_and_invitation(applied, editor, client):
    applied.logo.save("x.png", logo())
    response = decide(client, applied, "accept")
    assert "Angenommen" in said(response)

    profile = PartnerPage.objects.get()
    assert profile.title == applied.name
    assert not profile.live
    assert profile.statement == applied.statement
    assert profile.teaser == "Wir kochen für alle."
    assert profile.primary_region.key == "03360"
    assert profile.logo.credit == applied.name
    assert profile.publish_problems() == []
    assert profile.current_workflow_task is not None
    assert profile.email == ""  # of a person, and nobody said that it may be public

    user = User.objects.get(email=CONTACT)
    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == ["Partner"]
    assert Membership.objects.get().role == Membership.Role.ADMINISTRATOR
    (mail,) = mails_to(CONTACT)
    assert client.get(link_in(mail)).status_code == 200

    applied.refresh_from_db()
    assert (applied.state, applied.partner_id) == (State.ACCEPTED, profile.pk)
    assert applied.decided_by == editor


def test_logo_of_an_accepted_application_lies_in_the_profile_alone(
    applied, editor, client, django_capture_on_commit_callbacks
):
    applied.logo.save("x.png", logo())
    with django_capture_on_commit_callbacks(execute=True):
        decide(client, applied, "accept")
    assert not default_storage.exists(applied.logo.name)
    assert PartnerPage.objects.get().logo.file.size > 0


def test_the_first_profile_is_approved_by_somebody_else(applied, editor, client):
    decide(client, applied, "accept")
    profile = PartnerPage.objects.get()
    task = profile.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{profile.pk}/approve/{task.pk}/"
    client.post(address, {"comment": ""})
    assert not PartnerPage.objects.get().live

    other = Client()
    other.force_login(factories.person("editor", "andere@test.example"))
    other.post(address, {"comment": ""})
    profile.refresh_from_db()
    assert profile.live
    assert "Nachbarschaftsküche" in words(Client().get(profile.url))


def test_rejection_needs_a_reason_and_sends_it(applied, editor, client):
    response = decide(client, applied, "reject", **{"reject-text": "  "})
    assert "Bitte schreiben Sie einen Text" in said(response)
    assert JoinRequest.objects.get().state == State.WAITING

    decide(client, applied, "reject", **{"reject-text": "Sie haben keinen Sitz im Land."})
    (mail,) = mails_to(CONTACT)
    assert "Sie haben keinen Sitz im Land." in mail.text
    assert JoinRequest.objects.get().state == State.REJECTED
    assert not PartnerPage.objects.exists()
    assert not User.objects.filter(email=CONTACT).exists()


def test_a_question_is_answered_once_behind_its_link(applied, editor, client):
    decide(client, applied, "ask", **{"ask-text": "Wie oft kochen Sie?"})
    assert JoinRequest.objects.get().state == State.ASKED
    (mail,) = mails_to(CONTACT)
    visitor, link = Client(), link_in(mail)
    assert "Wie oft kochen Sie?" in words(visitor.get(link))
    assert JoinRequest.objects.get().state == State.ASKED
    assert visitor.post(link, {"answer": ""}).status_code == 200
    assert visitor.post(link, {"answer": "x" * 1_000_000}).status_code == 200
    answer = visitor.post(link, {"answer": "Jeden Donnerstag. 🍲 <script>"}, follow=True)
    assert "Ihre Antwort ist bei uns" in words(answer)
    visitor.post(link, {"answer": "Nie."})

    assert JoinRequest.objects.get().state == State.WAITING
    page = words(client.get(place(applied)))
    assert "Jeden Donnerstag. 🍲 <script>" in page
    assert "Nie." not in page


def test_whoever_decides_second_is_told_who_was_first(applied, editor, client):
    other = Client()
    other.force_login(factories.person("head", "leitung@test.example"))
    decide(client, applied, "accept")
    response = decide(other, applied, "reject", **{"reject-text": "Nein."})
    assert "Schon entschieden: Katrin Lindhorst hat die Anfrage angenommen" in said(response)
    assert JoinRequest.objects.get().state == State.ACCEPTED
    decide(other, applied, "accept")
    assert PartnerPage.objects.count() == 1
    assert len(mails_to(CONTACT)) == 1


def test_nothing_is_decided_before_the_applicant_confirmed(site, editor, client):
    row = factories.join_request(state=State.UNCONFIRMED, confirmed_at=None)
    assert "noch nicht bestätigt" in said(decide(client, row, "accept"))
    assert not PartnerPage.objects.exists()


def test_an_address_of_the_house_gets_no_partner_account(applied, editor, client):
    JoinRequest.objects.update(contact_email=editor.email.upper())
    assert "Konto der Redaktion" in said(decide(client, applied, "accept"))
    assert JoinRequest.objects.get().state == State.WAITING
    assert not PartnerPage.objects.exists()


def test_who_is_partner_elsewhere_joins_with_the_same_account(applied, editor, client):
    user = factories.person("partner", CONTACT)
    Membership.objects.create(user=user, partner=factories.partner())
    decide(client, applied, "accept")
    assert user.memberships.count() == 2


@pytest.mark.parametrize("role", ["admin", "partner"])
def test_only_the_press_office_sees_and_decides(applied, role):
    client = Client()
    client.force_login(factories.person(role))
    for address in (LIST, place(applied), f"{LIST}{applied.pk}/logo/"):
        assert client.get(address).status_code in (302, 403, 404)
    decide(client, applied, "accept")
    assert not PartnerPage.objects.exists()


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 40, "-1"])
def test_there_is_no_application_with_a_wrong_number(site, editor, client, pk):
    for address in (f"{LIST}inspect/{pk}/", f"{LIST}{pk}/logo/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"action": "accept"}).status_code == 404


def test_unknown_action_is_not_there(applied, editor, client):
    assert client.post(place(applied), {"action": "delete"}).status_code == 404


def test_similar_partners_are_shown_the_likeliest_first(applied, editor, client):
    factories.partner(title="Nachbarschaftsküche Uelzen", city="Uelzen")
    factories.partner(title="Kochhaus", website="http://nachbarschaftskueche.example/", live=False)
    factories.partner(title="Chor", city="uelzen")
    factories.partner(title="Fern", city="Emden", email="x@gmx.de")
    found = [(entry.partner.title, entry.reasons) for entry in similar_partners(applied)]
    assert found == [
        ("Nachbarschaftsküche Uelzen", ["gleicher Name", "gleicher Ort"]),
        ("Kochhaus", ["gleiche Internetadresse"]),
        ("Chor", ["gleicher Ort"]),
    ]
    page = words(client.get(place(applied)))
    assert "Kochhaus (Entwurf): gleiche Internetadresse" in page


@pytest.mark.parametrize(
    ("website", "email", "same"),
    [
        ("https://mitmachen.nachbarschaftskueche.example/", "", True),
        ("", "info@post.nachbarschaftskueche.example", True),
        ("https://kueche.wordpress.com/", "", True),
        ("https://chor.wordpress.com/", "", False),
        ("https://wordpress.com/kueche", "", False),
        ("https://andere.example/", "x@gmail.com", False),
    ],
)
def test_same_address_is_of_the_same_owner(applied, website, email, same):
    applied.website = "https://www.nachbarschaftskueche.example/"
    if "wordpress" in website:
        applied.website = "https://kueche.wordpress.com/ueber-uns/"
    factories.partner(title="Chor", website=website, email=email)
    reasons = [reason for entry in similar_partners(applied) for reason in entry.reasons]
    assert ("gleiche Internetadresse" in reasons) == same


@pytest.mark.parametrize(
    ("action", "texts", "note"),
    [
        ("accept", {}, "angenommen"),
        ("reject", {"reject-text": "Grund für kontakt@verein.example"}, "abgelehnt"),
    ],
)
def test_decision_is_written_down_without_what_was_written(
    applied, editor, client, action, texts, note
):
    decide(client, applied, action, **texts)
    decide(client, applied, action, **texts)
    row = LogEntry.objects.get(kind=Kind.JOINING)
    assert (row.actor, row.subject, row.note) == (editor, applied.name, note)


def my_day(client) -> dict[str, str]:
    links = soup(client.get("/admin/")).select(".my-day a")
    return {link.get_text(strip=True): link["href"] for link in links}


def test_what_waits_stands_in_my_day_one_click_from_the_decision(site, editor, client):
    waiting = factories.join_request(name="Wartet")
    factories.join_request(name="Gefragt", state=State.ASKED)
    factories.join_request(name="Offen", state=State.UNCONFIRMED, confirmed_at=None)
    found = my_day(client)
    assert found["Wartet"] == place(waiting)
    assert {"Gefragt", "Offen"}.isdisjoint(found)
    assert "Entscheiden" in words(client.get(found["Wartet"]))
    decide(client, waiting, "reject", **{"reject-text": "Leider nicht."})
    assert "Wartet" not in my_day(client)


def test_many_applications_are_counted_in_my_day_with_the_way_to_all(site, editor, client):
    for number in range(MOST + 1):
        factories.join_request(name=f"Verein {number}")
    page = soup(client.get("/admin/")).select_one(".my-day")
    assert f"Beitrittsanfragen warten ({MOST + 1})" in page.get_text()
    assert page.select_one(f"a[href='{LIST}']")


def test_administration_has_no_applications_in_its_day(applied, client):
    client.force_login(factories.person("admin"))
    assert applied.name not in client.get("/admin/").content.decode()
