"""Leaving: one transaction, after which nobody finds the profile and nobody gets to it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from cms.accounts import sessions
from cms.accounts.log import Kind, record
from cms.accounts.people import is_staff_member
from cms.backup.erasures import Erasure, again, note
from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from pages.partners.models import Departure, FormerMember, PartnerPage, ProfileChange
from pages.partners.profile.publishing import hold

from . import mails

# For what is done again after a backup was brought back.
LEFT, RETURNED = "left", "returned"


def has_left(page_id: int) -> bool:
    return Departure.objects.filter(partner=page_id).exists()


@again(LEFT, until=RETURNED)
def leave_again(erasure: Erasure) -> None:
    """The thirty days count from the first time. Nobody is written to a second time: a restore
    holds back all mails."""
    page = erasure.thing
    if page and not has_left(page.pk):
        leave(page.pk, None)
        Departure.objects.filter(partner=page.pk).update(at=datetime.fromisoformat(erasure.at))


@transaction.atomic
def leave(page_id: int, user) -> None:
    """Done once, whoever clicks at the same moment. `user` is the administrator who decided it,
    None if nobody knows any more."""
    page = hold(page_id)
    note(LEFT, PartnerPage, page_id)  # before what follows from it
    departure, is_new = Departure.objects.get_or_create(partner=page, defaults={"by": user})
    if not is_new:
        return
    with LogContext(user=user):
        _take_offline(page, user)
        now = timezone.now()
        page.profile_changes.filter(state=ProfileChange.State.OPEN).update(
            state=ProfileChange.State.WITHDRAWN, decided_at=now
        )
        page.invitations.open().update(withdrawn_at=now)
        people = _let_go(page, departure)
        record(Kind.LEAVING, actor=user, page=page, note=f"Zugänge beendet: {len(people)}")
    mails.tell_of_leaving(departure, people)


def _take_offline(page: PartnerPage, user) -> None:
    """Whatever would bring it back by itself ends first: a review, a planned version."""
    if review := page.current_workflow_state:
        review.cancel(user=user)
    page.revisions.update(approved_go_live_at=None)
    withdraw(page, Withdrawal.Reason.LEFT, user=user)


def _let_go(page: PartnerPage, departure: Departure) -> list[FormerMember]:
    """End every membership, and close the accounts that open nothing else."""
    people = []
    for membership in page.memberships.select_related("user"):
        user = membership.user
        membership.delete()
        closed = user.is_active and not (is_staff_member(user) or user.memberships.exists())
        people.append(departure.people.create(user=user, role=membership.role, closed=closed))
        if closed:
            user.is_active = False
            user.save(update_fields=["is_active"])
            sessions.end_all(user)
    return people
