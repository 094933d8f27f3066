"""Partners come in with a code from a mail, never with a password."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from tests import factories
from tests.accounts import ways_in


@pytest.fixture
def partner(roles):
    user = factories.person("partner")
    user.set_unusable_password()
    user.save()
    return user


def said(response) -> str:
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_code_from_the_mail_opens(partner, client):
    answer = ways_in.sign_in_partner(client, partner)
    assert answer.status_code == 302
    assert client.get(ways_in.ACCESS).status_code == 200
    assert client.get("/admin/").status_code == 404
    text = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "15 Minuten" in text
    assert ways_in.mailed_code() not in mail.outbox[0].subject


def test_page_that_was_asked_for_comes_afterwards(partner, client):
    assert ways_in.sign_in_partner(client, partner, "/presse/")["Location"] == "/presse/"
    target = ways_in.sign_in_partner(Client(), partner, "https://boese.example/")["Location"]
    assert target == "/mein-profil/"


def test_answers_are_the_same_for_everybody(partner):
    ways_in.staff()
    factories.person("partner", "aus@test.example", is_active=False)
    pages = set()
    for email in ("partner@test.example", "editor@test.example", "x@y.example", "aus@test.example"):
        client = Client()
        assert client.post(ways_in.PARTNERS, {"email": email})["Location"] == ways_in.CODE
        page = said(client.get(ways_in.CODE)).replace(email, "")
        resent = client.post(ways_in.CODE, {"action": "resend"}, follow=True)
        wrong = client.post(ways_in.CODE, {"action": "verify", "code": "1234-5678"})
        pages.add((page, said(resent).replace(email, ""), said(wrong).replace(email, "")))
    assert len(pages) == 1
    assert {message.to[0] for message in mail.outbox} == {"partner@test.example"}


def test_work_is_the_same_for_everybody(partner, settings):
    """What takes time is left to the worker: one task, whoever asks."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    ways_in.staff()
    costs = set()
    for email in ("partner@test.example", "editor@test.example", "niemand@test.example"):
        before = DBTaskResult.objects.count()
        with CaptureQueriesContext(connection) as queries:
            Client().post(ways_in.PARTNERS, {"email": email})
        costs.add((len(queries), DBTaskResult.objects.count() - before))
    assert len(costs) == 1


@pytest.mark.parametrize("email", ["partner", "", "x" * 300 + "@a.de", "a@b\x00.de", "🙂@a.de"])
def test_what_is_no_address_is_said(roles, client, email):
    answer = client.post(ways_in.PARTNERS, {"email": email})
    assert answer.status_code == 200
    assert "Bitte prüfen Sie eine Angabe" in said(answer)


def test_staff_get_no_code(roles, client):
    user = ways_in.staff()
    client.post(ways_in.PARTNERS, {"email": user.email})
    assert mail.outbox == []


def test_somebody_with_both_roles_is_staff(partner, client):
    from cms.accounts.roles import group_of

    partner.groups.add(group_of("editor"))
    client.post(ways_in.PARTNERS, {"email": partner.email})
    assert mail.outbox == []


def test_role_given_between_mail_and_code_closes_the_door(partner, client):
    from cms.accounts.roles import group_of

    client.post(ways_in.PARTNERS, {"email": partner.email})
    code = ways_in.mailed_code()
    partner.groups.add(group_of("editor"))
    client.post(ways_in.CODE, {"action": "verify", "code": code})
    assert "_auth_user_id" not in client.session


def test_code_belongs_to_the_browser_that_asked(partner, client):
    client.post(ways_in.PARTNERS, {"email": partner.email})
    code = ways_in.mailed_code()
    other = Client()
    other.post(ways_in.PARTNERS, {"email": partner.email})
    other.post(ways_in.CODE, {"action": "verify", "code": code})
    assert "_auth_user_id" not in other.session


def test_code_counts_once_and_without_its_dash(partner, client):
    client.post(ways_in.PARTNERS, {"email": partner.email})
    code = ways_in.mailed_code().replace("-", " ")
    client.post(ways_in.CODE, {"action": "verify", "code": code})
    assert client.session["_auth_user_id"]
    client.post("/anmelden/abmelden/")
    client.post(ways_in.CODE, {"action": "verify", "code": code})
    assert "_auth_user_id" not in client.session


def test_code_ends_after_a_quarter_of_an_hour(partner, client, monkeypatch):
    import time

    client.post(ways_in.PARTNERS, {"email": partner.email})
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 15 * 60 + 1)
    answer = client.post(
        ways_in.CODE, {"action": "verify", "code": ways_in.mailed_code()}, follow=True
    )
    assert "_auth_user_id" not in client.session
    assert answer.request["PATH_INFO"] == ways_in.PARTNERS


def test_too_many_wrong_codes_end_the_code(partner, client):
    client.post(ways_in.PARTNERS, {"email": partner.email})
    for _ in range(5):
        answer = client.post(ways_in.CODE, {"action": "verify", "code": "0000-0000"}, follow=True)
    assert "gilt nicht mehr" in said(answer)
    client.post(ways_in.CODE, {"action": "verify", "code": ways_in.mailed_code()})
    assert "_auth_user_id" not in client.session


def test_a_new_code_replaces_the_old_one(partner, client):
    client.post(ways_in.PARTNERS, {"email": partner.email})
    old = ways_in.mailed_code()
    page = client.post(ways_in.CODE, {"action": "resend"}, follow=True)
    assert "Noch einmal geschickt" in said(page)
    client.post(ways_in.CODE, {"action": "verify", "code": old})
    assert "_auth_user_id" not in client.session
    client.post(ways_in.CODE, {"action": "verify", "code": ways_in.mailed_code()})
    assert client.session["_auth_user_id"]


def test_a_password_is_no_way_in(roles, client):
    factories.person("partner")
    answer = ways_in.give_password(client, "partner@test.example")
    assert answer.status_code == 200
    assert not client.login(username="partner@test.example", password=factories.PASSWORD)


def test_pages_are_german_and_carry_no_inline_script(partner, client):
    client.post(ways_in.PARTNERS, {"email": partner.email})
    for url in (ways_in.PARTNERS, ways_in.CODE, ways_in.STAFF, f"{ways_in.STAFF}passwort/"):
        page = client.get(url)
        assert not re.search(r"\b(Your|Please|password|Sign|email address)\b", said(page))
        inline = BeautifulSoup(page.content, "html.parser").select("script:not([src])")
        assert {script.get("type") for script in inline} <= {"application/json"}
