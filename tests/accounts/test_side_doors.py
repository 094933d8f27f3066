"""Wagtail's and allauth's own ways in lead to ours, or nowhere."""

import pytest
from bs4 import BeautifulSoup

from cms.accounts.models import User
from cms.accounts.roles import group_of
from tests import factories
from tests.accounts import ways_in


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/admin/login/", ways_in.STAFF),
        ("/admin/login/?next=/admin/pages/", f"{ways_in.STAFF}?next=/admin/pages/"),
        ("/admin/password_reset/", f"{ways_in.STAFF}passwort/"),
        ("/admin/password_reset/confirm/MQ/abc-def/", f"{ways_in.STAFF}passwort/"),
        ("/_util/login/", ways_in.PARTNERS),
        ("/_util/login/?next=/", f"{ways_in.PARTNERS}?next=/"),
    ],
)
def test_wagtails_lead_to_ours(roles, client, address, target):
    user = ways_in.staff()
    data = {"username": user.email, "password": factories.PASSWORD}
    for answer in (client.get(address), client.post(address, data)):
        assert answer["Location"] == target
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    [
        *("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"),
        *("/anmelden/signup/", "/anmelden/login/code/", "/anmelden/password/change/"),
        *("/anmelden/2fa/", "/anmelden/email/", "/anmelden/reauthenticate/", "/login/"),
    ],
)
def test_allauths_are_not_there(site, client, address):
    assert client.get(address).status_code == 404


def test_own_account_screen_changes_neither_address_nor_password(roles, client):
    user = factories.person("editor")
    client.force_login(user)
    page = BeautifulSoup(client.get("/admin/account/").content, "html.parser")
    assert page.select("[name*=password], [name$=-email]") == []


def test_switched_off_account_is_out_at_once(roles, client):
    user = ways_in.staff()
    ways_in.sign_in_staff(client, user)
    User.objects.update(is_active=False)
    assert not ways_in.is_inside(client)


def test_lost_role_closes_the_door_at_once(roles, client):
    user = ways_in.staff()
    ways_in.sign_in_staff(client, user)
    user.groups.clear()
    assert client.get("/admin/").status_code == 404


def test_a_partner_who_becomes_staff_needs_a_password(roles, client):
    user = factories.person("partner")
    ways_in.sign_in_partner(client, user)
    user.groups.add(group_of("head"))
    assert client.get("/admin/")["Location"].startswith(ways_in.SET_UP)
    assert client.get(ways_in.SET_UP)["Location"].startswith("/anmelden/noch-einmal/")


def test_own_account_screen_leads_to_the_pages_that_do(roles, client):
    client.force_login(factories.person("editor"))
    assert f'href="{ways_in.ACCESS}"' in client.get("/admin/account/").content.decode()
