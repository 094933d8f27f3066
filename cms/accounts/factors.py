"""The second factors of a person, and who is told when they change."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import timezone

from cms.jobs.mail import absolute, post

from .log import Kind, record
from .models import User

_KINDS = {Authenticator.Type.TOTP: "App für Codes", Authenticator.Type.WEBAUTHN: "Passkey"}


def main_factors(user: User) -> QuerySet[Authenticator]:
    """Apps and passkeys; recovery codes only help out."""
    return Authenticator.objects.filter(user=user, type__in=_KINDS)


def kind(factor: Authenticator) -> str:
    return _KINDS[factor.type]


def codes_left(user: User) -> int:
    """How many recovery codes have not been used yet."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0


def changed(request, user: User, what: str) -> None:
    """A line in the log and a mail to the owner: nobody changes a sign-in unnoticed."""
    record(Kind.SECOND_FACTOR, actor=request.user, person=user, subject=what)
    context = {"what": what, "access": absolute("/anmelden/zugang/")}
    post(user.email, "access_changed", context, key=f"access {user.pk} {timezone.now():%s.%f}")
