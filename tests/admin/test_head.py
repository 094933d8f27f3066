"""What the head of the press office does alone."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.core.models import Navigation, SiteSettings
from pages.press.models import PressReleasePage
from tests import factories
from tests.admin.forms import add, edit, messages, record_form


@pytest.fixture
def release(site, press):
    return factories.release(title="Öffentlich")


def live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_publishes_a_new_page_at_once(doors, press, client):
    contact = factories.press_contact()
    texts = {"title": "Sofort", "lead": "Heute noch.", "teaser": "Es eilt."}
    typed = {**texts, "contact": contact.pk, "action-publish": "1"}
    add(doors.head, press, "press/pressreleasepage", **typed)
    assert PressReleasePage.objects.get().number
    assert client.get("/presse/sofort/").status_code == 200


def test_withdraws_moves_and_deletes(doors, release, client):
    doors.head.post(f"/admin/pages/{release.pk}/unpublish/", {"reason": "irrtum"})
    assert not live(release)
    assert client.get("/presse/oeffentlich/").status_code == 410
    doors.head.post(f"/admin/pages/{release.pk}/delete/")
    assert not Page.objects.filter(pk=release.pk).exists()


def test_moves_a_page_below_another(doors, site):
    parent, page = factories.standard_page(title="Oben"), factories.standard_page(title="Unten")
    doors.head.post(f"/admin/pages/{page.pk}/move/{parent.pk}/confirm/")
    assert Page.objects.get(pk=page.pk).is_child_of(Page.objects.get(pk=parent.pk))


@pytest.mark.parametrize("way", ["single", "bulk"])
def test_lock_of_somebody_else_holds_against_deletion(doors, release, people, way):
    Page.objects.filter(pk=release.pk).update(
        locked=True, locked_by=people.other, locked_at=timezone.now()
    )
    urls = {
        "single": f"/admin/pages/{release.pk}/delete/",
        "bulk": f"/admin/bulk/wagtailcore/page/delete/?id={release.pk}",
    }
    doors.head.post(urls[way])
    assert Page.objects.filter(pk=release.pk).exists()
    doors.head.post(f"/admin/pages/{release.pk}/unlock/")
    doors.head.post(urls[way])
    assert not Page.objects.filter(pk=release.pk).exists()


def test_lock_of_a_child_holds_against_deletion_of_its_parent(doors, release, press, people):
    Page.objects.filter(pk=release.pk).update(locked=True, locked_by=people.other)
    doors.head.post(f"/admin/pages/{press.pk}/delete/", {"confirm_site_name": "irgendwas"})
    assert Page.objects.filter(pk=press.pk).exists()


def test_home_page_stays(doors, site):
    for url in (
        f"/admin/pages/{site.pk}/delete/",
        f"/admin/pages/{site.pk}/unpublish/",
        f"/admin/pages/{site.pk}/move/",
        f"/admin/bulk/wagtailcore/page/delete/?id={site.pk}",
        f"/admin/bulk/wagtailcore/page/unpublish/?id={site.pk}",
    ):
        form = {"include_descendants": "on", "confirm_site_name": "x", "reason": "irrtum"}
        doors.head.post(url, form)
        assert live(site), url


def test_keeps_what_the_site_says_about_itself(doors, site, client):
    pk = site.get_site().pk
    url = f"/admin/settings/core/sitesettings/{pk}/"
    form = {"name": "Niedersachsen hält zusammen", "footer_text": "Wir stehen füreinander ein."}
    response = doors.head.post(url, record_form(doors.head.get(url)) | form)
    assert response.status_code == 302
    assert SiteSettings.objects.get().footer_text == "Wir stehen füreinander ein."
    assert "Wir stehen füreinander ein." in client.get("/").content.decode()


def test_keeps_the_menus(doors, site, press, client):
    pk = site.get_site().pk
    rows = {"main_items": [(press.pk, "Für die Presse")], "legal_items": []}
    form = {"easy_page": "", "sign_page": ""}
    for name, items in rows.items():
        form |= {f"{name}-TOTAL_FORMS": len(items), f"{name}-INITIAL_FORMS": 0}
        for number, (page, title) in enumerate(items):
            row = {"page": page, "title": title, "id": "", "ORDER": number, "DELETE": ""}
            form |= {f"{name}-{number}-{key}": value for key, value in row.items()}
    url = f"/admin/settings/core/navigation/{pk}/"
    response = doors.head.post(url, record_form(doors.head.get(url)) | form)
    assert response.status_code == 302
    assert Navigation.objects.get().main_items.get().page_id == press.pk
    assert "Für die Presse" in client.get("/").content.decode()


def test_reaches_no_accounts_and_nothing_technical(doors, site):
    places = "users groups redirects sites collections workflows/list reports/aufgaben"
    for place in places.split():
        assert doors.head.get(f"/admin/{place}/").status_code == 302, place


def test_several_pages_are_deleted_at_once(doors, site, press):
    pages = [factories.release(title=f"Nr. {n}") for n in range(3)]
    ids = "&".join(f"id={page.pk}" for page in pages)
    response = doors.head.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}", {})
    assert response.status_code == 302
    assert PressReleasePage.objects.count() == 0


def test_several_pages_that_nobody_reviewed_are_not_published_at_once(doors, site, press):
    """Each needs a reason of its own, as each needs one to be taken back."""
    pages = [factories.release(title=f"Nr. {n}", live=False) for n in range(3)]
    ids = "&".join(f"id={page.pk}" for page in pages)
    doors.head.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}", {})
    assert not PressReleasePage.objects.live().exists()
    assert "Bitte veröffentlichen Sie einzeln: „Nr. 0“, „Nr. 1“, „Nr. 2“." in messages(
        doors.head.get("/admin/")
    )


def test_signed_out_head_is_a_stranger(doors, release):
    doors.head.post("/admin/logout/")
    assert doors.head.get(f"/admin/pages/{release.pk}/edit/").status_code == 302
    assert Client().get(f"/admin/pages/{release.pk}/edit/").status_code == 302


def test_schedule_is_undone(doors, release):
    edit(doors.head, release, go_live_at="24.11.2036 10:00", **{"action-publish": "1"})
    revision = Page.objects.get(pk=release.pk).scheduled_revision
    doors.head.post(f"/admin/pages/{release.pk}/revisions/{revision.pk}/unschedule/")
    assert Page.objects.get(pk=release.pk).scheduled_revision is None
