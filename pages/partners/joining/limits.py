"""Not more than a few applications an hour from one connection, or to one address.

What is compared is a keyed hash of the network address. Its key changes every hour, and each night
it is blanked: it holds off floods and tells nobody who sent what.
"""

from datetime import timedelta
from hashlib import sha256
from hmac import HMAC

from django.conf import settings
from django.utils import timezone

from pages.partners.models import JoinRequest

MOST_FROM_ONE_CONNECTION = 5
MOST_TO_ONE_ADDRESS = 3
HOUR = timedelta(hours=1)


def mark_of(address: str, moment=None) -> str:
    """The hash of a network address in the hour of `moment`."""
    hour = f"{moment or timezone.now():%Y-%m-%dT%H}"
    key = f"partners.joining.sender {settings.SECRET_KEY} {hour}"
    return HMAC(key.encode(), address.encode(), sha256).hexdigest()[:32]


def too_many(address: str, email: str) -> bool:
    now = timezone.now()
    recent = JoinRequest.objects.filter(sent_at__gt=now - HOUR)
    marks = [mark_of(address, now), mark_of(address, now - HOUR)]
    from_here = recent.filter(sender_mark__in=marks).count()
    to_them = recent.filter(contact_email=email).count()
    return from_here >= MOST_FROM_ONE_CONNECTION or to_them >= MOST_TO_ONE_ADDRESS


def blank_marks() -> None:
    """Nobody needs them after an hour."""
    old = JoinRequest.objects.exclude(sender_mark="").filter(sent_at__lt=timezone.now() - HOUR)
    old.update(sender_mark="")
