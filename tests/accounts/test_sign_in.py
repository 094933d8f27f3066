import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cms.accounts.models import User
from tests import factories

LOGIN = "/admin/login/"


def sign_in(client, email: str, password: str = factories.PASSWORD):
    return client.post(LOGIN, {"username": email, "password": password}, follow=True)


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "typed", ["editor@test.example", "Editor@Test.Example", "EDITOR@test.EXAMPLE"]
)
def test_capitals_in_the_address_do_not_matter(roles, client, typed):
    factories.person("editor")
    assert sign_in(client, typed).redirect_chain[-1] == ("/admin/", 302)
    assert is_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("editor@test.example", "falsch"),
        ("editor@test.example", factories.PASSWORD.upper()),
        ("niemand@test.example", factories.PASSWORD),
        ("editor@test.example", ""),
    ],
)
def test_wrong_words_lead_nowhere_and_the_answer_is_german(roles, client, email, password):
    factories.person("editor")
    text = sign_in(client, email, password).content.decode()
    assert not is_in(client)
    assert "Your" not in text
    assert "Please" not in text


def test_unknown_name_and_wrong_password_get_the_same_answer(roles, client):
    factories.person("editor")
    said = {
        re.search(r'class="messages.*?</div>', answer.content.decode(), re.DOTALL)[0]
        for answer in (
            sign_in(client, "editor@test.example", "falsch"),
            sign_in(client, "niemand@test.example", "falsch"),
        )
    }
    assert len(said) == 1


@pytest.mark.parametrize("role", ["editor", "head", "admin"])
def test_staff_come_in(roles, client, role):
    factories.person(role)
    assert "Abmelden" in sign_in(client, f"{role}@test.example").content.decode()


def test_partner_does_not_come_in_and_is_told_so_once(roles, client):
    factories.person("partner")
    response = sign_in(client, "partner@test.example")
    assert response.status_code == 200
    assert len(response.redirect_chain) <= 2, "no loop"
    assert response.request["PATH_INFO"] == LOGIN
    assert "permission" not in response.content.decode()
    assert not is_in(client)


def test_switched_off_account_is_out_at_once(roles, client):
    user = factories.person("editor")
    sign_in(client, user.email)
    User.objects.update(is_active=False)
    assert not is_in(client)
    sign_in(client, user.email)
    assert not is_in(client)


def test_lost_role_closes_the_door_at_once(roles, client):
    user = factories.person("editor")
    sign_in(client, user.email)
    user.groups.clear()
    assert not is_in(client)


def test_foreign_address_is_no_target_after_signing_in(roles, client):
    user = factories.person("editor")
    data = {"username": user.email, "password": factories.PASSWORD}
    response = client.post(LOGIN, data | {"next": "https://boese.example/"})
    assert response["Location"] == "/admin/"


def test_signing_out_takes_a_post(roles, client):
    user = factories.person("editor")
    sign_in(client, user.email)
    client.get("/admin/logout/")
    client.post("/admin/logout/")
    assert not is_in(client)


def test_forgotten_password_comes_by_mail_in_german(roles, client):
    factories.person("editor", first_name="Katrin")
    client.post("/admin/password_reset/", {"email": "EDITOR@test.example"})
    (message,) = mail.outbox
    assert message.to == ["editor@test.example"]
    text = f"{message.subject}\n{message.body}"
    for english in ("Please", "password", "reset", "username", "click"):
        assert english not in re.sub(r"https?://\S+", "", text)
    link = re.search(r"https?://[^/]+(/\S+)", message.body)[1]
    page = client.get(link, follow=True)
    new = "Moorbirke im Nebel 7"
    data = {"new_password1": new, "new_password2": new}
    client.post(page.request["PATH_INFO"], data)
    assert sign_in(client, "editor@test.example", new).redirect_chain[-1][0] == "/admin/"


def test_nobody_learns_who_has_an_account(roles, client):
    factories.person("editor")
    answers = [
        client.post("/admin/password_reset/", {"email": email})
        for email in ("editor@test.example", "niemand@test.example")
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/admin/password_reset/done/")
    }
    assert len(mail.outbox) == 1


def test_account_without_password_gets_no_mail(roles, client):
    user = factories.person("partner")
    user.set_password(None)
    user.save()
    client.post("/admin/password_reset/", {"email": user.email})
    assert mail.outbox == []


def test_database_refuses_the_same_address_in_other_letters(db):
    User.objects.create(email="katrin@test.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Katrin@Test.example")


@pytest.mark.parametrize("email", ["Katrin@Test.example", "katrin@test.example"])
def test_manager_stores_small_letters_and_finds_any(db, email):
    user = User.objects.create_user(email)
    assert user.email == "katrin@test.example"
    assert not user.has_usable_password()
    assert User.objects.get_by_natural_key("KATRIN@test.example") == user


def test_name_on_screen_is_the_address_until_there_is_one(db):
    user = User(email="katrin@test.example")
    assert (str(user), user.get_short_name()) == ("katrin@test.example", "katrin@test.example")
    user.first_name = "Katrin"
    assert (str(user), user.get_short_name()) == ("Katrin", "Katrin")
