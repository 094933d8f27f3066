"""When an organisation cannot help itself: the office names, removes and closes, after a reason."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import User
from pages.partners.access.invitations import invite
from pages.partners.access.recovery import LONGEST_REASON
from pages.partners.leaving.departing import leave
from pages.partners.models import Membership
from tests import factories
from tests.pages.partners.joining.conftest import soup, words
from tests.pages.partners.mails import link_in, mails_to

LIST = "/admin/partner-zugaenge/"
OLD, NEW = "alt@kueche.example", "neu@kueche.example"
REASON = "Der Vorstand hat gewechselt; angerufen unter der Nummer im Profil."
Role = Membership.Role


@pytest.fixture
def ours(site, roles):
    partner = factories.partner(title="Küche")
    user = factories.person("partner", OLD, first_name="Alma", last_name="Alt")
    member = Membership.objects.create(user=user, partner=partner, role=Role.ADMINISTRATOR)
    return SimpleNamespace(partner=partner, user=user, member=member, place=f"{LIST}{partner.pk}/")


@pytest.fixture
def head(roles):
    return signed_in("head")


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(factories.person(role))
    return client


def name(client, ours, email=NEW, reason=REASON):
    sent = {"action": "name", "name-email": email, "name-reason": reason}
    return client.post(ours.place, sent, follow=True)


def end(client, ours, action, member=None, reason=REASON):
    pk = (member or ours.member).pk
    sent = {"action": action, "member": pk, f"end-{pk}-reason": reason}
    return client.post(ours.place, sent, follow=True)


def log_notes() -> list[str]:
    """What the office did; that an account was made is written down too, without a note."""
    return list(LogEntry.objects.exclude(note="").values_list("note", flat=True))


def test_new_administrator_is_invited_and_the_former_one_told(ours, editor, client):
    assert NEW in words(name(client, ours))
    (told,) = mails_to(OLD)
    assert REASON in told.text
    assert NEW not in told.text

    visitor = Client()
    visitor.post(link_in(mails_to(NEW)[0]))
    assert User.objects.get(email=NEW).memberships.get().role == Role.ADMINISTRATOR
    assert "Neu" not in Membership.objects.get(pk=ours.member.pk).role

    row = LogEntry.objects.filter(kind=Kind.ACCESS, actor=editor).get()
    assert (row.page_number, row.subject) == (ours.partner.pk, "Küche")
    assert REASON in row.note


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        (NEW, ""),
        (NEW, " \n\0 "),
        (NEW, "x" * (LONGEST_REASON + 1)),
        (NEW, "x" * 1_000_000),
        ("falsch", REASON),
        ("", REASON),
        ("editor@test.example", REASON),
    ],
)
def test_nothing_happens_without_reason_and_address(ours, editor, client, email, reason):
    answer = name(client, ours, email, reason)
    assert answer.status_code == 200
    assert soup(answer).select_one(".w-field__errors, .error-message")
    assert not ours.partner.invitations.exists()
    assert log_notes() == []
    assert mails_to(OLD) == []


def test_what_was_typed_stays_in_the_form(ours, editor, client):
    answer = name(client, ours, reason="")
    assert soup(answer).select_one("input[name=name-email]")["value"] == NEW


def test_reason_goes_into_the_log_without_addresses_and_script_stays_text(ours, editor, client):
    name(client, ours, reason="<script>alert(1)</script> sagt frau@verein.example 🎉")
    assert log_notes() == ["Verwaltung neu benannt: <script>alert(1)</script> sagt [Adresse] 🎉"]
    assert "<script>alert" not in mails_to(OLD)[0].html


def test_double_click_is_one_invitation(ours, editor, client):
    name(client, ours)
    assert "schon eingeladen" in words(name(client, ours))
    assert len(mails_to(NEW)) == len(mails_to(OLD)) == len(log_notes()) == 1


def test_author_becomes_administrator_with_the_click_of_the_link(ours, editor, client):
    author = factories.person("partner", NEW)
    member = Membership.objects.create(user=author, partner=ours.partner, role=Role.AUTHOR)
    name(client, ours)
    assert Membership.objects.get(pk=member.pk).role == Role.AUTHOR
    Client().post(link_in(mails_to(NEW)[0]))
    assert Membership.objects.get(pk=member.pk).role == Role.ADMINISTRATOR


def test_invitation_as_author_is_replaced(ours, editor, client):
    invite(ours.partner, NEW, Role.AUTHOR, by=ours.user)
    former, *_ = mails_to(NEW)
    name(client, ours)
    assert ours.partner.invitations.open().get().role == Role.ADMINISTRATOR
    assert Client().post(link_in(former)).status_code == 410


def test_last_administrator_is_removed_with_a_reason_and_told(ours, editor, client):
    assert "niemand mehr" in words(client.get(ours.place))
    door = Client()
    door.force_login(ours.user)
    assert "hat keinen Zugang mehr" in said(end(client, ours, "remove"))
    assert not ours.partner.memberships.exists()
    assert door.get("/mein-profil/").status_code == 404
    assert REASON in mails_to(OLD)[0].text
    row = LogEntry.objects.get(kind=Kind.ACCESS)
    assert (row.actor, row.person, row.note) == (editor, ours.user, f"Zugang entzogen: {REASON}")
    assert "Niemand verwaltet" in words(client.get(ours.place))


def test_removal_without_reason_opens_the_form_again(ours, editor, client):
    answer = end(client, ours, "remove", reason=" ")
    assert soup(answer).select_one("details[open] .error-message, details[open] .w-field__errors")
    assert ours.partner.memberships.exists()


def test_an_open_invitation_does_not_bring_back_who_was_removed(ours, editor, client):
    invite(ours.partner, OLD, Role.ADMINISTRATOR, by=editor)
    link = link_in(mails_to(OLD)[0])
    end(client, ours, "remove")
    assert Client().post(link).status_code == 410


def test_those_who_stay_are_told_who_went(ours, editor, client):
    stays = factories.person("partner", "bleibt@kueche.example")
    Membership.objects.create(user=stays, partner=ours.partner, role=Role.ADMINISTRATOR)
    end(client, ours, "remove")
    (mail,) = mails_to(stays.email)
    assert "Alma Alt" in mail.text
    assert OLD not in mail.text


def test_closed_account_is_out_everywhere(ours, head):
    other = factories.partner(title="Chor")
    Membership.objects.create(user=ours.user, partner=other, role=Role.AUTHOR)
    door = Client()
    door.force_login(ours.user)
    end(head, ours, "close")
    ours.user.refresh_from_db()
    assert not ours.user.is_active
    assert not ours.user.memberships.exists()
    assert not ours.user.sessions.exists()
    assert door.get("/mein-profil/").status_code == 302
    assert "gesperrt" in words(name(head, ours, OLD))
    assert f"Konto geschlossen: {REASON}" in log_notes()


def test_administration_closes_accounts_but_names_nobody(ours):
    admin = signed_in("admin")
    assert "Neue Person" not in words(admin.get(ours.place))
    for sent in (name, lambda client, ours: end(client, ours, "remove")):
        sent(admin, ours)
    assert ours.partner.memberships.exists()
    assert not ours.partner.invitations.exists()
    end(admin, ours, "close")
    assert not User.objects.get(pk=ours.user.pk).is_active


def test_editor_closes_no_account(ours, editor, client):
    assert "Konto ganz schließen" not in words(client.get(ours.place))
    end(client, ours, "close")
    assert User.objects.get(pk=ours.user.pk).is_active


def test_account_of_the_house_is_not_closed_here(ours, head):
    staff = factories.person("editor")
    member = Membership.objects.create(user=staff, partner=ours.partner)
    end(head, ours, "close", member)
    assert User.objects.get(pk=staff.pk).is_active


def test_invitation_is_sent_again_and_withdrawn(ours, editor, client):
    invitation = invite(ours.partner, NEW, Role.AUTHOR, by=ours.user)
    for action in ("again", "withdraw"):
        client.post(ours.place, {"action": action, "invitation": invitation.pk})
    first, second = mails_to(NEW)
    assert Client().post(link_in(first)).status_code == 410
    assert Client().post(link_in(second)).status_code == 410
    assert log_notes() == ["Einladung zurückgezogen", "Einladung noch einmal gesendet"]


def test_ids_of_another_organisation_are_not_there(ours, head):
    other = factories.partner(title="Chor")
    foreign = Membership.objects.create(user=factories.person("partner"), partner=other)
    invitation = invite(other, NEW, Role.AUTHOR, by=None)
    for sent in (
        {"action": "remove", "member": foreign.pk, f"end-{foreign.pk}-reason": REASON},
        {"action": "close", "member": foreign.pk, f"end-{foreign.pk}-reason": REASON},
        {"action": "withdraw", "invitation": invitation.pk},
        {"action": "again", "invitation": "9" * 400},
        {"action": "remove", "member": "١"},
        {"action": "remove"},
        {"action": "erfunden"},
        {},
    ):
        assert head.post(ours.place, sent).status_code == 404
    assert Membership.objects.filter(pk=foreign.pk).exists()
    assert head.get(f"{LIST}999999/").status_code == 404


def test_partners_and_strangers_see_nothing(ours, client):
    assert client.get(ours.place).status_code in (302, 403, 404)
    client.force_login(ours.user)
    for address in (LIST, ours.place):
        assert client.get(address).status_code in (302, 403, 404)
    name(client, ours)
    assert not ours.partner.invitations.exists()


def test_organisation_that_left_gets_no_new_administrator(ours, editor, client):
    leave(ours.partner.pk, ours.user)
    assert "ausgetreten" in words(client.get(ours.place))
    assert "Neue Person" not in words(client.get(ours.place))
    name(client, ours)
    assert not ours.partner.invitations.exists()
    assert "Küche" not in words(client.get(LIST))


def test_list_finds_organisations_that_nobody_manages(ours, editor, client):
    factories.partner(title="Verwaist")
    User.objects.filter(pk=ours.user.pk).update(last_login=timezone.now() - timedelta(days=1))
    whole = words(client.get(LIST))
    assert "1 Person" in whole
    assert "noch nie" in whole
    found = words(client.get(f"{LIST}?verwaltung=ohne"))
    assert "Verwaist" in found
    assert "Küche" not in found
    assert client.get(f"{LIST}?export=csv").status_code == 200


def test_list_asks_no_query_for_each_row(ours, editor, client):
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(5):
        factories.partner(title=f"Partner {number}")
    client.get(LIST)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_way_from_the_profile_to_its_people(ours, editor, client):
    page = soup(client.get(f"/admin/pages/{ours.partner.pk}/edit/"))
    assert page.select_one(f"a[href='{ours.place}']")
    release = factories.release()
    page = soup(client.get(f"/admin/pages/{release.pk}/edit/"))
    assert not page.select_one(f"a[href^='{LIST}']:not([class*=menu])")


def said(response) -> str:
    return " ".join(soup(response).select_one(".messages").get_text(" ").split())
