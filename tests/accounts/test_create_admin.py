import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.accounts.models import User

GOOD = "Moorbirke im Nebel 7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def create(monkeypatch):
    """Runs the command; the password comes from standard input. Returns what it wrote."""

    def run(email: str, standard_input: str = f"{GOOD}\n", **options) -> str:
        monkeypatch.setattr(sys, "stdin", StringIO(standard_input))
        output = StringIO()
        call_command("create_admin", email, password_stdin=True, stdout=output, **options)
        return output.getvalue()

    return run


def test_account_has_the_role_admin_and_is_no_superuser(create, client):
    said = create("  Jonas@Test.Example ", first_name="Jonas", last_name="Petersen")
    user = User.objects.get()
    assert said == "Konto jonas@test.example angelegt, Rolle Administration.\n"
    assert (user.email, str(user)) == ("jonas@test.example", "Jonas Petersen")
    assert [group.name for group in user.groups.all()] == ["Administration"]
    assert not user.is_superuser
    assert not user.user_permissions.exists()
    assert client.login(username="jonas@test.example", password=GOOD)
    assert client.get("/admin/users/").status_code == 200


@pytest.mark.parametrize("email", ["", "jonas", "jonas@", "jonas@test", "jo nas@test.example"])
def test_what_is_no_address_is_refused(create, email):
    with pytest.raises(CommandError, match="ist keine E-Mail-Adresse"):
        create(email)
    assert not User.objects.exists()


@pytest.mark.parametrize("stored", ["jonas@test.example", "Jonas@Test.Example"])
def test_address_with_an_account_is_refused_in_any_letters(create, stored):
    User.objects.create(email=stored)
    with pytest.raises(CommandError, match="hat schon ein Konto"):
        create("JONAS@test.example")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("kurz", "zu kurz"),
        ("elf Zeichen", "zu kurz"),
        ("qwerty123456", "zu üblich"),
        ("jonas@test.example", "zu ähnlich"),
        ("", "zu kurz"),
    ],
)
def test_weak_password_is_refused_in_german(create, password, reason):
    with pytest.raises(CommandError, match=reason):
        create("jonas@test.example", f"{password}\n")
    assert not User.objects.exists()


def test_empty_input_is_refused_without_a_stack_trace(create):
    with pytest.raises(CommandError):
        create("jonas@test.example", "")
    assert not User.objects.exists()


def test_only_the_first_line_counts_and_keeps_its_spaces(create, client):
    create("jonas@test.example", f" {GOOD} \nzweite Zeile\n")
    assert client.login(username="jonas@test.example", password=f" {GOOD} ")


def test_lines_of_a_windows_file_are_no_part_of_the_password(create, client):
    create("jonas@test.example", f"{GOOD}\r\n")
    assert client.login(username="jonas@test.example", password=GOOD)


@pytest.mark.parametrize(("second", "made"), [(GOOD, True), ("Vertippt im Nebel 7", False)])
def test_typed_password_is_asked_twice(monkeypatch, second, made):
    answers = iter([GOOD, second])
    monkeypatch.setattr(
        "cms.accounts.management.commands.create_admin.getpass", lambda prompt: next(answers)
    )
    if made:
        call_command("create_admin", "jonas@test.example", stdout=StringIO())
    else:
        with pytest.raises(CommandError, match="verschieden"):
            call_command("create_admin", "jonas@test.example")
    assert User.objects.exists() is made


def test_roles_stand_before_the_first_account_does(create):
    create("jonas@test.example")
    assert User.objects.get().has_perm("accounts.add_user")
