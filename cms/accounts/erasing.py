"""What is done again after a backup was brought back: accounts and second factors."""

from allauth.mfa.models import Authenticator

from cms.backup.erasures import Erasure, again, note, note_deletions_of

from . import sessions
from .models import User

_CLOSED, _OPENED = "closed", "opened"


@again(_CLOSED, until=_OPENED)
def close_again(erasure: Erasure) -> None:
    user = erasure.thing
    if user and user.is_active:
        user.is_active = False
        user.save(update_fields=["is_active"])
        sessions.end_all(user)


def note_closing(user: User) -> None:
    note(_OPENED if user.is_active else _CLOSED, User, user.pk)


def register_signal_handlers() -> None:
    note_deletions_of(User)
    note_deletions_of(Authenticator)  # a lost phone
