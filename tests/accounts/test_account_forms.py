"""The screens with which an admin keeps accounts, and on which everybody keeps their own."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.accounts.models import User
from cms.accounts.roles import ROLES, group_of
from tests import factories
from tests.media.phones import photo


def form(**changes) -> dict:
    """What an admin types for a new account."""
    typed = {
        "email": "katrin@test.example",
        "first_name": "Katrin",
        "last_name": "Lindhorst",
        "groups": [group_of("editor").pk],
    }
    return {key: value for key, value in (typed | changes).items() if value is not None}


def errors(response) -> str:
    """What stands at the fields of a form that was not accepted, and above it."""
    assert response.status_code == 200, "the form was accepted"
    page = BeautifulSoup(response.content, "html.parser")
    found = page.select(".w-field__errors, .help-critical")
    said = [*(part.get_text(" ") for part in found), *response.context["form"].non_field_errors()]
    return " ".join(" ".join(said).split())


def test_admin_makes_an_account_and_its_owner_chooses_the_password(admin_door, client):
    response = admin_door.post("/admin/users/new/", form())
    assert response.status_code == 302
    user = User.objects.get(email="katrin@test.example")
    assert [group.name for group in user.groups.all()] == ["Redaktion"]
    assert (user.is_superuser, user.is_active) == (False, True)
    assert not user.has_usable_password()
    (message,) = mail.outbox
    assert message.to == ["katrin@test.example"]
    link = re.search(r"http://\S+/passwort/\S+", message.body)[0]
    new = "Moorbirke im Nebel 7"
    form_address = client.get(urlsplit(link).path)["Location"]
    client.post(form_address, {"password": new, "repeated": new})
    assert client.login(username="katrin@test.example", password=new)


@pytest.mark.parametrize("page", ["new", "edit", "copy"])
def test_nobody_gives_a_colleague_a_password(admin_door, page):
    user = factories.person("editor")
    url = f"/admin/users/{page}/" if page == "new" else f"/admin/users/{page}/{user.pk}/"
    assert b'type="password"' not in admin_door.get(url).content
    typed = {"password1": "Untergeschoben 77", "password2": "Untergeschoben 77", "is_active": "on"}
    email = user.email if page == "edit" else "katrin@test.example"
    assert admin_door.post(url, form(email=email, **typed)).status_code == 302
    assert not User.objects.get(email=email).check_password("Untergeschoben 77")


def test_forms_offer_roles_and_no_superuser(admin_door, admin):
    for url in ("/admin/users/new/", f"/admin/users/edit/{admin.pk}/"):
        page = BeautifulSoup(admin_door.get(url).content, "html.parser")
        assert page.find(attrs={"name": "is_superuser"}) is None
        labels = {box.find_parent("label").get_text(strip=True) for box in _role_boxes(page)}
        assert labels == {role.group for role in ROLES.values()}


def _role_boxes(page) -> list:
    return page.find_all("input", {"name": "groups", "type": "checkbox"})


def test_forged_superuser_on_a_new_account_is_ignored(admin_door):
    admin_door.post("/admin/users/new/", form(is_superuser="on", is_staff="on", user_permissions=1))
    user = User.objects.get(email="katrin@test.example")
    assert not user.is_superuser
    assert not user.user_permissions.exists()


@pytest.mark.parametrize("whom", ["self", "other"])
def test_forged_superuser_on_an_account_is_ignored(admin_door, admin, whom):
    user = admin if whom == "self" else factories.person("editor")
    typed = form(email=user.email, is_active="on", is_superuser="on")
    response = admin_door.post(f"/admin/users/edit/{user.pk}/", typed)
    assert response.status_code == 302
    user.refresh_from_db()
    assert not user.is_superuser
    assert user.first_name == "Katrin"


def test_forged_superuser_on_a_copied_account_is_ignored(admin_door):
    original = factories.person("editor")
    admin_door.post(f"/admin/users/copy/{original.pk}/", form(is_superuser="on"))
    assert not User.objects.filter(is_superuser=True).exists()


def test_superusers_are_not_made_by_a_bulk_action(admin_door):
    user = factories.person("editor")
    url = f"/admin/bulk/accounts/user/assign_role/?id={user.pk}"
    admin_door.post(url, {"role": group_of("head").pk, "is_superuser": "on"})
    user.refresh_from_db()
    assert {group.name for group in user.groups.all()} == {"Redaktion", "Leitung"}
    assert not user.is_superuser


def test_account_is_switched_off_and_cannot_sign_in(admin_door, client):
    user = factories.person("editor")
    admin_door.post(f"/admin/users/edit/{user.pk}/", form(email=user.email))
    user.refresh_from_db()
    assert not user.is_active
    assert not client.login(username=user.email, password=factories.PASSWORD)


def test_admin_can_neither_delete_nor_switch_off_themselves(admin_door, admin):
    admin_door.post(f"/admin/users/delete/{admin.pk}/")
    admin_door.post(f"/admin/bulk/accounts/user/delete/?id={admin.pk}")
    admin_door.post(
        f"/admin/bulk/accounts/user/set_active_state/?id={admin.pk}", {"mark_as_active": "False"}
    )
    admin_door.post(f"/admin/users/edit/{admin.pk}/", form(email=admin.email, groups=[]))
    admin.refresh_from_db()
    assert admin.is_active


@pytest.mark.parametrize("role", ["editor", "head", "partner"])
def test_others_reach_no_account(role, roles, client):
    user = factories.person("editor", "ziel@test.example", first_name="Ziel")
    client.force_login(factories.person(role))
    for url in (
        "/admin/users/",
        "/admin/users/new/",
        f"/admin/users/edit/{user.pk}/",
        f"/admin/users/delete/{user.pk}/",
        f"/admin/users/copy/{user.pk}/",
        f"/admin/users/history/{user.pk}/",
        f"/admin/bulk/accounts/user/delete/?id={user.pk}",
        f"/admin/bulk/accounts/user/assign_role/?id={user.pk}",
        "/admin/groups/",
    ):
        for answer in (client.get(url), client.post(url, form(role=group_of("head").pk))):
            assert answer.status_code in (302, 403, 404), url
    assert User.objects.count() == 2
    assert [group.name for group in user.groups.all()] == ["Redaktion"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"email": ""}, "Dieses Feld muss ausgefüllt werden."),
        ({"email": "katrin"}, "Bitte gültige E-Mail-Adresse eingeben."),
        ({"first_name": ""}, "Dieses Feld muss ausgefüllt werden."),
        ({"groups": ["999"]}, "999"),
    ],
)
def test_errors_are_german(admin_door, change, message):
    said = errors(admin_door.post("/admin/users/new/", form(**change)))
    assert message in said
    for english in ("This", "field", "password", "valid", "choice", "Enter"):
        assert english not in said
    assert not User.objects.filter(first_name="Katrin").exists()


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("katrin@test.example", "katrin@test.example"),
        ("katrin@test.example", "Katrin@TEST.example"),
        ("Katrin@test.example", "katrin@test.example"),
    ],
)
def test_second_account_with_the_same_address_is_refused(admin_door, typed, stored):
    User.objects.create(email=stored)
    said = errors(admin_door.post("/admin/users/new/", form(email=typed)))
    assert said == "Diese E-Mail-Adresse hat schon ein Konto."
    assert User.objects.filter(email__iexact=typed).count() == 1


def test_address_is_stored_in_small_letters(admin_door):
    admin_door.post("/admin/users/new/", form(email="Katrin@Test.Example"))
    assert User.objects.filter(email="katrin@test.example").exists()


def test_nobody_gives_an_account_of_others_another_address(admin_door):
    """With it they could sign in there; its owner confirms a new one at both addresses."""
    user = factories.person("partner")
    typed = form(email="eigene@test.example", is_active="on")
    admin_door.post(f"/admin/users/edit/{user.pk}/", typed)
    user.refresh_from_db()
    assert (user.first_name, user.email) == ("Katrin", "partner@test.example")


@pytest.fixture
def own_account(admin_door, admin):
    """Sends the form of one's own account. Returns what was wrong, None if nothing was."""
    page = BeautifulSoup(admin_door.get("/admin/account/").content, "html.parser")
    filled = {
        field["name"]: field.get("value", "")
        for field in page.select("main input[name]:not([type=file], [type=checkbox])")
    }
    for field in page.select("main select[name]"):
        filled[field["name"]] = field.select_one("option[selected], option")["value"]

    def post(**changes) -> str | None:
        response = admin_door.post("/admin/account/", filled | changes)
        if response.status_code == 302:
            return None
        page = BeautifulSoup(response.content, "html.parser")
        said = " ".join(part.get_text(" ") for part in page.select(".w-field__errors"))
        return " ".join(said.split())

    return post


def test_everybody_changes_their_own_name_but_not_their_way_in(own_account, admin):
    """Address and password have pages of their own, which ask who is there: tests of the doors."""
    changes = {
        "name_email-first_name": "Jona",
        "name_email-email": "jona@test.example",
        "password-old_password": factories.PASSWORD,
        "password-new_password1": "Moorbirke im Nebel 7",
        "password-new_password2": "Moorbirke im Nebel 7",
    }
    assert own_account(**changes) is None
    admin.refresh_from_db()
    assert (admin.first_name, admin.email) == ("Jona", "jonas@test.example")
    assert admin.check_password(factories.PASSWORD)


def test_nobody_leaves_a_picture_of_themselves(own_account, admin_door, tmp_path, settings):
    """It would be kept as the phone made it, place and all."""
    settings.MEDIA_ROOT = tmp_path
    page = BeautifulSoup(admin_door.get("/admin/account/").content, "html.parser")
    assert page.select("main input[type=file]") == []
    assert "avatar-section" not in admin_door.get("/admin/").content.decode()
    portrait = SimpleUploadedFile("ich.jpg", photo("JPEG"), "image/jpeg")
    assert own_account(**{"avatar-avatar": portrait}) is None
    assert list(tmp_path.rglob("*")) == []
