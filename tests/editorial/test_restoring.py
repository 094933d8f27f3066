"""Pages that were taken back: their state in the admin, and the way back."""

from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.core.models import Withdrawal
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.admin.forms import with_reason
from tests.admin.german import english_on
from tests.editorial.taking_back import is_live, restore_screen, send


def test_state_and_reason_stand_in_lists_and_above_the_form(client, office, fair, successor):
    send(client, fair, reason="ersetzt", successor=successor.pk, note="Es regnet.")

    state = "Zurückgezogen: ersetzt durch „Fest im Park“"
    for address in (f"/admin/pages/{fair.get_parent().pk}/", "/admin/pages/search/?q=Deich"):
        assert state in reading.text(client.get(address)), address
    editor = client.get(f"/admin/pages/{fair.pk}/edit/")
    assert state in reading.text(editor)
    assert "Es regnet." in reading.text(editor)
    assert "von Katrin Lindhorst" in reading.text(editor)
    assert restore_screen(fair) in editor.content.decode()
    assert english_on(editor.content.decode()) == []


def test_editor_sees_the_state_but_no_way_that_is_closed(client, office, fair):
    send(client, fair, reason="irrtum")
    client.force_login(factories.person("editor"))

    editor = client.get(f"/admin/pages/{fair.pk}/edit/")

    assert "Zurückgezogen: irrtümlich veröffentlicht" in reading.text(editor)
    assert restore_screen(fair) not in editor.content.decode()


def test_drafts_and_public_pages_have_no_such_state(client, office, fair):
    draft = factories.release(title="Entwurf", live=False)

    for page in (draft, fair):
        editor = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert "Wieder veröffentlichen" not in editor
        assert client.get(restore_screen(page)).status_code == 302


def test_brought_back_it_answers_where_it_stood(client, office, fair, successor):
    number = fair.number
    send(client, fair, reason="ersetzt", successor=successor.pk)
    shown = client.get(restore_screen(fair))
    assert english_on(shown.content.decode()) == []
    assert "wurde sie geändert" not in reading.text(shown)
    assert reading.headings(shown, "h1") == ["Wieder veröffentlichen Fest am Deich"]
    assert Withdrawal.objects.exists(), "asking changes nothing"

    client.post(restore_screen(fair))

    assert client.get(fair.url).status_code == 200
    assert PressReleasePage.objects.get(pk=fair.pk).number == number
    assert not Withdrawal.objects.exists()
    assert PageLogEntry.objects.filter(action="core.restore", user=office).count() == 1
    assert "Wieder öffentlich" in reading.text(client.get(f"/admin/pages/{fair.pk}/history/"))


def test_newer_version_is_announced_before_it_becomes_public(client, office, fair):
    send(client, fair, reason="irrtum")
    page = PressReleasePage.objects.get(pk=fair.pk)
    page.lead = "Neuer Vorspann."
    page.save_revision()

    assert "wurde sie geändert" in reading.text(client.get(restore_screen(fair)))
    with_reason(client, client.post(restore_screen(fair)))

    assert "Neuer Vorspann." in reading.text(client.get(fair.url))


def test_incomplete_or_outdated_version_is_not_brought_back(client, office, fair):
    send(client, fair, reason="irrtum")
    page = PressReleasePage.objects.get(pk=fair.pk)
    for changes, sentence in (
        ({"lead": ""}, "Es fehlt noch etwas"),
        ({"lead": "Da.", "expire_at": timezone.now()}, "Das Ende ihrer Veröffentlichung"),
    ):
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(clean=False)
        response = client.post(restore_screen(fair))
        assert sentence in reading.text(response)
        assert not is_live(fair)


def test_planned_return_says_when(client, office, fair):
    send(client, fair, reason="irrtum")
    page = PressReleasePage.objects.get(pk=fair.pk)
    page.go_live_at = timezone.now() + timezone.timedelta(days=3)
    page.save_revision()

    planned = with_reason(client, client.post(restore_screen(fair)))

    assert "erscheint am" in reading.text(client.get(planned["Location"]))
    assert not is_live(fair)
    above = f"/admin/pages/{fair.get_parent().pk}/"
    assert "irrtümlich veröffentlicht, geplant" in reading.text(client.get(above))


def test_only_who_may_publish_brings_back(client, office, fair, roles):
    send(client, fair, reason="irrtum")
    client.force_login(factories.person("editor"))
    assert client.post(restore_screen(fair)).status_code == 302
    locker = factories.person("head", email="emre@example.org")
    Page.objects.filter(pk=fair.pk).update(locked=True, locked_by=locker)
    client.force_login(office)
    assert client.post(restore_screen(fair)).status_code == 302
    assert client.post(restore_screen(Page(pk=999999))).status_code == 404
    assert not is_live(fair)
