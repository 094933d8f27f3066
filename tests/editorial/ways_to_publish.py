"""All the ways that a release can become public: what people, their programs and our code can do.

Each is called with the release and with the doors of `test_every_way_to_publish`, and brings a
release with the lead `NEW` before the readers, if it is allowed to.

Single fields of a partner's profile have ways of their own, that no release can go: contact that is
public at once, its undoing, the confirmation, and what the office accepts. They are tried in
`tests/pages/partners/profile/`.
"""

from datetime import UTC, datetime, timedelta

from django.core.management import call_command
from wagtail.models import Page

from cms.editorial.schedule import publish_due
from cms.jobs import clock
from pages.press.models import PressPhoto, PressReleasePage
from tests.admin.forms import REASON, approve, edit, page_form, with_reason

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
DAY = timedelta(days=1)
TOMORROW = "25.11.2026 12:00"  # the same hour in Berlin
OLD, NEW = "Der alte Vorspann.", "Der neue Vorspann."


# Ways that begin with a draft, and with a public page that has a newer draft.


def editor_publishes(page, doors):
    edit(doors.head, page, body=doors.body, lead=NEW, **{"action-publish": "1"})


def editor_publishes_an_older_version(page, doors):
    """Version history, "Diese Version prüfen", "Ersetzen und veröffentlichen"."""
    older = page.get_latest_revision()
    page.get_latest_revision_as_object().save_revision()
    url = f"/admin/pages/{page.pk}/revisions/{older.pk}/revert/"
    form = page_form(doors.head.get(url), body=doors.body)
    form |= {"revision": older.pk, "action-publish": "1"}
    with_reason(doors.head, doors.head.post(f"/admin/pages/{page.pk}/edit/", form))


def editor_submits_and_another_approves(page, doors):
    edit(doors.editor, page, body=doors.body, lead=NEW, **{"action-submit": "1"})
    approve(doors.other, page)


def another_approves_out_of_the_editor(page, doors):
    edit(doors.editor, page, body=doors.body, lead=NEW, **{"action-submit": "1"})
    edit(
        doors.other,
        page,
        body=doors.body,
        **{"action-workflow-action": "true", "workflow-action-name": "approve"},
    )


def another_approves_after_the_author_saved_again(page, doors):
    edit(doors.editor, page, body=doors.body, lead=OLD, **{"action-submit": "1"})
    edit(doors.editor, page, body=doors.body, lead=NEW)
    approve(doors.other, page)


def review_ends_in_code(page, doors):
    state = page.get_workflow().start(page, doors.people.editor)
    state.current_task_state.approve(user=doors.people.other)


def editor_plans_it(page, doors):
    typed = {"lead": NEW, "go_live_at": TOMORROW, "action-publish": "1"}
    edit(doors.head, page, body=doors.body, **typed)
    doors.clock.shift(DAY)
    publish_due()


def approval_plans_it(page, doors):
    typed = {"lead": NEW, "go_live_at": TOMORROW, "action-submit": "1"}
    edit(doors.editor, page, body=doors.body, **typed)
    approve(doors.other, page)
    doors.clock.shift(DAY)
    publish_due()


def code_plans_it(page, doors):
    planned = page.get_latest_revision_as_object()
    planned.go_live_at = NOON + DAY
    planned.save_revision(approved_go_live_at=planned.go_live_at)
    doors.clock.shift(DAY)
    publish_due()


def time_comes_for_the_minute_clock(page, doors):
    due(page)
    clock.tick(always=True)


def time_comes_for_the_command(page, doors):
    due(page)
    call_command("publish_due", verbosity=0)


def time_comes_for_the_command_of_wagtail(page, doors):
    due(page)
    call_command("publish_scheduled", verbosity=0)


def due(page) -> None:
    """The plan was made while all was well."""
    page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at=NOON)


def interface_publishes(page, doors):
    doors.head.post(f"/admin/api/main/pages/{page.pk}/action/publish/", {"reason": REASON})


def code_publishes_the_revision(page, doors):
    page.get_latest_revision().publish()


def code_publishes_the_page(page, doors):
    page.publish(page.get_latest_revision())


def code_saves_the_page(page, doors):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save()


def code_saves_two_fields_of_the_page(page, doors):
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save(update_fields=["live", "lead"])


def code_saves_a_page_without_its_type(page, doors):
    page.get_latest_revision_as_object().save()  # still a draft
    page = Page.objects.get(pk=page.pk)
    page.live = True
    page.save()


# Ways that begin with nothing, or with a public page that lost something since it was published.


def editor_publishes_a_new_page(page, doors):
    shown = page_form(doors.head.get(f"/admin/pages/{page.pk}/edit/"), body=doors.body)
    url = f"/admin/pages/add/press/pressreleasepage/{page.get_parent().pk}/"
    form = page_form(doors.head.get(url), body=doors.body)
    photo = {name: shown[name] for name in shown if name.startswith("photos-")}
    photo |= {"photos-INITIAL_FORMS": "0", "photos-0-id": ""}
    named = {name: shown.get(name, "") for name in ("contact", "teaser", "place", "lead")}
    typed = {"title": "Zwilling", "slug": "zwilling", "action-publish": "1"}
    with_reason(doors.head, doors.head.post(url, form | photo | named | typed))


def code_adds_it_live(page, doors):
    page.get_parent().add_child(instance=twin(page))


def code_adds_it_live_beside_another(page, doors):
    page.add_sibling("right", instance=twin(page))


def twin(page) -> PressReleasePage:
    names = ("contact", "teaser", "place", "lead", "body")
    fields = {name: getattr(page, name) for name in names}
    twin = PressReleasePage(title="Zwilling", slug="zwilling", live=True, **fields)
    twin.photos = [PressPhoto(picture=photo.picture) for photo in page.photos.all()]
    return twin


def editor_makes_an_alias(page, doors):
    copy_in_the_admin(page, doors, alias="on")


def copy_in_the_admin(page, doors, **ticked):
    named = {"new_title": "Zwilling", "new_slug": "zwilling"}
    form = named | ticked | {"new_parent_page": page.get_parent().pk}
    doors.head.post(f"/admin/pages/{page.pk}/copy/", form)


def interface_makes_an_alias(page, doors):
    url = f"/admin/api/main/pages/{page.pk}/action/create_alias/"
    doors.head.post(url, {"update_slug": "zwilling"})


def code_copies_it(page, doors):
    page.copy(keep_live=True, update_attrs={"title": "Zwilling", "slug": "zwilling"})


def code_makes_an_alias(page, doors):
    page.create_alias(update_slug="zwilling")


OF_A_DRAFT = [
    editor_publishes,
    editor_publishes_an_older_version,
    editor_submits_and_another_approves,
    another_approves_out_of_the_editor,
    another_approves_after_the_author_saved_again,
    review_ends_in_code,
    editor_plans_it,
    approval_plans_it,
    code_plans_it,
    time_comes_for_the_minute_clock,
    time_comes_for_the_command,
    time_comes_for_the_command_of_wagtail,
    interface_publishes,
    code_publishes_the_revision,
    code_publishes_the_page,
    code_saves_the_page,
    code_saves_two_fields_of_the_page,
]
ONLY_OF_A_DRAFT = [code_saves_a_page_without_its_type]
BACK_FROM_WITHDRAWAL = [
    editor_publishes,
    editor_submits_and_another_approves,
    time_comes_for_the_minute_clock,
    interface_publishes,
    code_publishes_the_revision,
    code_saves_the_page,
    code_saves_a_page_without_its_type,
]
OF_A_TWIN = [
    editor_publishes_a_new_page,
    code_adds_it_live,
    code_adds_it_live_beside_another,
    editor_makes_an_alias,
    interface_makes_an_alias,
    code_copies_it,
    code_makes_an_alias,
]
# The head's own ways past the review: each asks for a reason, and leaves a flag.
ALONE = [
    editor_publishes,
    editor_publishes_an_older_version,
    editor_plans_it,
    editor_publishes_a_new_page,
    interface_publishes,
]
DRAFT, CHANGE, WITHDRAWN, TWIN = "draft", "change", "withdrawn", "twin"
WAYS = [
    *((DRAFT, way) for way in OF_A_DRAFT + ONLY_OF_A_DRAFT),
    *((CHANGE, way) for way in OF_A_DRAFT),
    *((WITHDRAWN, way) for way in BACK_FROM_WITHDRAWAL),
    *((TWIN, way) for way in OF_A_TWIN),
]
