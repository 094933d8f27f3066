"""Publishing without a second person: for a reason, and flagged."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import LogContext

from cms.accounts.log import Kind, LogEntry
from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from cms.editorial.models import PublishedAlone
from cms.editorial.schedule import publish_due
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.admin.forms import REASON, approve, edit, messages, page_form, with_reason
from tests.editorial.review.steps import (
    OPEN,
    confirmation,
    now,
    press_publish,
    publish,
    screen,
)
from tests.editorial.ways_to_publish import TOMORROW, copy_in_the_admin


def in_the_editor(client, page):
    press_publish(client, page)


def with_a_time(client, page):
    press_publish(client, page, go_live_at=TOMORROW)


def out_of_the_history(client, page):
    url = f"/admin/pages/{page.pk}/revisions/{page.latest_revision_id}/revert/"
    form = page_form(client.get(url)) | {"revision": page.latest_revision_id}
    client.post(f"/admin/pages/{page.pk}/edit/", form | {"action-publish": "1"})


def by_the_interface(client, page):
    client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    client.post(f"/admin/api/main/pages/{page.pk}/action/publish/", {"reason": " \0 "})


def several_at_once(client, page):
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {})


def everything_below(client, page):
    url = f"/admin/bulk/wagtailcore/page/publish/?id={page.get_parent().pk}"
    client.post(url, {"include_descendants": "on"})


def without_a_reason_on_the_screen(client, page):
    for typed in (
        {},
        {"reason": ""},
        {"reason": "   \n "},
        {"reason": "kurz"},
        {"reason": "\0" * 20},
    ):
        client.post(screen(page), typed | {"version": page.latest_revision_id})


def with_the_number_of_another_version(client, page):
    for version in ("", "abc", "-1", "1" * 40, str(page.latest_revision_id + 1)):
        client.post(screen(page), {"reason": REASON, "version": version})


@pytest.mark.parametrize(
    "way",
    [
        in_the_editor,
        with_a_time,
        out_of_the_history,
        by_the_interface,
        several_at_once,
        everything_below,
        without_a_reason_on_the_screen,
        with_the_number_of_another_version,
    ],
    ids=lambda way: way.__name__,
)
def test_no_way_leads_out_without_a_reason(doors, draft, way):
    way(doors.head, draft)
    assert not now(draft).live
    assert now(draft).scheduled_revision is None
    assert not PublishedAlone.objects.exists()


def test_head_is_asked_and_the_draft_is_safe(doors, draft):
    answer = press_publish(doors.head, draft, lead="Ganz neu.")
    assert answer["Location"] == screen(draft)
    assert now(draft).get_latest_revision_as_object().lead == "Ganz neu."
    assert "Ihr Entwurf ist gespeichert." in reading.text(doors.head.get(screen(draft)))


def test_with_a_reason_it_is_public_and_flagged(doors, people, draft):
    publish(doors.head, draft)
    assert now(draft).live
    alone = OPEN().get()
    assert (alone.by, alone.reason) == (people.head, REASON)
    entry = LogEntry.objects.get(kind=Kind.ALONE)
    assert (entry.actor, entry.page_number, entry.note) == (people.head, draft.pk, REASON)


def test_second_click_publishes_nothing_twice(doors, draft):
    publish(doors.head, draft)
    typed = {"reason": REASON, "version": draft.latest_revision_id}
    doors.head.post(screen(draft), typed)
    assert PublishedAlone.objects.count() == 1
    assert LogEntry.objects.filter(kind=Kind.ALONE).count() == 1


def test_somebody_saved_meanwhile_so_it_is_shown_again(doors, people, draft):
    press_publish(doors.head, draft)
    seen = now(draft).latest_revision_id
    changed = now(draft).get_latest_revision_as_object()
    changed.lead = "Dazwischen."
    changed.save_revision(user=people.other)
    answer = doors.head.post(screen(draft), {"reason": REASON, "version": seen})
    assert "Inzwischen gibt es eine neuere Fassung." in reading.text(answer)
    assert not now(draft).live
    with_reason(doors.head, press_publish(doors.head, draft))
    assert now(draft).live


def test_planned_publication_is_flagged_when_it_is_planned(doors, draft, time_machine):
    time_machine.move_to("2026-11-24T11:00Z", tick=False)
    said = messages(doors.head.get(publish(doors.head, draft, go_live_at=TOMORROW)["Location"]))
    assert "erscheint am Mi., 25.11.2026, 12:00" in said
    assert OPEN().count() == 1


@pytest.mark.parametrize("who", ["editor", "other", "admin"])
def test_nobody_else_publishes_alone(doors, draft, who):
    door = getattr(doors, who)
    typed = {"reason": REASON, "version": draft.latest_revision_id}
    for answer in (door.get(screen(draft)), door.post(screen(draft), typed)):
        assert answer.status_code in (302, 403)
    assert not now(draft).live


def test_what_was_approved_needs_no_reason(doors, draft):
    edit(doors.editor, draft, go_live_at="25.11.2036 12:00", **{"action-submit": "1"})
    approve(doors.other, draft)
    revision = now(draft).scheduled_revision
    doors.head.post(f"/admin/pages/{draft.pk}/revisions/{revision.pk}/unschedule/")
    several_at_once(doors.head, draft)
    assert now(draft).scheduled_revision
    assert not PublishedAlone.objects.exists()


def test_what_was_public_comes_back_without_a_reason_and_changed_with_one(doors, people, draft):
    publish(doors.head, draft)
    OPEN().confirm(people.other)
    url = f"/admin/pages/{draft.pk}/wieder-veroeffentlichen/"
    withdraw(now(draft), Withdrawal.Reason.ERROR, user=people.head)
    doors.head.post(url)
    assert now(draft).live
    withdraw(now(draft), Withdrawal.Reason.ERROR, user=people.head)
    edit(doors.editor, draft, lead="Geändert.")
    answer = doors.head.post(url)
    assert answer["Location"] == screen(draft)
    assert not now(draft).live
    with_reason(doors.head, answer)
    assert now(draft).live
    assert OPEN().count() == 1


def test_what_the_clock_published_comes_back_without_a_reason(doors, people, draft, time_machine):
    time_machine.move_to("2026-11-24T11:00Z", tick=False)
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision(user=people.editor).publish()
    time_machine.move_to("2026-11-26T11:00Z", tick=False)
    publish_due()
    withdraw(now(draft), Withdrawal.Reason.ERROR, user=people.head)
    doors.head.post(f"/admin/pages/{draft.pk}/wieder-veroeffentlichen/")
    assert now(draft).live
    assert not PublishedAlone.objects.exists()


def test_copies_begin_as_drafts(doors, site):
    release = factories.release(title="Vorlage")
    shown = reading.text(doors.head.get(f"/admin/pages/{release.pk}/copy/"))
    assert "veröffentlichen" not in shown.lower()
    copy_in_the_admin(release, doors, publish_copies="on")
    url = f"/admin/api/main/pages/{release.pk}/action/copy/"
    doors.head.post(url, {"slug": "drilling", "keep_live": "true"})
    copies = PressReleasePage.objects.exclude(pk=release.pk)
    assert copies.count() == 2
    assert not copies.live().exists()


def test_unknown_way_is_flagged_too(people, draft):
    with LogContext(user=people.head):
        PublishPageRevisionAction(draft.latest_revision, user=people.head).execute()
    assert now(draft).live
    assert OPEN().get().reason == ""


@pytest.mark.parametrize("returned", [False, True])
def test_what_was_in_review_or_returned_is_so_no_more(doors, draft, returned):
    edit(doors.editor, draft, **{"action-submit": "1"})
    if returned:
        state = now(draft).current_workflow_task_state
        url = f"/admin/pages/workflow/action/{draft.pk}/reject/{state.pk}/"
        doors.other.post(url, {"comment": "Bitte kürzer."})
    publish(doors.head, draft)
    assert now(draft).live
    assert now(draft).current_workflow_state is None
    assert not LogEntry.objects.filter(kind=Kind.CONFIRMATION).exists()
    assert OPEN().exists(), "what waits is the confirmation"


def test_long_reason_is_refused_and_kept(doors, draft):
    press_publish(doors.head, draft)
    typed = {"version": now(draft).latest_revision_id}
    answer = doors.head.post(screen(draft), typed | {"reason": "ä" * 501})
    assert "Bitte fassen Sie sich kürzer: höchstens 500 Zeichen." in reading.text(answer)
    assert "ä" * 501 in answer.content.decode()
    doors.head.post(screen(draft), typed | {"reason": "x" * 1_000_000})
    assert not now(draft).live
    doors.head.post(screen(draft), typed | {"reason": "<script>😀</script> eilt"})
    assert OPEN().get().reason == "<script>😀</script> eilt"
    shown = doors.other.get(confirmation(draft)).content.decode()
    assert "<script>😀" not in shown
    assert "&lt;script&gt;😀" in shown
