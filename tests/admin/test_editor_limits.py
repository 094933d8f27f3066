"""What an editor cannot do alone, by any address, with any forged form."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.core.models import Navigation, SiteSettings, Topic
from cms.media.models import File, Picture
from pages.press.models import PressContact, PressReleasePage
from tests import factories
from tests.admin.forms import add, edit


def now(page) -> Page:
    return Page.objects.get(pk=page.pk)


def state() -> list[tuple]:
    """What makes a page public, and where it stands."""
    fields = ("pk", "path", "slug", "live", "locked", "expired", "live_revision")
    return list(Page.objects.order_by("pk").values_list(*fields))


@pytest.fixture
def pages(site, press, doors, people):
    """A live release, a draft of the editor's own and a draft of somebody else's."""
    return [
        factories.release(title="Öffentlich"),
        factories.release(title="Eigener Entwurf", live=False, owner=people.editor),
        factories.release(title="Fremder Entwurf", live=False, owner=people.other),
    ]


@pytest.mark.parametrize(
    "action",
    [
        "action-publish",
        "action-submit",
        "action-workflow-action",
        "action-restart-workflow",
        "action-cancel-workflow",
    ],
)
def test_forged_action_publishes_nothing(pages, doors, action):
    live = Page.objects.live().count()
    for page in pages:
        typed = {action: "true", "workflow-action-name": "approve", "live": "on"}
        if action == "action-workflow-action":
            edit(doors.editor, page, **{"action-submit": "1"})
        edit(doors.editor, page, lead="Neu.", **typed)
    assert Page.objects.live().count() == live
    assert PressReleasePage.objects.get(title="Öffentlich").lead != "Neu."


def test_forged_action_publishes_no_new_page(press, doors):
    contact = factories.press_contact()
    texts = {"title": "Neu", "lead": "Neu.", "teaser": "Neu."}
    typed = {**texts, "contact": contact.pk, "live": "on", "action-publish": "1"}
    add(doors.editor, press, "press/pressreleasepage", **typed)
    assert not PressReleasePage.objects.get().live


TO_PUBLISH_OR_TAKE_AWAY = [
    "/admin/pages/{pk}/unpublish/",
    "/admin/pages/{pk}/delete/",
    "/admin/pages/{pk}/move/",
    "/admin/pages/{pk}/move/{elsewhere}/confirm/",
    "/admin/pages/{pk}/lock/",
    "/admin/pages/{pk}/unlock/",
    "/admin/pages/{pk}/privacy/",
    "/admin/pages/{pk}/set_position/?position=0",
    "/admin/pages/{pk}/revisions/{revision}/unschedule/",
    "/admin/bulk/wagtailcore/page/delete/?id={pk}",
    "/admin/bulk/wagtailcore/page/publish/?id={pk}",
    "/admin/bulk/wagtailcore/page/unpublish/?id={pk}",
    "/admin/bulk/wagtailcore/page/move/?id={pk}",
    "/admin/api/main/pages/{pk}/action/publish/",
    "/admin/api/main/pages/{pk}/action/unpublish/",
    "/admin/api/main/pages/{pk}/action/delete/",
]


def test_editor_neither_publishes_nor_takes_away(pages, doors):
    elsewhere = factories.standard_page(title="Anderswo")
    before = state()
    forged = {
        "restriction_type": "login",
        "chooser": elsewhere.pk,
        "next": "/admin/",
        "reason": "irrtum",
    }
    for address in TO_PUBLISH_OR_TAKE_AWAY:
        for page in pages:
            url = address.format(
                pk=page.pk, elsewhere=elsewhere.pk, revision=page.get_latest_revision().pk
            )
            doors.editor.get(url)
            for form in ({}, forged):
                doors.editor.post(url, form)
            assert state() == before, url
    assert not PageViewRestriction.objects.exists()


def test_editor_in_a_review_locks_nothing(pages, doors):
    edit(doors.editor, pages[2], **{"action-submit": "1"})
    for door in (doors.editor, doors.other):
        door.post(f"/admin/pages/{pages[2].pk}/lock/")
    assert not now(pages[2]).locked
    doors.head.post(f"/admin/pages/{pages[2].pk}/lock/")
    assert now(pages[2]).locked
    doors.other.post(f"/admin/pages/{pages[2].pk}/unlock/")
    assert now(pages[2]).locked
    doors.head.post(f"/admin/pages/{pages[2].pk}/unlock/")
    assert not now(pages[2]).locked


def test_copy_of_an_editor_is_a_draft(pages, press, doors):
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": press.pk}
    for extra in ({"publish_copies": "on"}, {"alias": "on", "new_slug": "alias"}):
        doors.editor.post(f"/admin/pages/{pages[0].pk}/copy/", form | extra)
    assert not PressReleasePage.objects.live().filter(slug__in=("kopie", "alias")).exists()


def test_editor_reaches_no_settings_accounts_or_redirects(site, doors):
    setting = site.get_site().pk
    for url in (
        f"/admin/settings/core/sitesettings/{setting}/",
        f"/admin/settings/core/navigation/{setting}/",
        "/admin/users/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/redirects/",
        "/admin/redirects/add/",
        "/admin/redirects/import/",
        "/admin/sites/",
        "/admin/collections/",
        "/admin/workflows/list/",
        "/admin/workflows/tasks/index/",
        "/admin/reports/aufgaben/",
    ):
        for response in (doors.editor.get(url), doors.editor.post(url, {"name": "Gekapert"})):
            assert response.status_code in (302, 403, 404), url
    assert not SiteSettings.objects.filter(name="Gekapert").exists()
    assert not Navigation.objects.exists()


def test_menu_of_an_editor_shows_what_works(site, doors):
    """Every link in the menu and on the dashboard opens."""
    page = doors.editor.get("/admin/")
    links = {
        item.url
        for item in _flat(page.context["request"])
        if item.url and item.url.startswith("/admin/")
    }
    assert "/admin/pressemitteilungen/" in links
    assert not any("settings" in url or "users" in url or "redirects" in url for url in links)
    for url in links:
        assert doors.editor.get(url).status_code == 200, url


def _flat(request) -> list:
    from wagtail.admin.menu import admin_menu

    items = admin_menu.menu_items_for_request(request)
    return [
        entry
        for item in items
        for entry in (
            item.menu.menu_items_for_request(request) if hasattr(item, "menu") else [item]
        )
    ]


def test_editor_keeps_topics_contacts_pictures_and_files(site, doors):
    doors.editor.post("/admin/snippets/core/topic/add/", {"name": "Nachbarschaft"})
    assert Topic.objects.get().slug == "nachbarschaft"
    contact = {"name": "Katrin", "phone": "040 66969-151", "email": "k@presse.example"}
    doors.editor.post("/admin/snippets/press/presscontact/add/", contact)
    assert PressContact.objects.get().name == "Katrin"
    picture = factories.picture()
    url = f"/admin/images/{picture.pk}/"
    rights = {"credit": "Foto: K.", "license": "CC0", "source": "Archiv", "alt_text": "Deich"}
    focal = dict.fromkeys(("x", "y", "width", "height"), "")
    form = {"title": "Neuer Titel", "tags": "", **rights}
    form |= {f"focal_point_{name}": value for name, value in focal.items()}
    assert doors.editor.post(url, form).status_code == 302
    assert Picture.objects.get().title == "Neuer Titel"


@pytest.mark.parametrize(
    "address",
    [
        "/admin/images/{picture}/delete/",
        "/admin/images/multiple/{picture}/delete/",
        "/admin/bulk/media/picture/delete/?id={picture}",
        "/admin/documents/delete/{file}/",
        "/admin/documents/multiple/{file}/delete/",
        "/admin/bulk/media/file/delete/?id={file}",
    ],
)
def test_only_the_head_deletes_pictures_and_files(world, doors, address):
    url = address.format(picture=world.picture.pk, file=world.file.pk)
    extra = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    for door in (doors.editor, doors.admin, doors.partner):
        door.post(url, **extra)
        assert (Picture.objects.count(), File.objects.count()) == (1, 1)
    doors.head.post(url, **extra)
    assert Picture.objects.count() + File.objects.count() == 1
