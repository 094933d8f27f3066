"""Another address needs a yes from the old one and from the new one."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests import factories
from tests.accounts import ways_in

PAGE = f"{ways_in.ACCESS}e-mail/"


@pytest.fixture
def user(roles, client):
    user = factories.person("partner")
    client.force_login(user)
    return user


def links() -> dict[str, str]:
    return {
        message.to[0]: re.search(r"https?://[^/\s]+(/\S+)", message.body)[1]
        for message in mail.outbox
    }


def test_both_confirm(user, client):
    client.post(PAGE, {"email": "Neu@test.example"})
    sent = links()
    assert set(sent) == {user.email, "neu@test.example"}
    for address, expected in ((user.email, user.email), ("neu@test.example", "neu@test.example")):
        stranger = Client()
        stranger.get(sent[address])
        user.refresh_from_db()
        assert user.email == "partner@test.example", "looking changes nothing"
        stranger.post(sent[address])
        user.refresh_from_db()
        assert user.email == expected
    assert "gilt nicht mehr" in Client().post(sent["neu@test.example"]).content.decode()


def test_one_side_twice_is_not_both(user, client):
    client.post(PAGE, {"email": "neu@test.example"})
    for _ in range(2):
        Client().post(links()["neu@test.example"])
    user.refresh_from_db()
    assert user.email == "partner@test.example"


def test_nobody_learns_who_has_an_account(user, client):
    factories.person("editor")
    answers = [client.post(PAGE, {"email": f"{who}@test.example"}) for who in ("editor", "frei")]
    assert len({re.sub("csrf.*", "", answer.content.decode()) for answer in answers}) == 1
    assert "editor@test.example" not in links()


def test_forged_link_is_none(user, client):
    assert client.get("/anmelden/e-mail/gefaelscht/").status_code == 404
