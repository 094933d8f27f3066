"""What the log learns by itself: sign-ins, and changes of accounts, roles and rights.

Who changes something is known from Wagtail's log context, which every view of the admin sets; a
command has none.
"""

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.log_actions import get_active_log_context

from .erasing import note_closing
from .log import Kind, record
from .models import User

_DONE = {"post_add": "gegeben", "post_remove": "genommen"}
_ACTIVE = "Zustand „aktiv“ geändert"
# Field of an account: what is said when it changes.
_WATCHED = {
    "email": "E-Mail-Adresse geändert",
    "password": "Passwort geändert",
    "is_active": _ACTIVE,
    "is_superuser": "Volle Rechte geändert",
}


def actor():
    """Who is at work in this request of the admin; None outside it."""
    return get_active_log_context().user


def log_sign_in(sender, user, **kwargs) -> None:
    record(Kind.SIGN_IN, actor=user, person=user)


def log_failed_sign_in(sender, credentials, **kwargs) -> None:
    """Whose account it was; what was typed is not kept, for it may be a password."""
    typed = str(credentials.get("username") or credentials.get("email") or "")[:254]
    person = User.objects.filter(email=typed.lower()).first() if "\0" not in typed else None
    record(Kind.SIGN_IN_FAILED, person=person)


def log_failed_factor(sender, user, **kwargs) -> None:
    record(Kind.SIGN_IN_FAILED, person=user, subject="Zweiter Faktor falsch")


def log_sign_out(sender, user, **kwargs) -> None:
    if user is not None:
        record(Kind.SESSION_ENDED, actor=user, person=user, subject="Abgemeldet")


def log_roles(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    """Roles given to accounts or taken from them, from either side of the relation."""
    if action == "pre_clear":
        for person, group in _pairs(instance, reverse, None):
            _log_role(person, group, "genommen")
    elif action in _DONE:
        for person, group in _pairs(instance, reverse, pk_set):
            _log_role(person, group, _DONE[action])


def _pairs(instance, reverse: bool, keys: set | None):
    if reverse:
        people = instance.user_set.all() if keys is None else User.objects.filter(pk__in=keys)
        return [(person, instance) for person in people]
    groups = instance.groups.all() if keys is None else Group.objects.filter(pk__in=keys)
    return [(instance, group) for group in groups]


def _log_role(person: User, group: Group, what: str) -> None:
    record(Kind.RIGHTS, actor=actor(), person=person, subject=f"Rolle „{group}“ {what}")


def log_rights(sender, instance, action, reverse, **kwargs) -> None:
    """Rights of a role, or of one account; our own screens change neither."""
    if action not in (*_DONE, "pre_clear") or reverse:
        return
    if isinstance(instance, Group):
        record(Kind.RIGHTS, actor=actor(), subject=f"Rechte der Rolle „{instance}“ geändert")
    else:
        record(Kind.RIGHTS, actor=actor(), person=instance, subject="Einzelne Rechte geändert")


def note_changes(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Before an account is saved: which of the watched fields differ from what is kept."""
    asked = set(_WATCHED) & set(update_fields or _WATCHED)
    kept = User.objects.filter(pk=instance.pk).values(*asked).first() if asked else None
    instance.changes_to_log = [
        _WATCHED[name]
        for name in _WATCHED
        if kept and name in asked and kept[name] != getattr(instance, name)
    ]


def log_account(sender, instance, created, **kwargs) -> None:
    for what in ["Konto angelegt"] if created else instance.changes_to_log:
        record(Kind.ACCOUNT, actor=actor(), person=instance, subject=what)
        if what == _ACTIVE:
            note_closing(instance)


def log_deleted_account(sender, instance, **kwargs) -> None:
    record(Kind.DELETION, actor=actor(), subject=f"Konto Nr. {instance.pk}")


def register_signal_handlers() -> None:
    for signal, handler, sender in (
        (user_logged_in, log_sign_in, None),
        (user_login_failed, log_failed_sign_in, None),
        (authentication_failed, log_failed_factor, None),
        (user_logged_out, log_sign_out, None),
        (m2m_changed, log_roles, User.groups.through),
        (m2m_changed, log_rights, User.user_permissions.through),
        (m2m_changed, log_rights, Group.permissions.through),
        (pre_save, note_changes, User),
        (post_save, log_account, User),
        (post_delete, log_deleted_account, User),
    ):
        signal.connect(handler, sender=sender, dispatch_uid=f"cms.accounts.{handler.__name__}")
