"""An administrator invites, changes and removes the people of their own organisation, no other."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

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
