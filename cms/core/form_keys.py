"""A mark in each form that was opened: sent twice it is one message, sent at once a machine."""

import uuid

from django.core import signing
from django.core.exceptions import ValidationError

# Nobody reads the form and fills it in quicker. The signature counts whole seconds.
SHORTEST_SECONDS = 2
LONGEST_SECONDS = 7 * 24 * 60 * 60

_signer = signing.TimestampSigner(salt="core.form_keys")


def new_key() -> str:
    return _signer.sign(uuid.uuid4().hex)


def read_key(key: str) -> uuid.UUID:
    """The mark of a form that somebody had time to fill in; ValidationError with a way on."""
    try:
        mark = uuid.UUID(_signer.unsign(key, max_age=LONGEST_SECONDS))
    except (signing.BadSignature, ValueError):
        raise ValidationError(
            "Das Formular war zu lange geöffnet. Ihre Angaben stehen noch da; bitte senden Sie sie "
            "noch einmal ab.",
            code="old",
        ) from None
    if not _is_older_than(key, SHORTEST_SECONDS):
        raise ValidationError(
            "Das ging schneller, als ein Mensch tippt. Bitte warten Sie einige Sekunden und senden "
            "Sie das Formular noch einmal ab; Ihre Angaben stehen noch da.",
            code="quick",
        )
    return mark


def _is_older_than(key: str, seconds: int) -> bool:
    try:
        _signer.unsign(key, max_age=seconds)
    except signing.SignatureExpired:
        return True
    return False
