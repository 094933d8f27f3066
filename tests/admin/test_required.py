"""What a page needs to be public keeps nobody from saving it, but nothing goes out without it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from cms.core.models import Region
from cms.editorial.schedule import publish_due
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import PressContact, PressReleasePage
from tests import factories
from tests.admin.conftest import submit
from tests.admin.forms import add, approve, edit, field_errors, messages, missing, page_form

# Type of page, its required field, and where it is added.
CASES = [
    ("press/pressreleasepage", PressReleasePage, "contact"),
    ("partners/partnerpage", PartnerPage, "primary_region"),
]


@pytest.fixture(params=CASES, ids=lambda case: case[2])
def case(request, press):
    kind, model, field = request.param
    parent = press if model is PressReleasePage else PartnerIndexPage.objects.get()
    return kind, model, field, parent


def now(page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def without(field: str) -> dict:
    return {field: "", "description": "null"}


def test_draft_is_saved_without_it(case, doors):
    kind, model, field, parent = case
    response = add(doors.editor, parent, kind, title="Halb fertig", **without(field))
    page = model.objects.get()
    assert response.status_code == 302
    assert getattr(page, field) is None
    assert edit(doors.editor, page, title="Noch nicht fertig", **without(field)).status_code == 302
    assert now(page).draft_title == "Noch nicht fertig"


def test_publication_is_refused_and_what_was_typed_is_a_draft(case, doors):
    kind, model, field, parent = case
    label = model._meta.get_field(field).verbose_name
    typed = {"title": "Halb fertig", "action-publish": "1", **without(field)}
    screen = doors.head.get(add(doors.head, parent, kind, **typed)["Location"])
    page = model.objects.get()
    said = "„Halb fertig“ ist nicht veröffentlicht, aber als Entwurf gespeichert"
    assert said in messages(screen)
    assert missing(screen)[field] == f"„{label}“ ist noch nicht gewählt."
    assert (page.live, page.first_published_at) == (False, None)

    response = edit(doors.head, page, title="Neuer Titel", **{"action-publish": "1"})
    assert response["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert field in missing(doors.head.get(response["Location"]))
    assert (now(page).live, now(page).draft_title) == (False, "Neuer Titel")


def test_whoever_submits_a_page_with_gaps_reads_what_it_waits_for(case, doors):
    kind, model, field, parent = case
    typed = {"title": "Halb fertig", "action-submit": "1", **without(field)}
    response = add(doors.editor, parent, kind, **typed)
    said = messages(doors.editor.get(response["Location"]))
    assert "„Halb fertig“ lässt sich noch nicht freigeben." in said
    page = model.objects.get()
    approve(doors.other, page)
    assert now(page).workflow_in_progress
    assert not now(page).live


def test_field_that_a_public_page_needs_has_its_asterisk(case, doors):
    _, model, field, _ = case
    page = factories.release() if model is PressReleasePage else factories.partner()
    screen = BeautifulSoup(doors.editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    for name in (field, "teaser"):
        assert (
            screen.select_one(f"[data-contentpath={name}]")
            .find_parent("section")
            .select_one(".w-required-mark")
        ), name


def test_list_of_gaps_follows_each_automatic_save(press, doors):
    page = factories.release(title="Entwurf", live=False)
    url = f"/admin/pages/{page.pk}/edit/"
    form = page_form(doors.editor.get(url))
    for typed, told in ({"contact": ""}, "Pressekontakt"), ({}, "Bereit zur Veröffentlichung"):
        answer = doors.editor.post(url, form | typed, headers={"Accept": "application/json"})
        form["overwrite_revision_id"] = answer.json()["revision_id"]
        parts = BeautifulSoup(answer.json()["html"], "html.parser")
        assert told in parts.select_one('[data-w-teleport-target-value="#publish-state"]').text


@pytest.fixture
def incomplete(press) -> PressReleasePage:
    page = factories.release(title="Ohne Kontakt", live=False)
    page.contact = None
    page.save_revision(clean=False)
    return page


@pytest.fixture
def emptied(press, doors, people) -> PressReleasePage:
    """A release in review whose author has taken the contact out again."""
    page = factories.release(title="Mit Kontakt", live=False)
    submit(page, people.editor)
    edit(doors.editor, page, contact="")
    return page


def test_field_that_was_emptied_during_the_review_stops_the_approval(emptied, doors):
    approve(doors.other, emptied)
    action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    edit(doors.other, emptied, **action)
    assert not now(emptied).live
    assert now(emptied).workflow_in_progress


def test_reviewer_reads_what_is_missing_and_sends_it_back(emptied, doors):
    screen = doors.other.get(f"/admin/pages/{emptied.pk}/edit/")
    assert missing(screen)["contact"] == "„Pressekontakt“ ist noch nicht gewählt."
    assert 'value="approve"' not in screen.content.decode()
    state = now(emptied).current_workflow_task_state
    url = f"/admin/pages/workflow/action/{emptied.pk}/reject/{state.pk}/"
    doors.other.post(url, {"comment": "Wer ist zu erreichen?"})
    assert now(emptied).current_workflow_state.status == "needs_changes"


def test_completed_text_is_approved_with_one_click(emptied, doors):
    edit(doors.editor, emptied, contact=PressContact.objects.get().pk)
    assert not messages(doors.other.get(f"/admin/pages/{emptied.pk}/edit/"))
    approve(doors.other, emptied)
    assert now(emptied).live


@pytest.mark.parametrize("whole_tree", [False, True])
def test_bulk_publishing_of_something_incomplete_publishes_nothing(
    incomplete, press, doors, whole_tree
):
    whole = factories.release(title="Vollständig", live=False)
    ids, form = f"id={incomplete.pk}&id={whole.pk}", {}
    if whole_tree:
        ids, form = f"id={press.pk}", {"include_descendants": "on"}
    url = f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/pages/{press.pk}/"
    said = messages(doors.head.post(url, form, follow=True))
    assert "nichts veröffentlicht. „Ohne Kontakt“: „Pressekontakt“ ist noch nicht" in said
    assert not now(incomplete).live
    assert not now(whole).live


def test_schedule_does_not_publish_what_has_become_incomplete(incomplete):
    due = incomplete.get_latest_revision()
    incomplete.revisions.filter(pk=due.pk).update(approved_go_live_at=due.created_at)
    run = publish_due()
    assert not now(incomplete).live
    assert list(run.failed.values()) == ["„Pressekontakt“ ist noch nicht gewählt."]


def test_wrong_input_is_named_in_german_and_nothing_is_lost(press, doors):
    page = factories.partner(title="Bäckerei", live=False)
    typed = {
        "email": "falsch",
        "website": "kein Netz",
        "postcode": "123456",
        "member_since": "gestern",
    }
    response = edit(doors.editor, page, description="null", **typed)
    errors = field_errors(response)
    assert set(errors) == set(typed)
    for text in errors.values():
        assert not any(word in text for word in ("Enter", "valid ", "Ensure", "characters"))
    for value in typed.values():
        assert value in response.content.decode()


@pytest.mark.parametrize("slug", ["admin", "suche", "anmelden", "media", "static", "documents"])
def test_address_of_the_site_itself_is_refused_in_german(site, doors, slug):
    response = add(doors.editor, site, "standard/standardpage", title="Eine Seite", slug=slug)
    assert "braucht die Website selbst" in field_errors(response)["slug"]
    assert not site.get_children().filter(slug=slug).exists()


def test_address_that_is_taken_is_refused_in_german(press, doors):
    factories.release(title="Schon da")
    typed = {"title": "Etwas Neues", "slug": "schon-da"}
    response = add(doors.editor, press, "press/pressreleasepage", **typed)
    assert "bereits verwendet" in field_errors(response)["slug"]


def test_regions_have_what_a_partner_needs(db):
    assert Region.objects.count() == 46
