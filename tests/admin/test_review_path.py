"""A release on its way through the admin: written, submitted, approved, scheduled, public."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.test.utils.form_data import rich_text

from cms.editorial.schedule import publish_due
from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.conftest import submit
from tests.admin.forms import BODY, add, approve, edit, messages

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)  # noon in Berlin
TITLE = "Bündnis lädt zum Zuhören ein"
SLUG = "buendnis-laedt-zum-zuhoeren-ein"
TEXTS = {"title": TITLE, "lead": "Wir fragen nach.", "teaser": "Alle sind eingeladen."}


@pytest.fixture
def contact(db):
    return factories.press_contact()


@pytest.fixture
def draft(doors, press, contact) -> PressReleasePage:
    """A release as an editor has written and saved it."""
    add(doors.editor, press, "press/pressreleasepage", contact=contact.pk, **TEXTS)
    return PressReleasePage.objects.get()


def now(page) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk)


def test_what_was_typed_is_saved_and_not_public(draft, client, people):
    assert (draft.live, draft.number, draft.slug) == (False, "", SLUG)
    assert draft.owner == people.editor
    latest = draft.get_latest_revision_as_object()
    assert [block.block_type for block in latest.body] == ["heading", "text", "quote"]
    assert latest.body[2].value["text"] == "Ich habe nur geklingelt."
    assert client.get(f"/presse/{SLUG}/").status_code == 404


def test_from_the_first_word_to_the_public_page(draft, doors, client):
    edit(doors.editor, draft, lead="Wir fragen nach, jeden Tag.", **{"action-submit": "1"})
    assert now(draft).current_workflow_task_state.status == "in_progress"
    assert client.get(f"/presse/{SLUG}/").status_code == 404

    approve(doors.other, draft)

    page = client.get(f"/presse/{SLUG}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert now(draft).number == f"1/{now(draft).first_published_at.year}"
    for part in (
        TITLE,
        "Wir fragen nach, jeden Tag.",
        "Wie es begann",
        f"Pressemitteilung {now(draft).number}",
    ):
        assert part in text.replace("\xa0", " "), part


def test_written_and_submitted_at_once(doors, press, contact):
    add(
        doors.editor,
        press,
        "press/pressreleasepage",
        contact=contact.pk,
        **TEXTS,
        **{"action-submit": "1"},
    )
    page = PressReleasePage.objects.get()
    assert not page.live
    assert page.workflow_in_progress
    approve(doors.other, page)
    assert now(page).live


def test_second_editor_finds_it_on_the_dashboard(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})
    assert TITLE in doors.other.get("/admin/").content.decode()


def test_author_cannot_approve(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})
    approve(doors.editor, draft)
    assert not now(draft).live
    assert now(draft).workflow_in_progress


def test_author_cannot_approve_out_of_the_editor(draft, doors):
    """The editor posts the action together with the form, changed or not."""
    edit(doors.editor, draft, **{"action-submit": "1"})
    for lead in ("Wir fragen nach.", "Noch schnell geändert."):
        edit(
            doors.editor,
            draft,
            lead=lead,
            **{"action-workflow-action": "true", "workflow-action-name": "approve"},
        )
        assert not now(draft).live


def test_reviewer_who_changed_nothing_approves_out_of_the_editor(draft, doors, client):
    """With a row that is not in the database yet, and a text as the text editor sends it back."""
    correction = {"corrections-TOTAL_FORMS": "1", "corrections-0-text": "Es waren 204."}
    correction |= {"corrections-0-date": "24.11.2026", "corrections-0-ORDER": "1"}
    edit(doors.editor, draft, **correction, **{"action-submit": "1"})
    numbered = rich_text('<p data-block-key="a1b2c">Die <b>Straße</b> war leer.</p>')

    edit(
        doors.other,
        draft,
        body=[BODY[0], ("text", numbered), BODY[2]],
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )

    assert now(draft).live
    assert "Es waren 204." in client.get(f"/presse/{SLUG}/").content.decode()


def test_reviewer_who_changes_while_approving_becomes_the_author(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})
    edit(
        doors.other,
        draft,
        lead="Vom Prüfer umgeschrieben.",
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )
    assert not now(draft).live
    approve(doors.other, draft)
    assert not now(draft).live
    approve(doors.editor, draft)
    assert now(draft).live
    assert now(draft).lead == "Vom Prüfer umgeschrieben."


@pytest.mark.parametrize("way", ["dashboard", "editor"])
def test_text_that_its_author_saved_again_takes_one_approval(draft, doors, way):
    edit(doors.editor, draft, **{"action-submit": "1"})
    edit(doors.editor, draft, lead="Ein Tippfehler weniger.")
    if way == "dashboard":
        approve(doors.other, draft)
    else:
        typed = {"lead": "Ein Tippfehler weniger.", "workflow-action-name": "approve"}
        edit(doors.other, draft, **typed, **{"action-workflow-action": "true"})
    assert now(draft).live
    assert now(draft).lead == "Ein Tippfehler weniger."


def test_rejected_text_stays_a_draft_with_a_reason(draft, doors, mailoutbox):
    edit(doors.editor, draft, **{"action-submit": "1"})
    state = now(draft).current_workflow_task_state
    mailoutbox.clear()
    url = f"/admin/pages/workflow/action/{draft.pk}/reject/{state.pk}/"
    doors.other.post(url, {"comment": "Bitte den Ort nennen."})
    assert not now(draft).live
    assert now(draft).current_workflow_state.status == "needs_changes"
    assert (
        "Bitte den Ort nennen."
        in doors.editor.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    )
    assert any("Bitte den Ort nennen." in mail.body for mail in mailoutbox)


def test_mails_of_the_review_are_german(draft, doors, mailoutbox):
    edit(doors.editor, draft, **{"action-submit": "1"})
    approve(doors.other, draft)
    assert {address for mail in mailoutbox for address in mail.to} >= {"zweite@test.example"}
    text = " ".join(f"{mail.subject} {mail.body}" for mail in mailoutbox)
    for english in ("The page", "Hello", "submitted", "approved", "You can", "moderation", "Edit"):
        assert english not in text


def test_change_after_the_approval_waits_for_the_next(draft, doors, client):
    edit(doors.editor, draft, **{"action-submit": "1"})
    approve(doors.other, draft)
    edit(doors.editor, draft, lead="Ein neuer Vorspann.", **{"action-submit": "1"})
    assert "Ein neuer Vorspann." not in client.get(f"/presse/{SLUG}/").content.decode()
    number = now(draft).number
    approve(doors.other, draft)
    assert "Ein neuer Vorspann." in client.get(f"/presse/{SLUG}/").content.decode()
    assert now(draft).number == number


def test_head_publishes_at_once(draft, doors, client):
    edit(doors.head, draft, **{"action-publish": "1"})
    assert now(draft).live
    assert client.get(f"/presse/{SLUG}/").status_code == 200


def seen_in(client) -> set[str]:
    """The public places in which the release can be seen now."""
    places = {
        "page": f"/presse/{SLUG}/",
        "text": f"/presse/{SLUG}/text/",
        "list": "/presse/",
        "archive": "/presse/archiv/2026/",
        "atom": "/presse/feed.atom",
        "rss": "/presse/feed.rss",
        "search": "/suche/?q=Zuhören",
        "suggestions": "/suche/vorschlaege/?q=Zuh",
        "sitemap": "/sitemap.xml",
        "home": "/",
    }
    found = set()
    for name, url in places.items():
        answer = client.get(url)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = content.decode()
        if answer.status_code == 200 and (SLUG in text or TITLE in text):
            found.add(name)
    return found


EVERYWHERE = {"page", "text", "list", "archive", "atom", "rss", "search", "sitemap", "home"}


def test_scheduled_release_appears_on_time_and_nowhere_before(draft, doors, client, time_machine):
    time_machine.move_to(NOON, tick=False)
    typed = {
        "go_live_at": "25.11.2026 10:00",
        "expire_at": "26.11.2026 10:00",
        "date": "25.11.2026",
    }
    edit(doors.editor, draft, **typed, **{"action-submit": "1"})
    approve(doors.other, draft)
    assert (now(draft).live, now(draft).number) == (False, "")
    assert now(draft).approved_schedule
    assert seen_in(client) == set()

    start = datetime(2026, 11, 25, 9, tzinfo=UTC)  # 10:00 in Berlin
    time_machine.move_to(start - timedelta(seconds=1), tick=False)
    publish_due()
    assert seen_in(client) == set()

    time_machine.move_to(start, tick=False)
    publish_due()
    assert seen_in(client) - {"suggestions"} == EVERYWHERE
    assert now(draft).number == "1/2026"

    time_machine.move_to(start + timedelta(days=1), tick=False)
    publish_due()
    assert seen_in(client) == set()
    assert now(draft).number == "1/2026", "the number is not given again"


def test_scheduled_change_leaves_the_public_text_alone_until_then(
    draft, doors, client, time_machine
):
    time_machine.move_to(NOON, tick=False)
    edit(doors.head, draft, **{"action-publish": "1"})
    typed = {"lead": "Neuer Vorspann.", "go_live_at": "25.11.2026 10:00"}
    edit(doors.head, draft, **typed, **{"action-publish": "1"})
    assert "Neuer Vorspann." not in client.get(f"/presse/{SLUG}/").content.decode()
    time_machine.move_to(NOON + timedelta(days=1), tick=False)
    publish_due()
    assert "Neuer Vorspann." in client.get(f"/presse/{SLUG}/").content.decode()
    assert now(draft).number == "1/2026"


def test_date_in_the_past_and_end_before_the_start_are_refused(draft, doors):
    for typed in (
        {"go_live_at": "26.11.2036 10:00", "expire_at": "25.11.2036 10:00"},
        {"expire_at": "25.11.2016 10:00"},
    ):
        response = edit(doors.editor, draft, **typed)
        assert response.status_code == 200
        assert not draft.revisions.filter(content__expire_at=typed["expire_at"]).exists()
        assert "must be" not in response.content.decode()


def test_message_after_each_step_is_german(doors, press, contact):
    kind, typed = "press/pressreleasepage", {**TEXTS, "contact": contact.pk}
    said = [messages(doors.editor.get(add(doors.editor, press, kind, **typed)["Location"]))]
    page = PressReleasePage.objects.get()
    for door, action in ((doors.editor, "action-submit"), (doors.head, "action-publish")):
        response = edit(door, page, **{action: "1"})
        said.append(messages(door.get(response["Location"])))
    assert all(said)
    for english in ("Page", "has been", "created", "submitted", "published", "Edit", "View"):
        assert english not in " ".join(said)


def test_state_of_another_page_approves_nothing(doors, people, press, contact):
    """The address names a page and a state; both pages are in review, each by another author."""
    pages = [factories.release(title=title, live=False) for title in ("Erste", "Zweite")]
    states = [
        submit(page, user) for page, user in zip(pages, (people.editor, people.other), strict=True)
    ]
    for client in (doors.editor, doors.other):
        for page, state in ((pages[0], states[1]), (pages[1], states[0])):
            url = f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/"
            client.post(url, {"comment": ""})
    assert not PressReleasePage.objects.live().exists()
