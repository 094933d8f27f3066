"""What the people of an organisation are told by mail: one mail to each of them and event."""

import uuid

from django.core import signing
from django.urls import reverse

from cms.editorial.words import name_of
from cms.jobs.mail import absolute, post
from pages.partners.models import PartnerPage, ProfileChange

from .fields import LABELS, named

_SALT = "partners.profile.undo"
UNDO_SECONDS = 7 * 24 * 60 * 60


def people_of(page: PartnerPage) -> list:
    """Everybody who looks after the profile and can sign in."""
    found = page.memberships.filter(user__is_active=True).select_related("user")
    return [membership.user for membership in found.order_by("pk")]


def tell_of_contact(page: PartnerPage, user, fields: list[str], batch: uuid.UUID) -> None:
    """Contact is public at once: whoever did not want that can undo it."""
    for person in people_of(page):
        token = signing.dumps([str(batch), person.pk], salt=_SALT)
        context = {
            "organisation": page.title,
            "who": name_of(user),
            "mine": person == user,
            "fields": named(fields),
            "undo": absolute(reverse("profile_undo", args=[token])),
        }
        post(person.email, "profile_contact", context, key=f"profile-contact-{batch}-{person.pk}")


def undo_from_token(token: str) -> tuple[uuid.UUID, int] | None:
    """Which batch, and to whom it was offered; None for what is made up or older than 7 days."""
    try:
        batch, person = signing.loads(token, salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        return None
    return uuid.UUID(batch), person


def tell_of_undone(page: PartnerPage, user, fields: list[str], batch: uuid.UUID) -> None:
    context = {"organisation": page.title, "who": name_of(user), "fields": named(fields)}
    for person in people_of(page):
        post(person.email, "profile_undone", context, key=f"profile-undone-{batch}-{person.pk}")


def tell_of_decisions(
    page: PartnerPage, accepted: list[ProfileChange], refused: list[ProfileChange]
) -> None:
    """One mail for all that was decided in one go, with both outcomes."""
    decided = [*accepted, *refused]
    if not decided:
        return
    context = {
        "organisation": page.title,
        "accepted": [LABELS[change.field] for change in accepted],
        "refused": [(LABELS[change.field], change.reason) for change in refused],
        "profile": absolute(reverse("profile")),
        "public": absolute(page.url) if page.live and page.url else "",
    }
    event = "-".join(str(pk) for pk in sorted(change.pk for change in decided))
    for person in people_of(page):
        post(person.email, "profile_decided", context, key=f"profile-decided-{event}-{person.pk}")
