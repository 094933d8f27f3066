"""What the people of an organisation are told when it leaves, and when it is back."""

from django.urls import reverse

from cms.editorial.words import name_of
from cms.jobs.mail import absolute, post
from pages.partners.models import Departure, FormerMember


def tell_of_leaving(departure: Departure, people: list[FormerMember]) -> None:
    context = {
        "organisation": departure.partner.title,
        "who": name_of(departure.by),
        "until": departure.until,
        "contact": absolute("/kontakt/"),
    }
    for former in _reachable(people):
        mine = {"mine": former.user_id == departure.by_id, "closed": former.closed}
        post(former.user.email, "left", context | mine, key=f"left {former.pk}")


def tell_of_return(departure: Departure, people: list[FormerMember]) -> None:
    context = {"organisation": departure.partner.title, "profile": absolute(reverse("profile"))}
    for former in _reachable(people):
        post(former.user.email, "returned", context, key=f"returned {former.pk}")


def _reachable(people: list[FormerMember]) -> list[FormerMember]:
    """Not those whose account had been closed before."""
    return [former for former in people if former.closed or former.user.is_active]
