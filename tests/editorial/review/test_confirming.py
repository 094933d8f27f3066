"""What went out alone waits for a person who neither published it nor edited it last."""

import pytest

from cms.accounts.log import Kind, LogEntry
from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from cms.editorial.models import PublishedAlone
from tests import reading
from tests.admin.forms import REASON, approve, edit, messages
from tests.editorial.review.steps import (
    OPEN,
    confirm,
    confirmation,
    now,
    publish,
    publish_unchanged,
    screen,
)


@pytest.mark.parametrize(("who", "may"), [("head", False), ("editor", False), ("other", True)])
def test_neither_publisher_nor_author_confirms(doors, people, draft, who, may):
    publish_unchanged(doors.head, draft)
    door = getattr(doors, who)
    shown = reading.text(door.get(f"/admin/pages/{draft.pk}/nachtraeglich-freigeben/"))
    assert REASON in shown
    assert OPEN().exists(), "to look confirms nothing"
    answer = confirm(door, draft)
    assert OPEN().exists() is not may
    assert (answer.status_code == 403) is not may or answer.status_code == 302
    assert LogEntry.objects.filter(kind=Kind.CONFIRMATION).exists() is may


def test_confirmed_twice_is_confirmed_once(doors, people, draft):
    publish(doors.head, draft)
    confirm(doors.other, draft)
    confirm(doors.other, draft)
    alone = PublishedAlone.objects.get()
    assert (alone.confirmed_by, OPEN().count()) == (people.other, 0)
    assert LogEntry.objects.filter(kind=Kind.CONFIRMATION).count() == 1


def test_nobody_confirms_a_publication_that_they_have_not_seen(doors, draft):
    """The page was published once more while the screen was open."""
    publish(doors.head, draft, lead="Eins.")
    seen = OPEN().get().pk
    publish(doors.head, draft, lead="Zwei.")
    for sent in (seen, "", "abc", "1" * 5000):
        answer = doors.other.post(confirmation(draft), {"publication": sent}, follow=True)
        assert "noch einmal veröffentlicht" in messages(answer)
        assert OPEN().exists()
    confirm(doors.other, draft)
    assert not OPEN().exists()


def test_withdrawn_meanwhile_it_still_waits_and_says_so(doors, people, draft):
    publish(doors.head, draft)
    withdraw(now(draft), Withdrawal.Reason.ERROR, user=people.head)
    assert "Inzwischen ist sie nicht mehr öffentlich." in reading.text(
        doors.other.get(confirmation(draft))
    )
    confirm(doors.other, draft)
    assert not OPEN().exists()


def test_page_deleted_meanwhile_is_not_found(doors, draft):
    publish(doors.head, draft)
    now(draft).delete()
    for url in (screen(draft), confirmation(draft)):
        assert doors.other.get(url).status_code == 404
        assert doors.head.post(url, {"reason": REASON, "version": "1"}).status_code == 404
    assert not PublishedAlone.objects.exists()
    assert doors.other.get("/admin/").status_code == 200


def test_head_whose_own_words_it_is_waits_for_another(doors, people, draft):
    publish(doors.head, draft, lead="Von Marlene.")
    assert OPEN().get().author == people.head
    assert confirm(doors.head, draft).status_code in (302, 403)
    assert OPEN().exists()
    confirm(doors.editor, draft)
    assert not OPEN().exists()


def test_admin_without_content_rights_confirms_nothing(doors, draft):
    publish(doors.head, draft)
    assert confirm(doors.admin, draft).status_code in (302, 403)
    assert OPEN().exists()


def test_approval_of_a_later_version_confirms_it_along(doors, draft):
    publish(doors.head, draft)
    edit(doors.editor, draft, lead="Später.", **{"action-submit": "1"})
    approve(doors.other, draft)
    assert not OPEN().exists()


def test_flag_is_seen_in_the_editor_and_in_the_list(doors, draft):
    publish(doors.head, draft)
    form = reading.text(doors.other.get(f"/admin/pages/{draft.pk}/edit/"))
    assert "Ohne zweite Person veröffentlicht: Marlene Okafor" in form
    assert "Nachträglich freigeben" in form
    url = "/admin/pressemitteilungen/?zustand=ohne_zweite_person"
    assert "Entwurf" in reading.text(doors.other.get(url))
    confirm(doors.other, draft)
    assert "Ohne zweite Person" not in reading.text(
        doors.other.get(f"/admin/pages/{draft.pk}/edit/")
    )
