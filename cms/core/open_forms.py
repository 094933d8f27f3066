"""Forms that anybody may send, without an account and without a puzzle.

A mark tells forms sent twice and forms sent by machines, a field that nobody sees catches programs,
and one connection sends a few in an hour. What is compared of a network address is a keyed hash.
Its key changes every hour, and each night it is blanked: it holds off floods and tells nobody who
sent what.
"""

import uuid
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import HMAC

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from .form_keys import new_key, read_key
from .models import Arrival

MOST_FROM_ONE_CONNECTION = 5
MOST_TO_ONE_ADDRESS = 3
HOUR = timedelta(hours=1)


class OpenForm(forms.Form):
    """Base of such a form; `core/open_form.html` shows the two fields that it brings."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    # Programs fill in every field; people do not see it unless a program filled it in for them.
    message = forms.CharField(
        label="Bitte leer lassen",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["key"] = new_key()

    def clean_key(self) -> uuid.UUID:
        return read_key(self.cleaned_data["key"])

    def clean_message(self) -> str:
        if self.cleaned_data["message"]:
            raise ValidationError("Dieses Feld fängt Programme ab. Bitte leeren Sie es.")
        return ""

    def ready_again(self) -> "OpenForm":
        """A form whose mark does not hold any more gets a new one, or it could never be sent."""
        if any(error.code != "quick" for error in self.errors.as_data().get("key", [])):
            self.data = self.data.copy()
            self.data["key"] = new_key()
        return self


def mark_of(address: str, moment: datetime | None = None) -> str:
    """The hash of a network address in the hour of `moment`."""
    hour = f"{moment or timezone.now():%Y-%m-%dT%H}"
    key = f"core.open_forms.sender {settings.SECRET_KEY} {hour}"
    return HMAC(key.encode(), address.encode(), sha256).hexdigest()[:32]


def too_many(model: type[Arrival], address: str, **recipient: str) -> bool:
    """Whether enough came within an hour from the network address, or is sent to one recipient.

    `recipient` names the field that holds an e-mail address, and that address; it may be empty.
    """
    now = timezone.now()
    recent = model.objects.filter(sent_at__gt=now - HOUR)
    marks = [mark_of(address, now), mark_of(address, now - HOUR)]
    if recent.filter(sender_mark__in=marks).count() >= MOST_FROM_ONE_CONNECTION:
        return True
    return any(recipient.values()) and recent.filter(**recipient).count() >= MOST_TO_ONE_ADDRESS


def blank_marks(model: type[Arrival]) -> None:
    """Nobody needs them after an hour."""
    old = model.objects.exclude(sender_mark="").filter(sent_at__lt=timezone.now() - HOUR)
    old.update(sender_mark="")
