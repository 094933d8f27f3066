"""Staff come in with a password and a second factor, and by no other way."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from tests import factories
from tests.accounts import ways_in

GOOD = "Moorbirke im Nebel 7"


def said(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    for part in page.select("input[type=hidden]"):
        part.decompose()
    return page.main.get_text(" ", strip=True)


@pytest.mark.parametrize("role", ["editor", "head", "admin"])
def test_password_and_code_open_the_admin(roles, client, role):
    user = ways_in.staff(role)
    assert ways_in.sign_in_staff(client, user)["Location"] == "/admin/"
    assert ways_in.is_inside(client)


def test_password_alone_opens_nothing(roles, client):
    user = ways_in.staff()
    ways_in.give_password(client, user.email)
    for url in ("/admin/", "/admin/pages/", ways_in.SET_UP, ways_in.ACCESS):
        assert client.get(url).status_code == 302, url


@pytest.mark.parametrize("typed", ["Editor@Test.example", "EDITOR@test.EXAMPLE "])
def test_capitals_in_the_address_do_not_matter(roles, client, typed):
    ways_in.staff()
    assert ways_in.give_password(client, typed)["Location"] == ways_in.FACTOR


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("editor@test.example", "falsch"),
        ("editor@test.example", factories.PASSWORD.upper()),
        ("niemand@test.example", factories.PASSWORD),
        ("partner@test.example", factories.PASSWORD),
        ("aus@test.example", factories.PASSWORD),
    ],
)
def test_whatever_is_wrong_is_said_alike(roles, client, email, password):
    ways_in.staff()
    factories.person("partner")
    factories.person("editor", "aus@test.example", is_active=False)
    answer = ways_in.give_password(client, email, password)
    assert answer.status_code == 200
    assert "Diese Angaben passen zu keinem Konto der Redaktion." in said(answer)
    assert not re.search(r"\b(Your|Please|password|email)\b", said(answer))
    assert not ways_in.is_inside(client)
    assert Authenticator.objects.exclude(user__email="editor@test.example").count() == 0


def test_answers_for_known_and_unknown_are_the_same_page(roles, client):
    ways_in.staff()
    factories.person("partner")
    pages = {
        said(ways_in.give_password(Client(), email, "falsch")).replace(email, "")
        for email in ("editor@test.example", "partner@test.example", "niemand@test.example")
    }
    assert len(pages) == 1


def test_a_password_is_checked_for_nobody_too(roles, monkeypatch):
    """The time of an answer is that of a hash; it is computed for every address."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    factories.person("editor")
    factories.person("partner").set_unusable_password()
    counted = []
    encode = MD5PasswordHasher.encode

    def counting(self, *args):
        counted.append(1)
        return encode(self, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    costs = set()
    for email in ("editor@test.example", "niemand@test.example", "partner@test.example"):
        counted.clear()
        ways_in.give_password(Client(), email, "falsch")
        costs.add(len(counted))
    assert costs == {1}


@pytest.mark.parametrize("code", ["000000", "", "x" * 41, "🙂", "<script>", "12 34\x00"])
def test_wrong_code_is_refused_in_german(roles, client, code):
    user = ways_in.staff()
    ways_in.give_password(client, user.email)
    answer = client.post(ways_in.FACTOR, {"code": code})
    assert answer.status_code == 200
    assert "Bitte prüfen Sie eine Angabe" in said(answer)
    assert not ways_in.is_inside(client)


def test_a_code_counts_once(roles, client):
    user = ways_in.staff()
    ways_in.sign_in_staff(client, user)
    second = Client()
    ways_in.give_password(second, user.email)
    assert second.post(ways_in.FACTOR, {"code": ways_in.app_code()}).status_code == 200
    assert not ways_in.is_inside(second)


def test_recovery_code_counts_once(roles, client):
    user = ways_in.staff()
    code = ways_in.recovery_codes(user)[3]
    for door, opens in ((client, True), (Client(), False)):
        ways_in.give_password(door, user.email)
        door.post(ways_in.FACTOR, {"code": f"{code[:5]} {code[5:]}"})
        assert ways_in.is_inside(door) is opens
    assert len(ways_in.recovery_codes(user)) == 9


def test_the_page_that_was_asked_for_comes_after_both_steps(roles, client):
    user = ways_in.staff()
    asked = client.get("/admin/pages/")["Location"]
    assert asked == f"{ways_in.STAFF}?next=/admin/pages/"
    assert ways_in.sign_in_staff(client, user, "/admin/pages/")["Location"] == "/admin/pages/"


@pytest.mark.parametrize("target", ["https://boese.example/", "//boese.example", "javascript:a"])
def test_foreign_address_is_no_target(roles, client, target):
    user = ways_in.staff()
    assert ways_in.sign_in_staff(client, user, target)["Location"] == "/admin/"


class TestSettingUp:
    """Without a second factor nothing opens but the page that sets one up."""

    def test_leads_there_and_nowhere_else(self, roles, client):
        user = factories.person("editor")
        assert ways_in.give_password(client, user.email)["Location"] == "/admin/"
        for url in ("/admin/", "/admin/pages/", ways_in.ACCESS, f"{ways_in.ACCESS}passwort/"):
            answer = client.get(url)
            assert answer["Location"].startswith(ways_in.SET_UP), url
        by_script = {"x-requested-with": "XMLHttpRequest"}
        assert client.get("/admin/", headers=by_script).status_code == 403

    def test_works_without_javascript_and_opens_the_admin(self, roles, client):
        user = factories.person("editor")
        ways_in.give_password(client, user.email)
        page = client.get(f"{ways_in.SET_UP}?next=/admin/pages/")
        secret = BeautifulSoup(page.content, "html.parser").select_one(".secret").get_text()
        assert "<svg" in page.content.decode()
        code = ways_in.app_code(secret.replace(" ", ""))
        answer = client.post(f"{ways_in.SET_UP}?next=/admin/pages/", {"code": code})
        codes = client.get(answer["Location"])
        shown = BeautifulSoup(codes.content, "html.parser").select(".codes li")
        assert [code.get_text().replace(" ", "") for code in shown] == ways_in.recovery_codes(user)
        assert 'href="/admin/pages/"' in codes.content.decode()
        assert ways_in.is_inside(client)
        assert ways_in.stored_secret(user) == secret.replace(" ", "")
        assert secret.replace(" ", "") not in str(Authenticator.objects.values_list("data"))

    def test_codes_are_shown_once(self, roles, client):
        user = ways_in.staff()
        ways_in.sign_in_staff(client, user)
        first, second = (client.get(f"{ways_in.ACCESS}codes/") for _ in range(2))
        assert first.context["codes"]
        assert second.context["codes"] == []
        before = ways_in.recovery_codes(user)
        client.post(f"{ways_in.ACCESS}codes/")
        assert set(before).isdisjoint(ways_in.recovery_codes(user))

    def test_wrong_code_sets_nothing_up(self, roles, client):
        user = factories.person("editor")
        ways_in.give_password(client, user.email)
        client.get(ways_in.SET_UP)
        assert client.post(ways_in.SET_UP, {"code": "000000"}).status_code == 200
        assert not Authenticator.objects.exists()
        assert not ways_in.is_inside(client)

    def test_owner_is_told(self, roles, client):
        user = factories.person("editor")
        ways_in.give_password(client, user.email)
        secret = client.get(ways_in.SET_UP).context["secret"].replace(" ", "")
        client.post(ways_in.SET_UP, {"code": ways_in.app_code(secret)})
        (message,) = mail.outbox
        assert message.to == [user.email]
        assert "App für Codes eingerichtet" in message.body
        assert secret not in message.body

    def test_is_not_for_others(self, roles, client):
        assert client.get(ways_in.SET_UP).status_code == 302
        client.force_login(factories.person("partner"))
        assert client.get(ways_in.SET_UP).status_code == 404

    def test_factor_set_up_in_another_browser_is_asked_for_at_the_door(self, roles, client):
        user = factories.person("editor")
        ways_in.give_password(client, user.email)
        TOTP.activate(user, ways_in.SECRET)
        first = client.get("/admin/pages/")["Location"]
        door = client.get(first)["Location"]
        assert door == f"{ways_in.STAFF}?next=%2Fadmin%2Fpages%2F"
        assert client.get(door).status_code == 200
        ways_in.sign_in_staff(client, user)
        assert ways_in.is_inside(client)


class TestForgottenPassword:
    def link(self) -> str:
        return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]

    def test_link_gives_a_new_password_and_no_more(self, roles, client):
        user = ways_in.staff()
        other = Client()
        ways_in.sign_in_staff(other, user)
        client.post(f"{ways_in.STAFF}passwort/", {"email": "EDITOR@test.example"})
        text = f"{mail.outbox[-1].subject}\n{mail.outbox[-1].body}"
        for english in ("Please", "reset", "username", "click"):
            assert english not in re.sub(r"https?://\S+", "", text)
        page = client.get(self.link(), follow=True)
        form = {"password": GOOD, "repeated": GOOD}
        answer = client.post(page.request["PATH_INFO"], form)
        assert answer["Location"].startswith(ways_in.STAFF)
        assert not ways_in.is_inside(client), "a new password signs nobody in"
        assert not ways_in.is_inside(other), "whoever knew the old one is out"
        assert ways_in.give_password(client, user.email, GOOD)["Location"] == ways_in.FACTOR

    def test_link_counts_once(self, roles, client):
        ways_in.staff()
        client.post(f"{ways_in.STAFF}passwort/", {"email": "editor@test.example"})
        page = client.get(self.link(), follow=True)
        client.post(page.request["PATH_INFO"], {"password": GOOD, "repeated": GOOD})
        assert "gilt nicht mehr" in said(Client().get(self.link(), follow=True))

    def test_nobody_learns_who_has_an_account(self, roles):
        ways_in.staff()
        factories.person("partner")
        answers = {
            said(Client().post(f"{ways_in.STAFF}passwort/", {"email": email}))
            for email in ("editor@test.example", "partner@test.example", "niemand@test.example")
        }
        assert len(answers) == 1
        assert [message.to for message in mail.outbox] == [["editor@test.example"]]

    @pytest.mark.parametrize(
        ("password", "message"),
        [("kurz", "zu kurz"), ("qwerty123456", "zu üblich"), ("editor@test.example", "ähnlich")],
    )
    def test_weak_password_is_refused(self, roles, client, password, message):
        user = ways_in.staff()
        client.post(f"{ways_in.STAFF}passwort/", {"email": user.email})
        page = client.get(self.link(), follow=True)
        form = {"password": password, "repeated": password}
        assert message in said(client.post(page.request["PATH_INFO"], form))
