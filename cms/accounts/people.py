"""Who somebody is, by the role they hold: of the house, or of a partner."""

from cms.accounts.roles import ROLES

STAFF_ROLES = ("editor", "head", "admin")


def is_staff_member(user) -> bool:
    """Somebody of the house: Redaktion, Leitung or Administration; they have their own door."""
    if not user.is_active:  # AnonymousUser too
        return False
    groups = [ROLES[role].group for role in STAFF_ROLES]
    return user.is_superuser or user.groups.filter(name__in=groups).exists()


def is_partner(user) -> bool:
    """Somebody who keeps the profile of an organisation."""
    return user.is_active and user.groups.filter(name=ROLES["partner"].group).exists()
