"""Taking a page back and bringing it back, as the office does."""

from wagtail.models import Page


def screen(page: Page) -> str:
    return f"/admin/pages/{page.pk}/unpublish/"


def send(client, page: Page, **typed):
    return client.post(screen(page), typed)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def restore_screen(page: Page) -> str:
    return f"/admin/pages/{page.pk}/wieder-veroeffentlichen/"
