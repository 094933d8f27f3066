"""What people do with a page that goes out without a second person."""

from cms.editorial.models import PublishedAlone
from pages.press.models import PressReleasePage
from tests import reading
from tests.admin.forms import REASON, page_form, with_reason

OPEN = PublishedAlone.objects.open


def now(page) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=page.pk)


def screen(page) -> str:
    return f"/admin/pages/{page.pk}/ohne-pruefung/"


def press_publish(client, page, **typed):
    """The button in the editor, and nothing after it."""
    url = f"/admin/pages/{page.pk}/edit/"
    return client.post(url, page_form(client.get(url), **typed, **{"action-publish": "1"}))


def publish(client, page, **typed):
    return with_reason(client, press_publish(client, page, **typed))


def publish_unchanged(client, page):
    """The editor's form would make an author of whoever sends it."""
    typed = {"reason": REASON, "version": now(page).latest_revision_id}
    return client.post(screen(page), typed)


def confirmation(page) -> str:
    return f"/admin/pages/{page.pk}/nachtraeglich-freigeben/"


def confirm(client, page):
    """The button, as it stands on the screen at this moment."""
    shown = reading.html(client.get(confirmation(page)))
    button = shown.select_one("[name=publication]") if shown.main else None
    newest = PublishedAlone.objects.filter(page=page.pk).first()
    return client.post(
        confirmation(page), {"publication": button["value"] if button else newest.pk}
    )
