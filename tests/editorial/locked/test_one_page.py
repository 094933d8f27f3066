"""A page that somebody has locked, and each thing that others try with it."""

import pytest
from wagtail.models import Page

from tests import factories, reading
from tests.admin.forms import edit
from tests.editorial.locked.refusals import OWNER, SENT, bulk, lock, refuses, state
from tests.editorial.windows import signed_in

MODAL = {"X-Requested-With": "XMLHttpRequest"}
AUTOSAVE = {"Accept": "application/json"}


@pytest.mark.parametrize(
    "question",
    [
        *("delete", "unpublish", "move", "privacy", "workflow/confirm_cancellation"),
        "move/{destination}/confirm",
        "revisions/{revision}/revert",
        "revisions/{revision}/unschedule",
    ],
)
def test_nobody_is_asked_about_what_will_be_refused(locked, people, site, question):
    place = question.format(destination=site.pk, revision=locked.latest_revision_id)
    url = f"/admin/pages/{locked.pk}/{place}/"
    if place.startswith("workflow/"):
        url = f"/admin/pages/{place}/{locked.pk}/"
    client = signed_in(people.head)
    assert client.get(url).url == f"/admin/pages/{locked.pk}/edit/"
    assert "Sie dürfen die Sperre aufheben; bitte tun Sie das zuerst." in refuses(
        client, "get", url
    )


def test_alias_is_not_converted(locked, people):
    alias = lock(locked.create_alias(update_slug="auch-wir"), people.owner)
    for method in ("get", "post"):
        refuses(signed_in(people.editor), method, f"/admin/pages/{alias.pk}/convert_alias/")


def test_windows_over_the_page_say_it_too(locked, people):
    response = signed_in(people.head).get(f"/admin/pages/{locked.pk}/privacy/", headers=MODAL)
    answer = response.json()
    assert answer["step"] == "locked"
    assert f"„Wer wir sind“ ist gesperrt von {OWNER} seit" in answer["html"]
    assert "<form" not in answer["html"]


def test_place_among_its_neighbours_stays(site, people, locked):
    factories.standard_page(title="Nachbarn")
    url = f"/admin/pages/{locked.pk}/set_position/?position=0"
    response = signed_in(people.head).post(url)
    assert response.status_code == 403  # the list takes everything else for done
    refuses(signed_in(people.head), "post", url)


@pytest.mark.parametrize("action", ["save", "publish", "cancel-workflow"])
def test_what_saves_itself_is_refused_too(submitted, people, action):
    url = f"/admin/pages/{submitted.pk}/edit/"
    data = SENT | {f"action-{action}": "1"}
    response = signed_in(people.head).post(url, data, headers=AUTOSAVE)
    assert response.status_code == 400
    assert response.json()["error_code"] == "locked"
    refuses(signed_in(people.head), "post", url, data, headers=AUTOSAVE)


@pytest.mark.parametrize(
    "action", ["delete", "move", "publish", "unpublish", "revert_to_page_revision", "convert_alias"]
)
def test_scripts_are_refused(locked, people, action, site):
    url = f"/admin/api/main/pages/{locked.pk}/action/{action}/"
    data = {"destination_page_id": site.pk, "revision_id": locked.latest_revision_id}
    for who in (people.head, people.root):
        refuses(signed_in(who), "post", url, data)


def test_lock_of_a_deleted_account_still_holds(locked, people):
    people.owner.delete()
    client = signed_in(people.head)
    response = client.post(f"/admin/pages/{locked.pk}/delete/", follow=True)
    assert "„Wer wir sind“ ist gesperrt seit" in reading.text(response)
    assert Page.objects.filter(pk=locked.pk).exists()


def test_owner_goes_on_working(locked, people, site):
    client = signed_in(people.owner)
    edit(client, locked, title="Wer wir jetzt sind", **{"action-publish": "1"})
    assert Page.objects.get(pk=locked.pk).title == "Wer wir jetzt sind"
    assert client.get(f"/admin/pages/{locked.pk}/move/").status_code == 200
    client.post(f"/admin/pages/{locked.pk}/delete/")
    assert not Page.objects.filter(pk=locked.pk).exists()


def test_head_lifts_the_lock_and_goes_on(locked, people):
    client = signed_in(people.head)
    client.post(f"/admin/pages/{locked.pk}/unlock/")
    client.post(f"/admin/pages/{locked.pk}/delete/")
    assert not Page.objects.filter(pk=locked.pk).exists()


def test_editor_may_copy_but_not_lift_the_lock(locked, people):
    client = signed_in(people.editor)
    refuses(client, "post", f"/admin/pages/{locked.pk}/unlock/")
    assert client.get(f"/admin/pages/{locked.pk}/copy/").status_code == 200


def test_title_is_told_to_nobody_who_may_not_see_the_page(locked, people):
    client = signed_in(factories.person("admin"))
    for url in (f"/admin/pages/{locked.pk}/delete/", bulk("delete", locked)):
        response = client.post(url, follow=True)
        assert "Wer wir sind" not in response.content.decode()
    assert Page.objects.filter(pk=locked.pk).exists()


def test_page_in_review_is_kept_by_its_reviewers(site, people):
    """Nobody with these roles is shut out of a review; a smaller group could be."""
    page = factories.standard_page(title="In Prüfung")
    page.get_workflow().start(page, people.owner)
    page.current_workflow_task.groups.clear()
    before = state()
    for url in (f"/admin/pages/{page.pk}/delete/", f"/admin/pages/{page.pk}/move/"):
        response = signed_in(people.head).post(url, follow=True)
        assert "„In Prüfung“ wird gerade geprüft." in reading.text(response)
    assert state() == before
