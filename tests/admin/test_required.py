"""What a page needs to be public keeps nobody from saving it, but nothing goes out without it."""

import pytest
from wagtail.models import Page

from cms.core.models import Region
from cms.editorial.schedule import publish_due
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import PressContact, PressReleasePage
from tests import factories
from tests.admin.conftest import submit
from tests.admin.forms import add, approve, edit, field_errors, messages

REQUIRED = "Dieses Feld muss ausgefüllt werden."
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


@pytest.mark.parametrize(
    ("who", "action"), [("editor", "action-submit"), ("head", "action-publish")]
)
def test_it_is_asked_for_before_the_page_leaves_the_desk(case, doors, who, action):
    kind, model, field, parent = case
    door = getattr(doors, who)
    typed = {"title": "Halb fertig", action: "1", **without(field)}
    response = add(door, parent, kind, **typed)
    assert response.status_code == 200
    assert field_errors(response) == {field: REQUIRED}
    assert "Prüfungsfehlern" in messages(response)
    assert "Halb fertig" in response.content.decode(), "what was typed is still there"
    assert not model.objects.exists()

    add(doors.editor, parent, kind, title="Halb fertig", **without(field))
    page = model.objects.get()
    response = edit(door, page, title="Neuer Titel", **{action: "1"}, **without(field))
    assert field_errors(response) == {field: REQUIRED}
    assert "Neuer Titel" in response.content.decode()
    assert not now(page).live
    assert not now(page).workflow_in_progress


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
    page = doors.other.get(f"/admin/pages/{emptied.pk}/edit/")
    assert "lässt sich so nicht freigeben. Pressekontakt: " in messages(page)
    assert 'value="approve"' not in page.content.decode()
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
    assert "nichts veröffentlicht. „Ohne Kontakt“: Pressekontakt: " in said
    assert not now(incomplete).live
    assert not now(whole).live


def test_schedule_does_not_publish_what_is_incomplete(incomplete):
    revision = incomplete.get_latest_revision()
    revision.approved_go_live_at = revision.created_at
    revision.save()
    run = publish_due()
    assert not now(incomplete).live
    assert list(run.failed.values()) == ["Dieses Feld darf nicht leer sein."]


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
    response = add(doors.editor, press, "press/pressreleasepage", title="Schon da")
    assert "bereits verwendet" in field_errors(response)["slug"]


def test_regions_have_what_a_partner_needs(db):
    assert Region.objects.count() == 46
