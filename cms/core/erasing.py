"""What is done again after a backup was brought back: pages that are not public any more."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction

from cms.backup.erasures import Erasure, again, note, note_deletions_of
from cms.core.models import Withdrawal
from cms.core.withdrawal import SHOWN, TAKEN_BACK, withdraw


@again(TAKEN_BACK, until=SHOWN)
def withdraw_again(erasure: Erasure) -> None:
    """For the same reason; the sentence for readers is lost with the database."""
    page = erasure.thing
    if page is None or not page.live:
        return
    reason, _, key = erasure.why.partition(" ")
    successor = Page.objects.filter(pk=key).first() if key else None
    withdraw(page.specific, Withdrawal.Reason(reason), successor=successor)


@again("restricted", until="unrestricted")
def restrict_again(erasure: Erasure) -> None:
    """Whatever the restriction was: to people who are signed in; an editor knows the rest."""
    page = erasure.thing
    if page and not page.view_restrictions.exists():
        page.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)


def register_signal_handlers() -> None:
    # A page that has others below it goes after them, if they were deleted too.
    note_deletions_of(Page, may_go=Page.is_leaf)
    post_save.connect(_note_restriction, sender=PageViewRestriction)
    post_delete.connect(_note_opening, sender=PageViewRestriction)


def _note_restriction(sender, instance: PageViewRestriction, **_signal) -> None:
    note("restricted", Page, instance.page_id)


def _note_opening(sender, instance: PageViewRestriction, **_signal) -> None:
    note("unrestricted", Page, instance.page_id)
