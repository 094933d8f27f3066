"""A lost second factor is taken away by two people, never by one."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import FactorReset
from tests import factories
from tests.accounts import ways_in

PAGE = "/anmelden/zugang/zuruecksetzen/"


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def asked(admin, admin_door):
    """The administration has asked for an editor."""
    user = ways_in.staff()
    admin_door.post(PAGE, {"person": user.pk, "reason": "Am Telefon erkannt."})
    return FactorReset.objects.get(user=user)


def confirm(client: Client, row):
    return client.post(f"{PAGE}{row.pk}/", {"entscheidung": "bestaetigen"})


def test_second_person_takes_it_away_and_a_new_one_is_set_up(asked):
    client = Client()
    client.force_login(asked.user)
    assert confirm(door(factories.person("head")), asked).status_code == 302
    assert not Authenticator.objects.filter(user=asked.user).exists()
    assert client.get("/admin/").status_code == 302, "open sessions end"
    ways_in.give_password(client, asked.user.email)
    assert client.get("/admin/")["Location"].startswith(ways_in.SET_UP)
    assert [message.to for message in mail.outbox] == [[asked.user.email]]
    assert LogEntry.objects.filter(kind=Kind.SECOND_FACTOR, person=asked.user).count() == 2


def test_nobody_does_it_alone(asked, admin_door):
    for client in (
        admin_door,
        door(asked.user),
        door(factories.person("editor", "x@test.example")),
    ):
        assert confirm(client, asked).status_code == 404
    assert Authenticator.objects.filter(user=asked.user).exists()


def test_twice_is_once(asked):
    client = door(factories.person("head"))
    assert confirm(client, asked).status_code == 302
    answer = confirm(client, asked)
    assert answer.status_code == 409
    assert "hat inzwischen jemand anderes entschieden" in answer.content.decode()


def test_everybody_who_may_confirm_gets_one_mail(admin, admin_door):
    head = factories.person("head")
    factories.person("editor", "unbeteiligt@test.example")
    user = ways_in.staff()
    for _ in range(2):
        admin_door.post(PAGE, {"person": user.pk, "reason": "Am Telefon erkannt."})
    (message,) = mail.outbox
    assert message.to == [head.email]
    assert "Am Telefon erkannt." in message.body
    assert PAGE in message.body


@pytest.mark.parametrize("role", ["editor", "partner"])
def test_page_is_not_for_others(roles, role):
    assert door(factories.person(role)).get(PAGE).status_code == 404


def test_only_the_administration_asks(roles):
    user = ways_in.staff()
    door(factories.person("head")).post(PAGE, {"person": user.pk, "reason": "Ich."})
    assert not FactorReset.objects.exists()
