"""What was erased after a backup is written down beside it, and erased again from its data."""

import errno
import os
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.accounts.models import User
from cms.backup import erasures
from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from cms.jobs.mail.models import Mail
from cms.media.models import Picture
from pages.mutmacher.models import StoryPage
from pages.partners.leaving.departing import leave
from pages.partners.models import Departure, Membership, PartnerPage
from pages.press.models import PressContact
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "roles", "backups")]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something as in a transaction of its own; returns what a restore would do again."""

    def do(deed) -> list[str]:
        before = timezone.now()
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return [str(each) for each in erasures.since(before)]

    return do


def test_deletions_are_written_down(committed):
    story, picture = factories.story(), factories.picture()
    contact, user = factories.press_contact(), factories.person("editor")
    keys = [thing.pk for thing in (story, picture, contact, user)]

    def erase():
        for thing in (story, picture, contact, user):
            thing.delete()

    models = ("wagtailcore.page", "media.picture", "press.presscontact", "accounts.user")
    assert committed(erase) == [
        f"deleted {model} {key}" for model, key in zip(models, keys, strict=True)
    ]


def test_no_line_names_anybody(committed, backups):
    story, contact = factories.story(title="Gesine"), factories.press_contact(name="Anke Abgang")
    committed(lambda: (withdraw(story, Withdrawal.Reason.ERROR, note="Anke"), contact.delete()))

    text = "".join(path.read_text() for path in backups.glob("loeschungen-*.jsonl"))
    assert text.count("\n") == 3
    assert not any(name in text for name in ("Gesine", "Anke", "presse.example"))


def test_what_is_rolled_back_leaves_no_line(committed, backups):
    assert committed(lambda: None) == []
    assert not erasures.is_there()


def test_without_backups_nothing_is_written(committed, settings, backups):
    settings.BACKUP_ROOT = ""
    factories.story().delete()
    settings.BACKUP_ROOT = str(backups)
    assert list(erasures.lines()) == []


def test_a_full_disk_keeps_nobody_from_deleting(committed, monkeypatch, caplog):
    def full(*arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(erasures, "_append", full)
    story = factories.story()

    committed(story.delete)

    assert not StoryPage.objects.exists()
    assert "An erasure could not be written down" in caplog.text


def test_a_page_with_a_child_that_was_not_deleted_stays():
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Darunter")
    lines = [line("deleted", Page, above.pk)]

    assert erasures.delete_again(lines) == lines
    assert Page.objects.filter(pk=below.pk).exists()

    both = [*lines, line("deleted", Page, below.pk)]
    assert erasures.delete_again(both) == []
    assert not Page.objects.filter(pk__in=[above.pk, below.pk]).exists()


def test_what_others_need_goes_after_them():
    contact = factories.press_contact()
    release = factories.release(contact=contact)
    lines = [line("deleted", PressContact, contact.pk), line("deleted", Page, release.pk)]

    assert erasures.delete_again(lines) == []
    assert not PressContact.objects.filter(pk=contact.pk).exists()


def line(what: str, model, key: int, why: str = "", ago: timedelta = timedelta()):
    at = (timezone.now() - ago).isoformat()
    return erasures.Erasure(at, what, model._meta.label_lower, key, why)


def test_what_the_backup_does_not_have_is_no_problem():
    lines = [line("deleted", model, 987654) for model in (Page, Picture, User)]
    assert erasures.delete_again(lines) == []
    states = ("withdrawn", "restricted")
    assert erasures.do_again([line(state, Page, 987654) for state in states]) == []
    assert erasures.do_again([line("left", PartnerPage, 987654)]) == []


def test_a_withdrawn_page_is_withdrawn_again_for_its_reason(committed):
    story, other = factories.story(), factories.story(title="Eine andere")
    said = committed(lambda: withdraw(story, Withdrawal.Reason.REPLACED, successor=other))
    assert said == [f"withdrawn wagtailcore.page {story.pk}"]
    written = [each for each in erasures.lines() if each.key == story.pk]
    Withdrawal.objects.all().delete()
    story.refresh_from_db()
    story.save_revision().publish()

    assert erasures.do_again(written[-1:]) == []

    withdrawal = Withdrawal.objects.get(page=story.pk)
    assert (withdrawal.reason, withdrawal.successor_id) == (Withdrawal.Reason.REPLACED, other.pk)
    assert not StoryPage.objects.get(pk=story.pk).live


def test_a_page_that_was_published_again_stays_public(committed):
    story = factories.story()

    def there_and_back():
        story.unpublish()
        StoryPage.objects.get(pk=story.pk).save_revision().publish()

    assert committed(there_and_back) == []


def test_a_restricted_page_is_restricted_again(committed):
    story = factories.story()
    committed(lambda: story.view_restrictions.create(restriction_type="login"))
    written = list(erasures.lines())
    assert committed(PageViewRestriction.objects.get().delete) == []

    assert erasures.do_again(written) == []
    assert PageViewRestriction.objects.get().page_id == story.pk


def test_a_closed_account_is_closed_again(committed):
    user = factories.person("editor")

    def set_active(value):
        user.is_active = value
        user.save()

    assert committed(lambda: set_active(False)) == [f"closed accounts.user {user.pk}"]
    assert committed(lambda: set_active(True)) == []
    assert erasures.do_again([line("closed", User, user.pk)]) == []
    assert not User.objects.get(pk=user.pk).is_active


def test_an_organisation_that_left_has_left_since_then(committed):
    partner = factories.partner()
    user = factories.person("partner")
    membership = {"partner": partner, "user": user, "role": Membership.Role.ADMINISTRATOR}
    Membership.objects.create(**membership)

    said = committed(lambda: leave(partner.pk, user))
    assert said[0] == f"left partners.partnerpage {partner.pk}"
    Departure.objects.all().delete()
    Membership.objects.all().delete()
    User.objects.update(is_active=True)
    Membership.objects.create(**membership)
    PartnerPage.objects.get(pk=partner.pk).save_revision().publish()
    Mail.objects.all().delete()
    days = timedelta(days=12)

    assert erasures.do_again([line("left", PartnerPage, partner.pk, ago=days)]) == []

    assert not PartnerPage.objects.get(pk=partner.pk).live
    assert not User.objects.get(pk=user.pk).is_active
    assert timezone.now() - Departure.objects.get().at >= days


def test_doing_it_again_writes_no_second_line(committed):
    story = factories.story()
    lines = [line("deleted", Page, story.pk)]
    assert committed(lambda: erasures.delete_again(lines)) == []


def test_a_line_that_was_cut_off_hides_no_other(committed, backups):
    story = factories.story()
    committed(story.delete)
    (path,) = backups.glob("loeschungen-*.jsonl")
    with path.open("a") as file:
        file.write('{"at": "2026-')
    other = factories.story()
    committed(other.delete)

    assert [each.key for each in erasures.lines()] == [story.pk, other.pk]


def test_a_disk_that_is_full_in_the_middle_of_a_line_is_told(committed, monkeypatch, caplog):
    written = os.write
    monkeypatch.setattr(os, "write", lambda file, data: written(file, data[:5]))
    story = factories.story()
    key = story.pk
    assert committed(story.delete) == []
    assert "An erasure could not be written down" in caplog.text
    assert str(key) in caplog.text


def test_a_clock_that_is_late_loses_no_line(committed):
    story = factories.story()
    committed(story.delete)

    def since(**ago) -> int:
        return len(erasures.since(timezone.now() + timedelta(**ago)))

    assert (since(seconds=30), since(minutes=2)) == (1, 0)


def test_very_old_lines_go_with_their_month(backups):
    old, young = (backups / f"loeschungen-{month}-a.jsonl" for month in ("2024-01", "2099-01"))
    old.touch()
    young.touch()
    erasures.begin_and_prune()
    assert (old.exists(), young.exists()) == (False, True)


def test_one_failure_stops_no_other(committed):
    story = factories.story()
    lines = [line("withdrawn", Page, story.pk, "kein-grund"), line("restricted", Page, story.pk)]
    assert erasures.do_again(lines) == lines[:1]
    assert PageViewRestriction.objects.filter(page=story).exists()
