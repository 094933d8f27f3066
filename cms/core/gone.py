"""Addresses that were public once: written down when a page is deleted, struck out on return."""

from collections.abc import Iterable
from itertools import chain

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.models import Gone, Withdrawal
from cms.core.visibility import restricted_paths


def remember_deleted(sender, instance: Page, **_signal) -> None:
    """A page is being deleted that is or was public; those below it come one by one themselves.

    The addresses that redirected to it go with it, for their redirects do. What it was replaced
    by stays known.
    """
    if not was_public(instance):
        return
    addresses = (_with_routes(instance, place) for place in places(instance))
    facts = {"successor_id": successor_of(instance), "kind": _kind_of(instance)}
    remember(chain.from_iterable(addresses), **facts)


def _kind_of(page: Page) -> Gone.Kind:
    left = Withdrawal.objects.filter(page_id=page.pk, reason=Withdrawal.Reason.LEFT).exists()
    return Gone.Kind.LEFT if left and not page.live else Gone.Kind.PAGE


def successor_of(page: Page) -> int | None:
    """Key of the page that has replaced this one, which was taken back."""
    return Withdrawal.objects.filter(page_id=page.pk).values_list("successor_id", flat=True).first()


def was_public(page: Page) -> bool:
    """Whether readers know its address: it is public, or was and has been taken back."""
    if page.path.startswith(restricted_paths()):
        return False
    return page.live or Withdrawal.objects.filter(page_id=page.pk).exists()


def forget_successor(sender, instance: Page, **_signal) -> None:
    """Pages that are deleted together may have replaced each other."""
    Gone.objects.filter(successor_id=instance.pk).update(successor=None)


def remember(addresses: Iterable[str], **facts) -> None:
    """Let these addresses, without their last slash, answer that something has gone."""
    for address in addresses:
        Gone.objects.update_or_create(path=address, defaults={"successor_id": None} | facts)


def take_addresses(page: Page) -> None:
    """`page` stands there now: what its addresses said before does not count any more."""
    addresses = own_addresses(page)
    Gone.objects.filter(path__in=addresses).delete()
    Redirect.objects.filter(automatically_created=True, old_path__in=addresses).delete()


def own_addresses(page: Page) -> list[str]:
    """`/presse/titel` and `/presse/titel/text`; empty for a page outside every site.

    Addresses with a variable part, such as an archive's years, are not among them.
    """
    return [address for place in _own_place(page) for address in _with_routes(page, place)]


def places(page: Page) -> list[str]:
    """The page's address and those that redirect to it."""
    redirects = Redirect.objects.filter(redirect_page_id=page.pk).exclude(old_path__contains="?")
    return [*_own_place(page), *redirects.values_list("old_path", flat=True)]


def _own_place(page: Page) -> list[str]:
    parts = page.get_url_parts()
    return [Redirect.normalise_path(parts[2])] if parts and parts[2] else []


def _with_routes(page: Page, place: str) -> list[str]:
    routes = getattr(page.specific_class, "get_subpage_urls", list)()
    fixed = [str(route.pattern).strip("/") for route in routes if not route.pattern.converters]
    return [place, *(f"{place.rstrip('/')}/{route}" for route in fixed if route)]
