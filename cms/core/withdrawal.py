"""Taking a public page back, and what ends it: the row that says why, kept by signals.

Whatever takes a page offline leaves a `Withdrawal`; `withdraw()` states its reason. Publishing the
page again, on any way, removes it.
"""

from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page

from cms.backup.erasures import note as note_erasure
from cms.core.gone import take_addresses
from cms.core.models import Withdrawal
from cms.core.visibility import is_visible, restricted_paths

WITHDRAWN = "core.withdraw"
RESTORED = "core.restore"
# For what is done again after a backup was brought back.
TAKEN_BACK, SHOWN = "withdrawn", "shown"


@transaction.atomic
def withdraw(
    page: Page,
    reason: Withdrawal.Reason,
    *,
    user=None,
    successor: Page | None = None,
    note: str = "",
    with_pages: Iterable[Page] = (),
) -> None:
    """Take `page`, its aliases and `with_pages` offline for this reason; into the audit log.

    Whether `user` may, the caller has asked: an organisation that leaves has no rights in Wagtail.
    """
    for each in (page, *with_pages):
        each.unpublish(log_action=False)
        Withdrawal.objects.filter(page__in=_with_aliases(each)).update(
            reason=reason, successor=successor, note=note, by=user
        )
        facts = {"reason": reason.value, "note": note, "successor": successor and successor.pk}
        log(instance=each, action=WITHDRAWN, user=user, data=facts)
        _note(each, reason, successor)


def visible_successor(withdrawal: Withdrawal | None) -> Page | None:
    """The page that readers find instead; a successor that was replaced itself leads on."""
    seen = set()
    while withdrawal and withdrawal.reason == Withdrawal.Reason.REPLACED:
        page = withdrawal.successor
        if page is None or page.pk in seen:
            return None
        if is_visible(page):
            return page
        seen.add(page.pk)
        withdrawal = Withdrawal.objects.select_related("successor").filter(page=page).first()
    return None


def begin(sender, instance: Page, **_signal) -> None:
    """A page went offline, or pretends to because it is being deleted."""
    if instance.path.startswith(restricted_paths()) or _is_live(instance):
        return
    expired = Withdrawal.Reason.EXPIRED if instance.expired else Withdrawal.Reason.UNSTATED
    facts = {"reason": expired, "successor": None, "note": "", "by": get_active_log_context().user}
    Withdrawal.objects.update_or_create(page_id=instance.pk, defaults=facts)
    _note(instance, expired)


def end(sender, instance: Page, alias: bool = False, **_signal) -> None:
    """A page was published; or only planned, which leaves everything as it is."""
    if not instance.live:
        return
    withdrawal = Withdrawal.objects.filter(page_id=instance.pk).first()
    if withdrawal:
        withdrawal.delete()
        note_erasure(SHOWN, Page, instance.pk)
        if not alias:
            facts = {"reason": withdrawal.reason, "since": withdrawal.since.isoformat()}
            log(instance=instance, action=RESTORED, data=facts)
    take_addresses(instance)


def _note(page: Page, reason: Withdrawal.Reason, successor: Page | None = None) -> None:
    why = f"{reason.value} {successor.pk}" if successor else reason.value
    note_erasure(TAKEN_BACK, Page, page.pk, why)


def _is_live(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk, live=True).exists()


def _with_aliases(page: Page) -> list[Page]:
    pages = [page]
    for each in pages:
        pages += each.aliases.all()
    return pages
