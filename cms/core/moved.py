"""A page whose address changes leaves a redirect at the old one, in the same transaction.

Wagtail has this too, after the transaction and with gaps: drafts that never were public get a
redirect that betrays their address, pages that were withdrawn get none, and a page that returns to
an old address of its own redirects to itself as soon as it goes offline. A redirect leads to a
page, not to an address, so there are no chains; `cms.core.former` follows it to sub-addresses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from cms.core.gone import remember
from cms.core.models import Gone
from cms.core.visibility import restricted_paths

LONGEST = Redirect._meta.get_field("old_path").max_length
BATCH = 500


@dataclass(frozen=True)
class Move:
    """One page's way from an address to another; "" is outside every site."""

    page_id: int
    before: str
    after: str
    site_id: int
    secret: bool  # nobody may learn of the new address

    @property
    def leaves_redirect(self) -> bool:
        return bool(self.after) and not self.secret and len(self.before) <= LONGEST


def note_address(sender, instance: Page, update_fields=None, **_signal) -> None:
    """Before a page is saved: the address that it had, if it was public."""
    instance._address_before = None
    if instance._state.adding or not {"slug", "url_path"}.intersection(update_fields or ["slug"]):
        return
    row = Page.objects.filter(pk=instance.pk).values("url_path", "live", "withdrawal").first()
    if row and row["url_path"] != instance.url_path:
        instance._address_before = (row["url_path"], bool(row["live"] or row["withdrawal"]))


def leave_redirects(sender, instance: Page, **_signal) -> None:
    """After it was saved: those below it still have their old addresses in the database."""
    if not getattr(instance, "_address_before", None):
        return
    url_path_before, was_public = instance._address_before
    moves = list(_moves(instance, url_path_before, was_public))
    for start in range(0, len(moves), BATCH):
        _write(moves[start : start + BATCH])


def _write(moves: list[Move]) -> None:
    before = {move.before for move in moves}
    touched = before | {move.after for move in moves}
    Redirect.objects.filter(automatically_created=True, old_path__in=touched).delete()
    Gone.objects.filter(path__in=touched).delete()
    # What the administration has set up at an address stays.
    taken = set(Redirect.objects.filter(old_path__in=before).values_list("old_path", flat=True))
    redirects = [
        Redirect(
            old_path=move.before,
            site_id=move.site_id,
            redirect_page_id=move.page_id,
            automatically_created=True,
        )
        for move in moves
        if move.leaves_redirect and move.before not in taken
    ]
    Redirect.objects.bulk_create(redirects, ignore_conflicts=True)
    remember(move.before for move in moves if not move.leaves_redirect)


def _moves(page: Page, url_path_before: str, was_public: bool) -> Iterator[Move]:
    """Every page from `page` down that was public at its old address."""
    restricted = _restricted_url_paths()
    if page.url_path in restricted or page.is_site_root():
        return
    below = Page.objects.filter(path__startswith=page.path).exclude(pk=page.pk)
    below = below.filter(Q(live=True) | Q(withdrawal__isnull=False))
    moving = [(page.pk, url_path_before)] if was_public else []
    moving += below.values_list("pk", "url_path")
    for pk, before in moving:
        after = page.url_path + before[len(url_path_before) :]
        site_id, old_address = _address(before)
        if old_address and not before.startswith(restricted):
            new_site_id, new_address = _address(after)
            same_site = new_address if new_site_id == site_id else ""
            yield Move(pk, old_address, same_site, site_id, after.startswith(restricted))


def _restricted_url_paths() -> tuple[str, ...]:
    """Addresses in the tree of pages with an access rule; without one there is no statement."""
    if not restricted_paths():
        return ()
    return tuple(PageViewRestriction.objects.values_list("page__url_path", flat=True))


def _address(url_path: str) -> tuple[int | None, str]:
    """The site and the address there, as redirects write it."""
    for site in Site.get_site_root_paths():
        if url_path.startswith(site.root_path):
            return site.site_id, "/" + url_path[len(site.root_path) :].strip("/")
    return None, ""
