"""Two people, one page: the later save asks first, keeps what was typed, does what is chosen."""

import pytest

from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.forms import approve, messages
from tests.admin.german import english_on
from tests.editorial.windows import Window, decide, newest, sides, signed_in, text
from tests.reading import html


def test_the_later_save_overwrites_nothing_and_shows_both(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")

    response = mine.save(lead="Von Katrin.")

    assert response.status_code == 409
    assert newest(release).lead == "Von Emre."
    assert "Noch nicht gespeichert" in text(response)
    assert "Emre Yildiz" in text(response)
    assert sides(response) == {"Vorspann": ("Von Emre.", "Von Katrin.")}
    marked = [mark.get_text() for mark in html(response).select("mark")]
    assert marked == ["Emre.", "Katrin."]
    assert english_on(response.content.decode()) == []


def test_my_version_holds_and_the_other_stays_in_the_history(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    before = release.revisions.count()

    answer = decide(mine, mine.save(lead="Von Katrin."), "mine")

    assert answer.status_code == 302
    assert newest(release).lead == "Von Katrin."
    assert release.revisions.count() == before + 1
    assert release.revisions.filter(content__lead="Von Emre.").exists()
    said = messages(katrin.get(answer["Location"]))
    assert "Die Fassung von Emre Yildiz" in said
    assert "steht weiter im Verlauf" in said


ACTIONS = {
    "action-publish": "Trotzdem veröffentlichen",
    "action-submit": "Trotzdem einreichen",
    "": "Trotzdem speichern",
}


@pytest.mark.parametrize(("action", "button"), ACTIONS.items())
def test_button_says_what_it_will_do(release, katrin, emre, action, button):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    conflict = mine.save(lead="Von Katrin.", **({action: "1"} if action else {}))
    assert conflict.status_code == 409
    assert PressReleasePage.objects.get().lead == "Alter Vorspann."
    assert not PressReleasePage.objects.get().workflow_in_progress
    assert button in text(conflict)
    decide(mine, conflict, "mine")
    now = PressReleasePage.objects.get()
    assert newest(release).lead == "Von Katrin."
    assert (now.lead == "Von Katrin.") is (action == "action-publish")
    assert now.workflow_in_progress is (action == "action-submit")


def test_approval_of_what_the_reviewer_has_not_seen_is_refused(release, katrin, emre):
    author, reviewer = emre, katrin
    Window(author, release).save(lead="Eingereicht.", **{"action-submit": "1"})
    review = Window(reviewer, release)
    Window(author, release).save(lead="Heimlich nachgelegt.")
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    response = review.save(**approve)

    assert response.status_code == 409
    assert PressReleasePage.objects.get().lead == "Alter Vorspann."
    assert sides(response) == {"Vorspann": ("Heimlich nachgelegt.", "Eingereicht.")}
    decide(review, response, "mine")
    assert PressReleasePage.objects.get().lead == "Alter Vorspann."
    assert newest(release).lead == "Eingereicht."


@pytest.mark.parametrize("name", ["approve", "reject"])
def test_review_that_another_has_finished_keeps_what_was_typed(release, katrin, emre, name):
    Window(katrin, release).save(lead="Eingereicht.", **{"action-submit": "1"})
    late = Window(emre, release)
    approve(signed_in(factories.person("head", "leitung@test.example")), release)

    response = late.save(
        lead="Von Emre.", **{"action-workflow-action": "true", "workflow-action-name": name}
    )

    assert response.status_code == 409
    assert sides(response)["Vorspann"] == ("Eingereicht.", "Von Emre.")
    decide(late, response, "mine")
    assert newest(release).lead == "Von Emre."
    assert PressReleasePage.objects.get().lead == "Eingereicht."


def publish(page, client):
    Window(client, page).save(**{"action-publish": "1"})


def unpublish(page, client):
    client.post(f"/admin/pages/{page.pk}/unpublish/", {"reason": "irrtum"})


def submit(page, client):
    PressReleasePage.objects.get().get_workflow().start(newest(page), None)


@pytest.mark.parametrize("change", [publish, unpublish, submit])
def test_page_that_changed_its_state_meanwhile_is_not_saved_silently(release, katrin, emre, change):
    mine = Window(emre, release)
    change(release, katrin)
    response = mine.save(lead="Von Emre.")
    assert response.status_code == 409
    assert newest(release).lead == "Alter Vorspann."
    assert "Von Emre." in sides(response)["Vorspann"]
    assert english_on(response.content.decode()) == []
    decide(mine, response, "mine")
    assert newest(release).lead == "Von Emre."


def test_two_windows_of_one_person_are_two(release, katrin):
    first, second = Window(katrin, release), Window(katrin, release)
    second.save(lead="Aus dem zweiten Fenster.")
    response = first.save(lead="Aus dem ersten Fenster.")
    assert response.status_code == 409
    assert "Sie selbst, in einem anderen Fenster" in text(response)
    assert newest(release).lead == "Aus dem zweiten Fenster."


def test_own_autosave_is_no_surprise(release, katrin):
    mine = Window(katrin, release)
    for lead in ("Von K", "Von Katr"):
        assert mine.autosave(lead=lead).status_code == 200
    assert mine.save(lead="Von Katrin.").status_code == 302
    assert newest(release).lead == "Von Katrin."


def test_autosave_whose_answer_was_lost_is_no_surprise(release, katrin):
    """The person presses "save" while the browser still saves by itself."""
    mine = Window(katrin, release)
    as_opened = mine.form
    mine.autosave(lead="Von K")
    mine.form = as_opened
    assert mine.save(lead="Von Katrin.").status_code == 302
    assert newest(release).lead == "Von Katrin."


def test_autosave_over_a_newer_version_says_so_in_german(release, katrin, emre):
    mine = Window(katrin, release)
    Window(emre, release).save(lead="Von Emre.")
    response = mine.autosave(lead="Von Katrin.")
    assert response.status_code == 400
    answer = response.json()
    assert answer["error_code"] == "invalid_revision"
    assert "Emre Yildiz hat diese Seite inzwischen gespeichert" in answer["error_message"]
    assert newest(release).lead == "Von Emre."
    assert mine.save(lead="Von Katrin.").status_code == 409
