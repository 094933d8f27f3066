"""What the office does when an organisation cannot help itself: name who administers it, remove
somebody, close an account.

Each takes a reason, which stands in the log and in the mails: those who remain learn of it, so a
stranger who talks the office into it is noticed.
"""

from django.core.exceptions import ValidationError
from django.db import transaction

from cms.accounts import sessions
from cms.accounts.log import Kind, record
from cms.accounts.models import User
from cms.accounts.people import is_staff_member
from cms.jobs.mail import absolute, post
from pages.partners.models import Departure, Invitation, Membership, PartnerPage

from . import invitations
from .colleagues import hold, take_away

LONGEST_REASON = 200  # with the words before it, what a row of the log holds
LEFT = "Diese Organisation ist ausgetreten. Erst wenn sie zurückgeholt ist, geht das wieder."
MANAGES = Membership.Role.ADMINISTRATOR


def has_left(partner: PartnerPage) -> bool:
    return Departure.objects.filter(partner=partner.pk).exists()


def administrators(partner: PartnerPage):
    """Who can still invite and remove people there."""
    found = partner.memberships.filter(role=MANAGES, user__is_active=True)
    return found.select_related("user").order_by("user__last_name", "pk")


@transaction.atomic
def name_administrator(partner: PartnerPage, email: str, reason: str, *, by) -> Invitation:
    """Invite somebody to administer; ValidationError if that address may not, or is invited."""
    hold(partner.pk)
    if has_left(partner):
        raise ValidationError(LEFT)
    lesser = partner.invitations.open().filter(email__iexact=email).exclude(role=MANAGES)
    for invitation in lesser:
        invitations.withdraw(invitation)
    invitation = invitations.invite(partner, email, MANAGES, by=by)
    record(Kind.ACCESS, actor=by, page=partner, note=f"Verwaltung neu benannt: {reason}")
    for member in administrators(partner):
        _tell(partner, member.user, "access_named", reason, f"access named {invitation.pk}")
    return invitation


@transaction.atomic
def remove(membership: Membership, reason: str, *, by) -> None:
    """The last administrator too: the office can name another one."""
    _take_out(membership, reason)
    note = f"Zugang entzogen: {reason}"
    record(Kind.ACCESS, actor=by, person=membership.user, page=membership.partner, note=note)


def may_be_closed(user: User) -> bool:
    """Accounts of the house are closed where accounts are kept."""
    return user.is_active and not is_staff_member(user)


@transaction.atomic
def close_account(user: User, reason: str, *, by) -> None:
    """Nobody gets in with it any more: out of all organisations, and wherever it is signed in."""
    for membership in user.memberships.select_related("partner", "user"):
        _take_out(membership, reason)
    user.is_active = False
    user.save(update_fields=["is_active"])
    sessions.end_all(user)
    record(Kind.ACCOUNT, actor=by, person=user, note=f"Konto geschlossen: {reason}")


def _take_out(membership: Membership, reason: str) -> None:
    partner, person, event = membership.partner, membership.user, f"access ended {membership.pk}"
    hold(partner.pk)
    take_away(membership)
    _tell(partner, person, "access_ended", reason, event)
    for member in administrators(partner):
        _tell(partner, member.user, "access_removed", reason, event, person=person)


def _tell(partner: PartnerPage, to: User, mail: str, reason: str, event: str, **facts) -> None:
    context = {"organisation": partner.title, "reason": reason, "contact": absolute("/kontakt/")}
    post(to.email, mail, context | facts, key=f"{event} {to.pk}")
