"""Two people press "save" in the same moment: one is first, the other is asked."""

import pytest
from django.core.management import call_command

from pages.press.models import PressReleasePage
from tests import factories
from tests.at_once import at_once
from tests.editorial.windows import Window, newest, signed_in

pytestmark = pytest.mark.usefixtures("shared_database")
THREADS = 4


def windows(role: str) -> list[tuple[Window, str]]:
    """As many editors with the same release open, each with a lead of their own."""
    call_command("sync_roles", verbosity=0)
    release = factories.release(title="Bündnis lädt ein", lead="Alter Vorspann.")
    people = [factories.person(role, f"{number}@test.example") for number in range(THREADS)]
    return [
        (Window(signed_in(person), release), f"Von {number}.")
        for number, person in enumerate(people)
    ]


@pytest.mark.parametrize(
    ("role", "action"), [("editor", ""), ("editor", "action-submit"), ("head", "action-publish")]
)
def test_one_is_saved_and_all_others_are_asked(role, action):
    opened = windows(role)
    typed = {action: "1"} if action else {}

    answers = at_once(lambda each: each[0].save(lead=each[1], **typed), opened)

    assert sorted(answer.status_code for answer in answers) == [302, *[409] * (THREADS - 1)]
    (first,) = (number for number, each in enumerate(answers) if each.status_code == 302)
    page = PressReleasePage.objects.get()
    assert newest(page).lead == f"Von {first}."
    assert page.revisions.filter(content__lead__startswith="Von ").count() == 1
    assert page.workflow_in_progress is (action == "action-submit")
    assert (page.lead == f"Von {first}.") is (action == "action-publish")
    for number, answer in enumerate(answers):
        assert f"Von {number}." in answer.content.decode() or number == first


def test_one_saves_and_one_autosaves():
    saving, typing = windows("editor")[:2]
    acts = [lambda: saving[0].save(lead=saving[1]), lambda: typing[0].autosave(lead=typing[1])]
    saved, autosaved = at_once(lambda act: act(), acts)
    assert (saved.status_code, autosaved.status_code) in {(302, 400), (409, 200)}
    lead = newest(PressReleasePage.objects.get()).lead
    assert lead == (saving[1] if saved.status_code == 302 else typing[1])
