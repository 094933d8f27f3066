"""Several people publish in the same second, each in a thread with a connection of its own."""

import pytest
from django.db import transaction
from wagtail.models import Revision

from cms.core.problems import Incomplete
from pages.press.models import PressReleasePage, ReleaseCounter
from tests import factories
from tests.at_once import at_once

THREADS = 8
pytestmark = pytest.mark.usefixtures("shared_database")


def drafts(count: int) -> list[PressReleasePage]:
    return [factories.release(title=f"Entwurf {n}", live=False) for n in range(count)]


def loaded(page: PressReleasePage) -> Revision:
    """The draft as a person has it on screen before anybody publishes."""
    revision = PressReleasePage.objects.get(pk=page.pk).get_latest_revision()
    assert revision.content_object.number == ""
    return revision


def numbers() -> list[int]:
    published = PressReleasePage.objects.exclude(number_seq=None)
    return sorted(published.values_list("number_seq", flat=True))


def last() -> int:
    return sum(ReleaseCounter.objects.values_list("last", flat=True))


def test_eight_at_once_get_eight_numbers():
    results = at_once(Revision.publish, [loaded(page) for page in drafts(THREADS)])
    assert results == [None] * THREADS
    assert numbers() == list(range(1, THREADS + 1))
    assert last() == THREADS


def test_same_release_at_once_gets_one_number():
    (page,) = drafts(1)
    results = at_once(Revision.publish, [loaded(page) for _ in range(THREADS)])
    assert results == [None] * THREADS
    assert numbers() == [1]
    assert last() == 1


def test_publications_that_fail_leave_no_gap_and_no_double():
    """A number exists once its publication is stored; what was taken back, nobody has seen."""

    def publish(step: tuple[Revision, bool]) -> None:
        revision, breaks_off = step
        with transaction.atomic():
            revision.publish()
            if breaks_off:
                raise ConnectionError("the power went out")

    revisions = [loaded(page) for page in drafts(THREADS)]
    results = at_once(publish, [(revision, n % 2) for n, revision in enumerate(revisions)])
    assert [type(result) for result in results] == [type(None), ConnectionError] * (THREADS // 2)
    assert numbers() == [1, 2, 3, 4]
    assert last() == 4
    for revision in revisions[1::2]:
        revision.publish()
    assert numbers() == list(range(1, THREADS + 1))


def test_incomplete_releases_among_others_take_no_number():
    pages = drafts(THREADS)
    for page in pages[::2]:
        page.contact = None
        page.save_revision()
    results = at_once(Revision.publish, [loaded(page) for page in pages])
    assert [type(result) for result in results] == [Incomplete, type(None)] * (THREADS // 2)
    assert numbers() == [1, 2, 3, 4]
    assert last() == 4


def test_saving_live_at_once_gives_each_release_one_number():
    """Without revisions, as an import would do it, twice each."""

    def save(page: PressReleasePage) -> None:
        page.live = True
        page.save()

    pages = drafts(THREADS // 2)
    twice = [PressReleasePage.objects.get(pk=page.pk) for page in pages * 2]
    results = at_once(save, twice)
    assert results == [None] * THREADS
    assert numbers() == [1, 2, 3, 4]
    assert sorted(page.number_seq for page in twice) == [1, 1, 2, 2, 3, 3, 4, 4]
