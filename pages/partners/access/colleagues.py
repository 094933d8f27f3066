"""Changing who belongs to an organisation; one administrator always remains."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from pages.partners.models import Membership, PartnerPage

Role = Membership.Role
LAST_ONE = (
    "Das ist die letzte Person, die Profil und Zugänge verwaltet. Geben Sie erst einer anderen "
    "diese Rolle."
)


def is_last_administrator(membership: Membership) -> bool:
    if membership.role != Role.ADMINISTRATOR:
        return False
    others = Membership.objects.filter(partner=membership.partner_id, role=Role.ADMINISTRATOR)
    return not others.filter(user__is_active=True).exclude(pk=membership.pk).exists()


@transaction.atomic
def remove(membership: Membership) -> None:
    """The account stays; without any organisation it opens nothing. ValidationError for the last
    administrator."""
    _lock(membership)
    if is_last_administrator(membership):
        raise ValidationError(LAST_ONE)
    take_away(membership)


def take_away(membership: Membership) -> None:
    """With what could bring the person back: an invitation that is still open."""
    invited = membership.partner.invitations.open().filter(email__iexact=membership.user.email)
    invited.update(withdrawn_at=timezone.now())
    membership.delete()


@transaction.atomic
def change_role(membership: Membership, role: str) -> None:
    _lock(membership)
    if role != Role.ADMINISTRATOR and is_last_administrator(membership):
        raise ValidationError(LAST_ONE)
    membership.role = role
    membership.save(update_fields=["role"])


def _lock(membership: Membership) -> None:
    """Two administrators who remove each other in the same moment do it one after the other."""
    hold(membership.partner_id)
    membership.refresh_from_db()


def hold(partner_id: int) -> None:
    PartnerPage.objects.select_for_update(of=("self",)).get(pk=partner_id)
