"""The log: who did what and when, and nothing that somebody typed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.test import RequestFactory
from wagtail.log_actions import LogContext

from cms.accounts import log
from cms.accounts.log import KEPT, Kind, LogEntry, record
from cms.accounts.models import User
from cms.accounts.roles import group_of
from tests import factories

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def admin(roles) -> User:
    admin = factories.person("admin")
    LogEntry.objects.all().delete()
    return admin


def entries(kind: Kind) -> list[tuple]:
    found = LogEntry.objects.filter(kind=kind).order_by("pk")
    return list(found.values_list("actor", "person", "subject"))


def test_sign_in_says_who(admin, client):
    client.force_login(admin)
    assert entries(Kind.SIGN_IN) == [(admin.pk, admin.pk, "")]


@pytest.mark.parametrize("typed", ["{}", "fremd@test.example", "nul\0", "x" * 10_000])
def test_failed_sign_in_says_whose_account_and_not_what_was_typed(admin, typed):
    typed = typed.format(admin.email)
    request = RequestFactory().post("/anmelden/redaktion/")
    assert authenticate(request, username=typed, password="ganz-geheim-1") is None
    known = admin.pk if typed == admin.email else None
    assert entries(Kind.SIGN_IN_FAILED) == [(None, known, "")]
    row = LogEntry.objects.values_list().get()
    assert "geheim" not in str(row)
    assert "@" not in str(row)


def test_roles_given_and_taken_say_by_whom(admin):
    person = factories.person("editor", "neu@test.example")
    LogEntry.objects.all().delete()
    with LogContext(user=admin):
        person.groups.set([group_of("head")])
        group_of("head").user_set.remove(person)
    assert entries(Kind.RIGHTS) == [
        (admin.pk, person.pk, "Rolle „Redaktion“ genommen"),
        (admin.pk, person.pk, "Rolle „Leitung“ gegeben"),
        (admin.pk, person.pk, "Rolle „Leitung“ genommen"),
    ]


def test_all_roles_taken_at_once_are_named(admin):
    admin.groups.clear()
    assert entries(Kind.RIGHTS) == [(None, admin.pk, "Rolle „Administration“ genommen")]


def test_rights_of_a_role_and_of_an_account(admin):
    right = Permission.objects.get(codename="add_group")
    Group.objects.get(name="Redaktion").permissions.add(right)
    admin.user_permissions.add(right)
    assert [subject for _, _, subject in entries(Kind.RIGHTS)] == [
        "Rechte der Rolle „Redaktion“ geändert",
        "Einzelne Rechte geändert",
    ]


def test_account_made_changed_and_deleted_in_the_admin(admin, client):
    client.force_login(admin)
    form = {
        "email": "neu@test.example",
        "first_name": "Neue",
        "last_name": "Person",
        "groups": [group_of("editor").pk],
        "is_active": "on",
    }
    client.post("/admin/users/new/", form)
    person = User.objects.get(email="neu@test.example")
    del form["is_active"]
    client.post(f"/admin/users/edit/{person.pk}/", form)
    client.post(f"/admin/users/delete/{person.pk}/")
    made, changed = LogEntry.objects.filter(kind=Kind.ACCOUNT).order_by("pk")
    assert (made.actor, made.subject) == (admin, "Konto angelegt")
    assert (changed.actor, changed.subject) == (admin, "Zustand „aktiv“ geändert")
    assert changed.person is None, "after the deletion of the account the row says nothing of it"
    assert entries(Kind.DELETION) == [(admin.pk, None, f"Konto Nr. {person.pk}")]
    assert "test.example" not in str(list(LogEntry.objects.values_list()))


def test_sign_in_changes_no_account(admin, client):
    client.force_login(admin)
    assert entries(Kind.ACCOUNT) == []


def test_addresses_and_long_texts_do_not_reach_the_rows(admin):
    record(Kind.JOINING, subject="Anfrage von a.b@verein.example\0", note="x " * 100_000)
    row = LogEntry.objects.get()
    assert row.subject == "Anfrage von [Adresse]"
    assert len(row.note) <= 255


def test_every_kind_is_kept_for_its_time(admin, time_machine):
    time_machine.move_to(NOON, tick=False)
    for kind in Kind:
        for age in (KEPT[kind] - timedelta(days=1), KEPT[kind]):
            record(kind, subject=str(age))
            LogEntry.objects.filter(at=NOON).update(at=NOON - age)
    log.forget()
    assert LogEntry.objects.count() == len(Kind)
