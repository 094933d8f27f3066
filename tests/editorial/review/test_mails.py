"""Who is told what: one mail for each event and person, in German, none from Wagtail beside it."""

import json

import pytest
from wagtail.users.models import UserProfile

from cms.jobs.models import Mail
from tests.admin.forms import REASON, approve, edit
from tests.admin.german import english_words
from tests.editorial.review.steps import confirm, publish, publish_unchanged
from tests.editorial.ways_to_publish import TOMORROW


@pytest.fixture
def told(mailoutbox):
    """Empties the box; gives what came since, as pairs of subject and addresses."""

    def told() -> list[tuple[str, list[str]]]:
        subjects = {mail.subject for mail in mailoutbox}
        found = [
            (subject, sorted(mail.to[0] for mail in mailoutbox if mail.subject == subject))
            for subject in sorted(subjects)
        ]
        mailoutbox.clear()
        return found

    told.box = mailoutbox
    return told


def reject(client, page, comment: str = "Bitte kürzer."):
    page.refresh_from_db()
    state = page.current_workflow_task_state
    url = f"/admin/pages/workflow/action/{page.pk}/reject/{state.pk}/"
    return client.post(url, {"comment": comment})


def test_submission_tells_those_who_may_decide_and_nobody_else(doors, people, draft, told):
    edit(doors.editor, draft, **{"action-submit": "1"})
    (mail,) = told()
    assert mail == ("Zu prüfen: „Entwurf“", sorted([people.other.email, people.head.email]))


def test_who_submits_what_another_wrote_is_not_told_and_the_author_neither(people, draft, told):
    draft.get_workflow().start(draft, people.other)
    assert told() == [("Zu prüfen: „Entwurf“", [people.head.email])]


def test_approval_tells_the_author_once(doors, people, draft, told):
    edit(doors.editor, draft, **{"action-submit": "1"})
    told()
    approve(doors.other, draft)
    assert told() == [("Freigegeben: „Entwurf“", [people.editor.email])]


def test_rejection_tells_the_author_and_the_reason(doors, people, draft, told):
    edit(doors.editor, draft, **{"action-submit": "1"})
    told()
    reject(doors.other, draft, "Bitte den Ort nennen. 😀 <b>")
    assert "Bitte den Ort nennen. 😀 <b>" in told.box[0].body
    assert told() == [("Zurückgewiesen: „Entwurf“", [people.editor.email])]


def test_second_submission_is_an_event_of_its_own(doors, people, draft, told):
    edit(doors.editor, draft, **{"action-submit": "1"})
    reject(doors.other, draft)
    told()
    edit(doors.editor, draft, **{"action-restart-workflow": "1"})
    ((subject, to),) = told()
    assert subject == "Zu prüfen: „Entwurf“"
    assert len(to) == 2


def test_publication_alone_tells_those_who_may_confirm(doors, people, draft, told):
    publish_unchanged(doors.head, draft)
    body = told.box[0].body
    assert REASON in body
    assert f"/admin/pages/{draft.pk}/nachtraeglich-freigeben/" in body
    to_author = next(mail for mail in told.box if mail.to == [people.editor.email])
    assert "Sie müssen nichts tun." in to_author.body
    (mail,) = told()
    assert mail[0] == "Ohne Prüfung veröffentlicht: „Entwurf“"
    assert mail[1] == sorted([people.editor.email, people.other.email])
    confirm(doors.other, draft)
    assert told() == []


def test_planned_publication_alone_says_when(doors, draft, told, time_machine):
    time_machine.move_to("2026-11-24T11:00Z", tick=False)
    publish(doors.head, draft, go_live_at=TOMORROW)
    assert "erscheint am Mi., 25.11.2026, 12:00" in told.box[0].body
    assert {subject for subject, _ in told()} == {"Ohne Prüfung geplant: „Entwurf“"}


@pytest.mark.parametrize("comment", ["", "  \n ", "\0\0", "x" * 1_000_000])
def test_nothing_is_rejected_without_a_reason(doors, draft, told, comment):
    edit(doors.editor, draft, **{"action-submit": "1"})
    told()
    reject(doors.other, draft, comment)
    assert draft.__class__.objects.get(pk=draft.pk).workflow_in_progress
    action = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    action["workflow-action-extra-data"] = json.dumps({"comment": comment})
    edit(doors.other, draft, **action)
    assert draft.__class__.objects.get(pk=draft.pk).workflow_in_progress
    assert told() == []


def test_window_for_the_rejection_says_what_is_missing(doors, draft):
    edit(doors.editor, draft, **{"action-submit": "1"})
    draft.refresh_from_db()
    state = draft.current_workflow_task_state
    url = f"/admin/pages/workflow/collect_action_data/{draft.pk}/reject/{state.pk}/"
    answer = doors.other.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert "Bitte schreiben Sie dazu, was fehlt oder nicht stimmt." in answer.json()["html"]


def test_second_decision_is_none(doors, people, draft, told):
    """Two people have the same page open; the second one's button comes too late."""
    edit(doors.editor, draft, **{"action-submit": "1"})
    draft.refresh_from_db()
    state = draft.current_workflow_task_state
    told()
    for door, action in ((doors.other, "approve"), (doors.head, "reject"), (doors.head, "approve")):
        url = f"/admin/pages/workflow/action/{draft.pk}/{action}/{state.pk}/"
        door.post(url, {"comment": "Bitte kürzer."})
    assert told() == [("Freigegeben: „Entwurf“", [people.editor.email])]


def test_nobody_is_told_whose_account_is_closed_or_who_wants_no_mail(doors, people, draft, told):
    people.head.is_active = False
    people.head.save()
    profile = UserProfile.get_for_user(people.other)
    profile.submitted_notifications = False
    profile.save()
    edit(doors.editor, draft, **{"action-submit": "1"})
    assert told() == []


def test_mails_are_german_and_queued_with_their_event(doors, draft, told):
    edit(doors.editor, draft, **{"action-submit": "1"})
    reject(doors.other, draft)
    edit(doors.editor, draft, **{"action-restart-workflow": "1"})
    approve(doors.other, draft)
    for mail in told.box:
        assert english_words(f"{mail.subject} {mail.body}") == set()
    assert len(told.box) == Mail.objects.count()
