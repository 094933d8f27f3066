"""Inviting people into an organisation, by a link that proves their address.

The link stands in the mail alone; the database knows its hash. Sending again makes a new one.
"""

import secrets
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.accounts.people import is_staff_member
from cms.accounts.roles import group_of
from cms.jobs.mail import absolute, post
from pages.partners.models import Invitation, Membership, PartnerPage

MOST_OPEN = 20
_OF_THE_HOUSE = (
    "Diese Adresse gehört zu einem Konto der Redaktion. Bitte nennen Sie eine Adresse der "
    "Organisation."
)
_CLOSED = (
    "Das Konto zu dieser Adresse ist gesperrt. Bitte nennen Sie eine andere Adresse oder fragen "
    "Sie die Geschäftsstelle."
)


def refuse_address(email: str) -> None:
    """ValidationError if no account of a partner may have this address."""
    user = User.objects.filter(email__iexact=email).first()
    if user and is_staff_member(user):
        raise ValidationError(_OF_THE_HOUSE)
    if user and not user.is_active:
        raise ValidationError(_CLOSED)


@transaction.atomic
def invite(
    partner: PartnerPage, email: str, role: str, *, by, name: str = "", mail: str = "invitation"
) -> Invitation:
    """An invitation and its mail; ValidationError if the person is there or invited already."""
    email = email.lower()
    refuse_address(email)
    open_ones = partner.invitations.open()
    if open_ones.filter(email__iexact=email).exists():
        raise ValidationError("Diese Adresse ist schon eingeladen. Sie können erneut senden.")
    if open_ones.count() >= MOST_OPEN:
        raise ValidationError(
            f"Es sind schon {MOST_OPEN} Einladungen offen. Bitte ziehen Sie erst welche zurück."
        )
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        partner=partner, email=email, role=role, name=name, invited_by=by, token_hash=_hash(token)
    )
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:  # two people invited the same one in the same moment
        raise ValidationError("Diese Adresse ist gerade eingeladen worden.") from None
    _send(invitation, token, mail)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation) -> None:
    """Under a new link, good for as long as the first one was; the former one is worthless."""
    token = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(token)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["token_hash", "sent_at"])
    _send(invitation, token, "invitation")


def withdraw(invitation: Invitation) -> None:
    Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


def invitation_of(token: str) -> Invitation | None:
    """Whatever became of it; None for a link that was never sent, or replaced by a newer one."""
    found = Invitation.objects.select_related("partner").filter(token_hash=_hash(token))
    return found.first()


@transaction.atomic
def accept(invitation: Invitation) -> User | None:
    """The account that now belongs to the organisation; None if the link no longer holds.

    ValidationError if the address has become one of the house, or its account was closed.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.is_open or locked.is_expired:
        return None
    refuse_address(locked.email)
    user = join(locked.partner, locked.email, locked.role, name=locked.name)
    locked.accepted_at = timezone.now()
    locked.save(update_fields=["accepted_at"])
    return user


def join(partner: PartnerPage, email: str, role: str, *, name: str = "") -> User:
    """The account with this address, made if it is missing, as a member of the organisation."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        first, _, last = name.rpartition(" ")
        user = User.objects.create_user(email, first_name=first[:80], last_name=last[:80])
    user.groups.add(group_of("partner"))
    member, new = Membership.objects.get_or_create(
        user=user, partner=partner, defaults={"role": role}
    )
    if not new and role == Membership.Role.ADMINISTRATOR:  # an invitation takes no right away
        member.role = role
        member.save(update_fields=["role"])
    return user


def _send(invitation: Invitation, token: str, mail: str) -> None:
    context = {
        "invitation": invitation,
        "link": absolute(reverse("invitation", args=[token])),
        "days": Invitation.VALID_FOR.days,
    }
    key = f"invitation {invitation.pk} {invitation.token_hash[:16]}"
    post(invitation.email, mail, context, key=key)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
