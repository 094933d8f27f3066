"""Forms that know no version, older versions, new pages and locked ones."""

import re
from datetime import UTC, datetime

import pytest
from wagtail.models import Page

from cms.accounts.models import User
from home.models import HomePage
from pages.press.models import PressReleasePage
from pages.standard.models import StandardPage
from tests import factories
from tests.admin.forms import page_form
from tests.admin.german import english_on
from tests.editorial.windows import Window, decide, groups, newest, sides, text
from tests.reading import html


@pytest.mark.parametrize(
    "made_up",
    [
        {"loaded_revision_id": ""},
        {"loaded_revision_id": "x"},
        {"loaded_revision_id": "99999999999999999999999"},
        {"loaded_revision_id": "1; DROP TABLE", "loaded_version": "[" * 5000},
        {"loaded_revision_created_at": "gestern"},
        {"loaded_revision_created_at": "2026-99-99T00:00:00+00:00"},
        {"loaded_revision_id": None, "loaded_revision_created_at": None, "loaded_version": None},
        {"loaded_revision_id": "0", "loaded_version": "[]"},
        {"loaded_revision_id": "0", "loaded_version": '{"fields": 3, "window": {}, "state": []}'},
        {"loaded_version": '{"state": "live"}'},
        {"loaded_revision_id": "0", "overwrite_revision_id": "x", "conflict-way": "?"},
    ],
)
def test_form_that_knows_no_version_asks_too(release, katrin, made_up):
    mine = Window(katrin, release)
    form = mine.form | {"lead": "Von Katrin."} | made_up
    form = {name: value for name, value in form.items() if value is not None}
    response = katrin.post(mine.url, form)
    assert response.status_code == 409
    assert newest(release).lead == "Alter Vorspann."
    assert sides(response)["Vorspann"] == ("Alter Vorspann.", "Von Katrin.")
    decide(mine, response, "mine")
    assert newest(release).lead == "Von Katrin."


def test_page_without_any_version_is_saved(site, katrin):
    page = StandardPage(title="Eingespielt", teaser=factories.TEASER)
    HomePage.objects.get().add_child(instance=page)
    mine, other = Window(katrin, page), Window(katrin, page)
    assert other.save(lead="Eins.").status_code == 302
    assert mine.save(lead="Zwei.").status_code == 409


def test_older_version_that_comes_back_asks_too(release, katrin, emre):
    old = release.get_latest_revision()
    Window(emre, release).save(lead="Von Emre.")
    url = f"/admin/pages/{release.pk}/revisions/{old.pk}/revert/"
    mine = Window(katrin, release, url)
    Window(emre, release).save(lead="Von Emre, noch einmal.")
    response = mine.save()
    assert response.status_code == 409
    assert newest(release).lead == "Von Emre, noch einmal."
    decide(mine, response, "mine")
    assert newest(release).lead == "Alter Vorspann."


def test_restored_without_a_newer_version_in_between(release, katrin, emre):
    old = release.get_latest_revision()
    Window(emre, release).save(lead="Von Emre.")
    mine = Window(katrin, release, f"/admin/pages/{release.pk}/revisions/{old.pk}/revert/")
    assert mine.save().status_code == 302
    assert newest(release).lead == "Alter Vorspann."


def test_new_page_becomes_an_editor_that_remembers(site, katrin, emre):
    """Autosave makes the page while the form for a new one is still open."""
    contact = factories.press_contact()
    index = PressReleasePage.allowed_parent_page_models()[0].objects.get()
    url = f"/admin/pages/add/press/pressreleasepage/{index.pk}/"
    form = page_form(katrin.get(url), title="Neu", slug="neu", contact=contact.pk)
    answer = katrin.post(url, form, headers={"accept": "application/json"}).json()
    hydrated = katrin.get(answer["hydrate_url"])
    inputs = html(hydrated).find_all("input", attrs={"name": re.compile("^loaded_")})
    mine = Window(katrin, Page.objects.get(slug="neu"))
    mine.form = form | {tag["name"]: tag["value"] for tag in inputs}
    assert len(inputs) == 3
    page = PressReleasePage.objects.get(slug="neu")
    assert mine.autosave(lead="Von K").status_code == 200
    Window(emre, page).save(place="Celle")
    conflict = mine.save(lead="Von Katrin.")
    assert groups(conflict)["Nur in der neuesten Fassung geändert"] == ["Ort"]


def lock(page, first_name: str) -> None:
    owner = User.objects.get(first_name=first_name)
    since = datetime(2026, 11, 12, 9, tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=owner, locked_at=since)


def test_lock_that_came_meanwhile_keeps_what_was_typed(release, katrin, emre):
    mine = Window(emre, release)
    lock(release, "Katrin")

    response = mine.save(lead="Von Emre.", **{"action-submit": "1"})

    assert response.status_code == 409
    said = text(response)
    assert "ist gesperrt von Katrin Lindhorst seit 12.11.2026, 10:00 Uhr." in said
    assert sides(response)["Vorspann"] == ("Alter Vorspann.", "Von Emre.")
    assert not html(response).select("[name=conflict-way]")
    assert english_on(response.content.decode()) == []
    katrin.post(f"/admin/pages/{release.pk}/unlock/")
    form = html(response).select_one(".versions form")
    kept = {tag["name"]: tag["value"] for tag in form.select("input[type=hidden]")}
    assert emre.post(form["action"], kept).status_code == 302
    assert newest(release).lead == "Von Emre."
    assert PressReleasePage.objects.get().workflow_in_progress


def test_whoever_holds_the_lock_saves(release, katrin):
    lock(release, "Katrin")
    assert Window(katrin, release).save(lead="Von Katrin.").status_code == 302
    assert newest(release).lead == "Von Katrin."
