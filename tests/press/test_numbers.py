"""Release numbers: one at the first publication, on every way there, and never another."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import Page

from cms.editorial.schedule import publish_due
from pages.press.models import PressIndexPage, PressReleasePage, ReleaseCounter
from tests import factories
from tests.admin.forms import approve, edit

NOVEMBER = datetime(2026, 11, 24, 11, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)  # midnight in Berlin
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOVEMBER, tick=False)
    return time_machine


@pytest.fixture
def press(site) -> PressIndexPage:
    return PressIndexPage.objects.get()


@pytest.fixture
def draft(press) -> PressReleasePage:
    return factories.release(title="Entwurf", live=False)


@pytest.fixture
def door(roles):
    """Signs somebody in."""

    def sign_in(role: str, email: str = "") -> Client:
        client = Client()
        client.force_login(factories.person(role, email))
        return client

    return sign_in


def now(page) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk)


def publish(page) -> str:
    """Publish the latest revision; the number that stands on the page afterwards."""
    now(page).get_latest_revision().publish()
    return now(page).number


def by_revision(page, door):
    now(page).get_latest_revision().publish()


def by_editor_of_the_head(page, door):
    edit(door("head"), page, **{"action-publish": "1"})


def by_approval(page, door):
    edit(door("editor"), page, lead="Neu.", **{"action-submit": "1"})
    approve(door("editor", "zweite@test.example"), page)


def by_schedule(page, door):
    planned = now(page).get_latest_revision_as_object()
    planned.go_live_at = NOVEMBER - SECOND
    planned.save_revision(approved_go_live_at=planned.go_live_at)
    publish_due()


def by_saving(page, door):
    page = now(page)
    page.live = True
    page.save()


WAYS = [by_revision, by_editor_of_the_head, by_approval, by_schedule, by_saving]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_the_public_gives_a_number(draft, door, way):
    factories.release(title="Die erste")
    assert now(draft).number == ""
    way(draft, door)
    assert now(draft).live
    assert now(draft).number == "2/2026"
    publish(draft)
    assert now(draft).number == "2/2026"


def test_page_that_is_added_live_has_a_number(press):
    texts = {"lead": "Sofort.", "teaser": factories.TEASER}
    page = PressReleasePage(title="Sofort", contact=factories.press_contact(), **texts)
    Page.objects.get(pk=press.pk).add_child(instance=page)
    assert now(page).number == "1/2026"
    page.save_revision().publish()
    assert now(page).number == "1/2026"


def test_draft_takes_no_number(draft):
    for title in ("Zweite Fassung", "Dritte Fassung"):
        page = now(draft).get_latest_revision_as_object()
        page.title = title
        page.save_revision()
        page.save()
    assert now(draft).number == ""
    assert not ReleaseCounter.objects.exists()


def test_planned_release_takes_its_number_when_it_appears(draft, clock):
    page = now(draft).get_latest_revision_as_object()
    page.go_live_at = NOVEMBER + timedelta(days=1)
    page.save_revision().publish()
    assert now(draft).number == ""
    factories.release(title="Dazwischen")
    clock.move_to(NOVEMBER + timedelta(days=1), tick=False)
    publish_due()
    assert now(draft).number == "2/2026"


@pytest.mark.parametrize(
    ("moment", "number"), [(NEW_YEAR - SECOND, "2/2026"), (NEW_YEAR, "1/2027")]
)
def test_year_begins_at_midnight_in_berlin(draft, clock, moment, number):
    factories.release(title="Im November")
    clock.move_to(moment, tick=False)
    assert publish(draft) == number


def test_release_planned_for_midnight_opens_the_year(draft, clock):
    factories.release(title="Im November")
    page = now(draft).get_latest_revision_as_object()
    page.go_live_at = NEW_YEAR
    page.save_revision().publish()
    clock.move_to(NEW_YEAR + 40 * SECOND, tick=False)
    publish_due()
    assert now(draft).number == "1/2027"


def test_date_of_the_release_does_not_make_its_year(draft):
    page = now(draft)
    page.date = datetime(2025, 12, 31).date()
    page.save_revision().publish()
    assert now(draft).number == "1/2026"


def test_older_revision_brings_no_older_number(draft):
    first = now(draft).get_latest_revision()
    page = now(draft).get_latest_revision_as_object()
    page.lead = "Neuer Vorspann."
    page.save_revision()
    assert publish(draft) == "1/2026"
    first.publish()
    assert now(draft).number == "1/2026"
    assert now(draft).lead == draft.lead


def test_draft_that_was_begun_before_the_number_keeps_it(draft):
    waiting = now(draft).get_latest_revision_as_object()
    waiting.lead = "Angefangen, bevor es eine Nummer gab."
    revision = waiting.save_revision()
    draft.revisions.order_by("pk").first().publish()
    revision.publish()
    assert now(draft).number == "1/2026"
    assert now(draft).get_latest_revision_as_object().number == "1/2026"


def test_two_who_publish_the_same_release_give_it_one_number(draft):
    """Both have loaded the draft before the other one published it."""
    first, second = now(draft), now(draft)
    for page in (first, second):
        page.live = True
        page.save()
    assert now(draft).number == first.number == second.number == "1/2026"
    assert ReleaseCounter.objects.get().last == 1


def test_number_outlives_withdrawal_new_year_and_move(draft, clock):
    publish(draft)
    now(draft).unpublish()
    assert now(draft).number == "1/2026"
    clock.move_to(NEW_YEAR, tick=False)
    assert publish(draft) == "1/2026"
    assert factories.release(title="Im Januar").number == "1/2027"


def test_number_of_a_deleted_release_is_not_given_again(draft):
    publish(draft)
    now(draft).delete()
    assert factories.release(title="Die nächste").number == "2/2026"


def test_failed_publication_uses_up_no_number(draft):
    page = now(draft)
    page.title, page.live = "", True
    with pytest.raises(Exception, match="title"):
        page.save()
    assert publish(draft) == "1/2026"


@pytest.fixture
def published(draft, clock) -> PressReleasePage:
    """A release of the year before."""
    publish(draft)
    clock.move_to(NEW_YEAR, tick=False)
    return now(draft)


@pytest.mark.parametrize("keep_live", [False, True])
def test_copy_gets_a_number_of_its_own_year(published, keep_live):
    copy = published.copy(keep_live=keep_live, update_attrs={"slug": "kopie"})
    assert now(copy).number == ("1/2027" if keep_live else "")
    assert publish(copy) == "1/2027"
    assert now(published).number == "1/2026"


def test_copy_by_the_form_gets_a_number_of_its_own_year(published, press, door):
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": press.pk}
    door("head").post(f"/admin/pages/{published.pk}/copy/", form)
    copy = PressReleasePage.objects.get(slug="kopie")
    assert copy.number == ""
    assert publish(copy) == "1/2027"


def test_alias_is_no_second_release_with_the_same_number(published, press, door):
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": press.pk, "alias": "on"}
    response = door("head").post(f"/admin/pages/{published.pk}/copy/", form)
    assert response.status_code == 302
    alias = PressReleasePage.objects.get(slug="kopie")
    numbers = (published.number, alias.number)
    assert len(set(numbers)) == 2
    page = now(published).get_latest_revision_as_object()
    page.lead = "Geändert."
    page.save_revision().publish()
    assert (now(published).number, now(alias).number) == numbers
    assert now(alias).lead == "Geändert."


def test_numbers_of_many_are_in_the_order_of_publication(press):
    pages = [factories.release(title=f"Nummer {n}", live=False) for n in range(4)]
    assert [publish(page) for page in reversed(pages)] == ["1/2026", "2/2026", "3/2026", "4/2026"]
