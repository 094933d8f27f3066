"""Addresses that were public once: written down when a page goes, struck out when it returns."""

from wagtail.models import Page

from cms.core.models import Gone


def remember_deleted(sender, instance: Page, **_signal) -> None:
    """A live page is being deleted; its children are deleted one by one and come by themselves."""
    path = public_path(instance)
    if path and instance.live:
        Gone.objects.update_or_create(path=path, defaults={"reason": Gone.Reason.DELETED})


def remember_unpublished(sender, instance: Page, **_signal) -> None:
    path = public_path(instance)
    if path:
        # A deletion takes the page offline as well; what it has written down stays.
        Gone.objects.get_or_create(path=path, defaults={"reason": Gone.Reason.UNPUBLISHED})


def forget_address(sender, instance: Page, **_signal) -> None:
    path = public_path(instance)
    if path:
        Gone.objects.filter(path=path).delete()


def public_path(page: Page) -> str:
    """`/presse/titel/`, without host; empty for a page outside every site."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""
