"""Thirty days after an organisation has left, the nightly clock deletes what there was of it."""

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.accounts.log import Kind, LogEntry
from cms.accounts.models import User
from cms.jobs import clock as jobs
from cms.media.models import Picture
from pages.partners.leaving.forgetting import delete_due
from pages.partners.models import (
    Departure,
    FormerMember,
    Invitation,
    Membership,
    PartnerPage,
    ProfileChange,
)
from tests import factories, reading
from tests.pages.partners.leaving.conftest import leave
from tests.pages.partners.leaving.test_export import rich
from tests.pages.partners.profile.conftest import door, member, now

__all__ = ["rich"]

MONTH = timedelta(days=30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def gone(rich, people):
    leave(door(people.selma), rich)
    return rich


def test_before_thirty_days_everything_is_there(gone, clock):
    clock.shift(MONTH - SECOND)
    delete_due()
    assert PartnerPage.objects.filter(pk=gone.pk).exists()
    assert User.objects.filter(email__endswith="sonnenkorn.example").count() == 2
    assert not LogEntry.objects.filter(kind=Kind.DELETION).exists()


def test_after_thirty_days_nothing_is_left_but_the_address(gone, choir, people, clock):
    numbers = {gone.logo_id, ProfileChange.objects.get(field="logo").new}
    clock.shift(MONTH)
    delete_due()
    assert not PartnerPage.objects.filter(pk=gone.pk).exists()
    assert not Revision.page_revisions.filter(object_id=str(gone.pk)).exists()
    assert not User.objects.filter(email__endswith="sonnenkorn.example").exists()
    assert not Picture.objects.filter(pk__in=numbers).exists()
    assert not ProfileChange.objects.exclude(page=choir).exists()
    for model in (Departure, FormerMember, Invitation):
        assert not model.objects.exists()
    answer = Client().get(gone.url)
    assert answer.status_code == 410
    assert "gehört nicht mehr zum Bündnis" in reading.text(answer)
    assert "Sonnenkorn" not in answer.content.decode()
    for entries in (PageLogEntry, ModelLogEntry):
        said = str(list(entries.objects.values_list("label", "data")))
        assert "Sonnenkorn" not in said
        assert "Selma" not in said
    assert now(choir).live
    assert User.objects.filter(pk=people.ruth.pk, is_active=True).exists()


def test_log_counts_and_names_nobody(gone, clock):
    clock.shift(MONTH)
    delete_due()
    row = LogEntry.objects.filter(kind=Kind.DELETION).exclude(note="").get()
    assert row.subject == "Daten ausgetretener Organisationen gelöscht: 1"
    assert row.note == ("Änderungen: 2; Einladungen: 1; Beitrittsanfragen: 1; Bilder: 2; Konten: 2")
    delete_due()
    assert LogEntry.objects.filter(kind=Kind.DELETION).exclude(note="").count() == 1


def test_night_does_it(gone, clock):
    clock.shift(MONTH + timedelta(days=1))
    jobs.tick(always=True)
    assert not PartnerPage.objects.filter(pk=gone.pk).exists()


def test_who_belongs_elsewhere_stays(rich, choir, people, clock):
    member(people.tom, choir)
    leave(door(people.selma), rich)
    clock.shift(MONTH)
    delete_due()
    assert User.objects.filter(pk=people.tom.pk, is_active=True).exists()
    assert Membership.objects.filter(user=people.tom, partner=choir).exists()
    assert not User.objects.filter(pk=people.selma.pk).exists()


def test_a_logo_that_another_page_shows_stays(rich, choir, people, clock):
    choir.logo = rich.logo
    choir.save_revision().publish()
    leave(door(people.selma), rich)
    clock.shift(MONTH)
    delete_due()
    assert Picture.objects.filter(pk=rich.logo_id).exists()


def test_brought_back_in_time_it_stays(gone, people, clock):
    clock.shift(MONTH - SECOND)
    door(people.head).post(f"/admin/pages/{gone.pk}/wieder-veroeffentlichen/")
    clock.shift(MONTH)
    delete_due()
    assert now(gone).live
    assert User.objects.filter(pk=people.selma.pk, is_active=True).exists()


def test_what_is_public_is_not_deleted(gone, clock):
    """Code saved it; no signal of a publication told of that."""
    page = now(gone)
    page.live = True
    page.save()
    clock.shift(MONTH)
    delete_due()
    assert Client().get(gone.url).status_code == 200


def test_accounts_go_also_if_somebody_deleted_the_page_before(gone, people, clock):
    now(gone).delete()
    assert Client().get(gone.url).status_code == 410
    clock.shift(MONTH)
    delete_due()
    assert not User.objects.filter(email__endswith="sonnenkorn.example").exists()


def test_form_of_a_deleted_account_is_kept_for_nobody(gone, people, clock):
    """The browser still knows whose it was, for a day longer than the account lives."""
    browser = Client()
    browser.force_login(factories.person("partner", "x@test.example"))
    browser.get("/mein-profil/")
    User.objects.filter(email="x@test.example").delete()
    assert browser.post("/mein-profil/", {"phone": "0511"}).status_code == 302
