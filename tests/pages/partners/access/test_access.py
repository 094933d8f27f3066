"""An administrator invites, changes and removes the people of their own organisation, no other."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import User
from pages.partners.models import Invitation, Membership
from tests import factories
from tests.pages.partners.joining.conftest import words
from tests.pages.partners.mails import link_in, mails_to

PLACE = "/mein-profil/zugaenge/"
NEW = "tom@kueche.example"
Role = Membership.Role


def member(partner, email, role=Role.ADMINISTRATOR):
    user = factories.person("partner", email)
    return Membership.objects.create(user=user, partner=partner, role=role)


@pytest.fixture
def ours(site, roles, client):
    partner = factories.partner(title="Küche")
    me = member(partner, "ich@kueche.example")
    client.force_login(me.user)
    return SimpleNamespace(partner=partner, me=me)


@pytest.fixture
def theirs(ours):
    partner = factories.partner(title="Chor")
    other = member(partner, "fremd@chor.example")
    invitation = Invitation.objects.create(
        partner=partner, email="gast@chor.example", role=Role.AUTHOR, token_hash="x"
    )
    return SimpleNamespace(member=other, invitation=invitation)


def invite(client, email=NEW, role=Role.AUTHOR):
    return client.post(f"{PLACE}einladen/", {"email": email, "role": role}, follow=True)


def test_invited_person_accepts_and_is_signed_in(ours, client):
    assert NEW in words(invite(client))
    (mail,) = mails_to(NEW)
    visitor, link = Client(), link_in(mail)
    assert visitor.get(link).status_code == 200
    assert not User.objects.filter(email=NEW).exists()

    visitor.post(link)
    user = User.objects.get(email=NEW)
    assert visitor.session["_auth_user_id"] == str(user.pk)
    assert not user.has_usable_password()
    assert user.memberships.get().role == Role.AUTHOR
    assert "angenommen am" in words(client.get(PLACE))
    assert visitor.get("/").wsgi_request.user == user  # the session holds on the next page
    assert visitor.get(PLACE).status_code == 404  # an author manages nobody
    assert Client().post(link).status_code == 410


@pytest.mark.parametrize("end", ["withdraw", "expire", "again"])
def test_a_link_that_no_longer_holds_makes_no_account(ours, client, end):
    invite(client)
    link = link_in(mails_to(NEW)[0])
    if end == "expire":
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=15))
        assert "abgelaufen am" in words(client.get(PLACE))
    else:
        pk = Invitation.objects.get().pk
        client.post(f"{PLACE}einladung/{pk}/", {"action": end})
    assert Client().post(link).status_code == 410
    assert not User.objects.filter(email=NEW).exists()


def test_staff_address_is_refused(ours, client):
    factories.person("editor", "redaktion@haus.example")
    assert "Konto der Redaktion" in words(invite(client, "Redaktion@haus.example"))
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice(ours, client):
    invite(client)
    assert "schon eingeladen" in words(invite(client, NEW.upper()))
    assert len(mails_to(NEW)) == 1


@pytest.mark.parametrize("sent", [{"action": "remove"}, {"role": Role.AUTHOR}])
def test_last_administrator_stays(ours, client, sent):
    client.post(f"{PLACE}person/{ours.me.pk}/", sent)
    ours.me.refresh_from_db()
    assert ours.me.role == Role.ADMINISTRATOR


def test_colleague_is_removed(ours, client):
    colleague = member(ours.partner, NEW, Role.AUTHOR)
    door = Client()
    door.force_login(colleague.user)
    client.post(f"{PLACE}person/{colleague.pk}/", {"action": "remove"})
    assert not Membership.objects.filter(pk=colleague.pk).exists()
    assert door.get(PLACE).status_code == 404


def test_another_organisation_is_not_there(ours, theirs, client):
    person = f"{PLACE}person/{theirs.member.pk}/"
    invitation = f"{PLACE}einladung/{theirs.invitation.pk}/"
    for address, sent in [
        (person, {"action": "remove"}),
        (person, {"action": "remove", "organisation": theirs.member.partner_id}),
        (invitation, {"action": "withdraw"}),
        (invitation, {"action": "again", "organisation": theirs.member.partner_id}),
    ]:
        assert client.post(address, sent).status_code == 404
    assert Membership.objects.filter(pk=theirs.member.pk).exists()
    assert Invitation.objects.get(pk=theirs.invitation.pk).is_open


def test_role_is_changed_and_takes_effect_at_once(ours, client):
    colleague = member(ours.partner, NEW, Role.AUTHOR)
    door = Client()
    door.force_login(colleague.user)
    assert door.get(PLACE).status_code == 404

    address = f"{PLACE}person/{colleague.pk}/"
    assert "verwaltet Profil und Zugänge" in words(
        client.post(address, {"role": Role.ADMINISTRATOR}, follow=True)
    )
    assert door.get(PLACE).status_code == 200

    # Now that there are two, the first may hand the role over.
    client.post(f"{PLACE}person/{ours.me.pk}/", {"role": Role.AUTHOR})
    assert client.get(PLACE).status_code == 404
    assert door.get(PLACE).status_code == 200


@pytest.mark.parametrize("role", ["", "leitung", "x" * 1_000_000, "\0", "🎉"])
def test_made_up_role_changes_nothing(ours, client, role):
    colleague = member(ours.partner, NEW, Role.AUTHOR)
    address = f"{PLACE}person/{colleague.pk}/"
    assert client.post(address, {"role": role}).status_code == 404
    colleague.refresh_from_db()
    assert colleague.role == Role.AUTHOR


def test_what_an_administrator_does_is_written_down_without_addresses(ours, client):
    colleague = member(ours.partner, "tina@kueche.example", Role.AUTHOR)
    invite(client)
    pk = Invitation.objects.get().pk
    client.post(f"{PLACE}einladung/{pk}/", {"action": "withdraw"})
    client.post(f"{PLACE}person/{colleague.pk}/", {"role": Role.ADMINISTRATOR})
    client.post(f"{PLACE}person/{colleague.pk}/", {"action": "remove"})
    rows = LogEntry.objects.filter(kind=Kind.ACCESS).order_by("pk")
    assert [(row.note, row.person) for row in rows] == [
        ("eingeladen", None),
        ("Einladung zurückgezogen", None),
        ("Zugang geändert", colleague.user),
        ("Zugang geändert", colleague.user),
    ]
    for row in rows:
        assert (row.actor, row.page_number, row.subject) == (ours.me.user, ours.partner.pk, "Küche")


def test_invitation_that_is_open_does_not_bring_back_who_was_removed(ours, client):
    colleague = member(ours.partner, NEW, Role.AUTHOR)
    invite(client)
    client.post(f"{PLACE}person/{colleague.pk}/", {"action": "remove"})
    assert Client().post(link_in(mails_to(NEW)[0])).status_code == 410
    assert not Membership.objects.filter(user=colleague.user).exists()
