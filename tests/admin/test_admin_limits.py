"""The administration keeps accounts and the machine; contents are none of its business."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.models import SiteSettings
from cms.media.models import Picture
from tests.admin.conftest import SECRET


def test_admin_changes_no_content(world, doors):
    before = list(Page.objects.values_list("pk", "path", "live", "title", "latest_revision"))
    page, picture, contact = world.draft.pk, world.picture.pk, world.contact.pk
    for url in (
        "/admin/pages/",
        f"/admin/pages/{world.press.pk}/",
        f"/admin/pages/{page}/edit/",
        f"/admin/pages/{page}/history/",
        f"/admin/pages/{page}/view_draft/",
        f"/admin/pages/{page}/delete/",
        f"/admin/pages/{page}/copy/",
        f"/admin/pages/{page}/move/",
        f"/admin/pages/{page}/privacy/",
        f"/admin/pages/{page}/lock/",
        f"/admin/pages/{world.release.pk}/unpublish/",
        f"/admin/pages/add/press/pressreleasepage/{world.press.pk}/",
        f"/admin/pages/workflow/action/{page}/approve/{world.review.pk}/",
        "/admin/pages/search/?q=Entwurf",
        "/admin/pressemitteilungen/",
        "/admin/partner-profile/",
        "/admin/images/",
        f"/admin/images/{picture}/",
        f"/admin/images/{picture}/delete/",
        "/admin/images/add/",
        "/admin/documents/",
        f"/admin/documents/edit/{world.file.pk}/",
        "/admin/snippets/core/topic/",
        f"/admin/snippets/core/topic/edit/{world.topic.pk}/",
        f"/admin/snippets/press/presscontact/edit/{contact}/",
        f"/admin/snippets/press/presscontact/delete/{contact}/",
        f"/admin/settings/core/sitesettings/{world.home.get_site().pk}/",
        f"/admin/settings/core/navigation/{world.home.get_site().pk}/",
    ):
        for response in (doors.admin.get(url), doors.admin.post(url, {"title": "Gekapert"})):
            assert response.status_code in (302, 403, 404, 405), url
            assert SECRET not in response.content.decode(), url
    assert before == list(
        Page.objects.values_list("pk", "path", "live", "title", "latest_revision")
    )
    assert Picture.objects.exists()
    assert not SiteSettings.objects.filter(name="Gekapert").exists()


def test_admins_dashboard_names_no_content(world, doors):
    text = doors.admin.get("/admin/").content.decode()
    assert SECRET not in text
    assert "/admin/users/" in text
    assert 'href="/admin/pages/' not in text


def test_admin_sees_the_tasks_and_keeps_redirects(world, doors):
    assert doors.admin.get("/admin/reports/aufgaben/").status_code == 200
    form = {
        "old_path": "/frueher/",
        "redirect_link": "https://anderswo.example/",
        "is_permanent": "on",
    }
    assert doors.admin.post("/admin/redirects/add/", form).status_code == 302
    redirect = Redirect.objects.get(old_path="/frueher")
    assert doors.admin.get("/frueher/")["Location"] == "https://anderswo.example/"
    assert doors.admin.post(f"/admin/redirects/{redirect.pk}/delete/").status_code == 302


def test_admin_cannot_change_what_a_role_may(world, doors, people):
    group = people.editor.groups.get()
    for url in (f"/admin/groups/edit/{group.pk}/", "/admin/groups/new/"):
        doors.admin.post(url, {"name": "Gekapert", "permissions": []})
    group.refresh_from_db()
    assert group.name == "Redaktion"
    assert group.permissions.exists()
