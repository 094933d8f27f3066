"""What the review says, and what whoever decides is told about what became of the page."""

import json
from datetime import UTC, datetime

import pytest
from wagtail.models import WorkflowState

from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.forms import add, edit, messages, page_form

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)  # noon in Berlin
TITLE = "Bündnis lädt zum Zuhören ein"


@pytest.fixture
def draft(doors, press) -> PressReleasePage:
    """A release as an editor has written and saved it, complete."""
    texts = {"title": TITLE, "lead": "Wir fragen nach.", "teaser": "Alle sind eingeladen."}
    contact = factories.press_contact().pk
    add(doors.editor, press, "press/pressreleasepage", contact=contact, **texts)
    return PressReleasePage.objects.get()


def test_the_review_speaks_the_words_of_the_handbook(draft, doors):
    address = f"/admin/pages/{draft.pk}/edit/"
    assert "Zur Prüfung einreichen" in doors.editor.get(address).content.decode()
    edit(doors.editor, draft, **{"action-submit": "1"})

    form = doors.other.get(address).content.decode()

    for words in ("Zurückweisen", "Freigeben", "Mit Kommentar freigeben", "In Prüfung"):
        assert words in form, words
    for words in ("Moderation", "Reviewer", "-Objekt", "seconds ago", " ago"):
        assert words not in form, words
    assert "Zur Prüfung eingereicht" in form


def decide(client, page, what: str, reason: str = "") -> str:
    """Approve or reject with the buttons below the form; gives what the bar above says then.

    The window that asks for the reason hands it over as the script in the page does.
    """
    url = f"/admin/pages/{page.pk}/edit/"
    form = page_form(client.get(url))
    form |= {"action-workflow-action": "true", "workflow-action-name": what}
    form["workflow-action-extra-data"] = json.dumps({"comment": reason})
    return messages(client.post(url, form, follow=True))


def test_who_approves_is_told_that_it_is_public(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})

    said = decide(doors.other, draft, "approve")

    assert f"„{TITLE}“ ist freigegeben und jetzt öffentlich. Ansehen" in said


def test_who_approves_is_told_when_it_will_be_public(draft, doors, time_machine):
    time_machine.move_to(NOON, tick=False)
    edit(doors.editor, draft, go_live_at="25.11.2026 12:00", **{"action-submit": "1"})

    said = decide(doors.other, draft, "approve")

    assert f"„{TITLE}“ ist freigegeben und erscheint am Mi., 25.11.2026, 12:00" in said


def test_who_rejects_is_told_so(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})

    said = decide(doors.other, draft, "reject", "Bitte nennen Sie den Ort.")

    assert f"„{TITLE}“ ist zurückgewiesen." in said


def test_nothing_is_rejected_without_a_reason(draft, doors):
    edit(doors.editor, draft, **{"action-submit": "1"})

    assert "ist zurückgewiesen" not in decide(doors.other, draft, "reject")

    assert draft.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
