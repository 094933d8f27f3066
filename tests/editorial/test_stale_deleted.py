"""A page that is deleted while somebody writes on it: nothing that was typed is lost."""

import pytest

from cms.accounts.models import User
from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.german import english_on
from tests.editorial.windows import Window, signed_in, text
from tests.reading import html


@pytest.fixture
def head(release):
    return factories.person("head", "leitung@test.example", first_name="Marlene")


def delete(page, user: User) -> None:
    signed_in(user).post(f"/admin/pages/{page.pk}/delete/")
    assert not PressReleasePage.objects.filter(pk=page.pk).exists()


def test_what_was_typed_stands_there_to_copy(release, katrin, head):
    mine = Window(katrin, release)
    delete(release, head)

    response = mine.save(title="Neuer Titel", lead="Von Katrin.", date="gestern")

    assert response.status_code == 410
    said = text(response)
    assert "Nicht gespeichert: Marlene hat diese Seite gelöscht, am " in said
    assert "Eingegeben ist: „gestern“" in said
    fields = {
        field.h2.get_text(): " ".join(field.select_one(".versions__text").get_text(" ").split())
        for field in html(response).select(".versions__field")
    }
    assert fields["Titel"] == "Neuer Titel"
    assert fields["Vorspann"] == "Von Katrin."
    assert "Wie es begann" in fields["Inhalt"]
    assert "Die Straße war leer." in fields["Inhalt"]
    assert english_on(response.content.decode()) == []


def test_autosave_says_it_beside_the_form(release, katrin, head):
    mine = Window(katrin, release)
    delete(release, head)

    response = mine.autosave(lead="Von Katrin.")

    assert response.status_code == 400
    answer = response.json()
    assert answer["error_message"].startswith("Marlene hat diese Seite gelöscht (")
    # The script has words of its own for every code that it does not know.
    assert answer["error_code"] == "invalid_revision"


def test_an_older_version_of_a_deleted_page_is_answered_alike(release, katrin, head):
    old = release.get_latest_revision()
    mine = Window(katrin, release, f"/admin/pages/{release.pk}/revisions/{old.pk}/revert/")
    delete(release, head)

    assert "Vorspann" in text(mine.save())


def test_a_form_without_its_blocks_shows_the_rest(release, katrin, head):
    mine = Window(katrin, release)
    delete(release, head)
    mine.form = {name: value for name, value in mine.form.items() if "body-" not in name}

    assert "Von Katrin." in text(mine.save(lead="Von Katrin."))


def test_who_does_not_work_on_pages_learns_nothing(release, katrin, head):
    mine = Window(katrin, release)
    delete(release, head)

    mine.client = signed_in(factories.person("admin"))
    assert mine.save().status_code == 404
    mine.url = "/admin/pages/987654/edit/"
    assert mine.save().status_code == 404
