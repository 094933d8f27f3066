"""Addresses that were public once: written down when a page goes, struck out when it returns."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.models import Gone
from cms.core.visibility import is_visible, restricted_paths


def remember_deleted(sender, instance: Page, **_signal) -> None:
    """A live page is being deleted; its children are deleted one by one and come by themselves.

    The addresses that redirected to it go with it, for their redirects do.
    """
    path = public_path(instance)
    if path and is_visible(instance):
        former = Redirect.objects.filter(redirect_page_id=instance.pk)
        for old in (path, *(f"{old}/" for old in former.values_list("old_path", flat=True))):
            Gone.objects.update_or_create(path=old, defaults={"reason": Gone.Reason.DELETED})


def remember_unpublished(sender, instance: Page, **_signal) -> None:
    path = public_path(instance)
    if path and not instance.path.startswith(restricted_paths()):
        reason = Gone.Reason.EXPIRED if instance.expired else Gone.Reason.UNPUBLISHED
        # A deletion takes the page offline as well; what it has written down stays.
        Gone.objects.get_or_create(path=path, defaults={"reason": reason})


def forget_address(sender, instance: Page, **_signal) -> None:
    path = public_path(instance)
    if path:
        Gone.objects.filter(path=path).delete()


def public_path(page: Page) -> str:
    """`/presse/titel/`, without host; empty for a page outside every site."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""
