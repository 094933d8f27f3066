"""Applications and changes on the first page of the admin, each one click from its decision."""

from django.http import HttpRequest
from django.urls import reverse

from cms.core.text import german_date
from cms.editorial import my_day
from pages.partners.models import Departure, JoinRequest
from pages.partners.profile import office

from .decision import DECIDE

_LIST = "beitrittsanfragen_modeladmin_index"
_ONE = "beitrittsanfragen_modeladmin_inspect"


def applications(request: HttpRequest) -> my_day.Section | None:
    if not request.user.has_perm(DECIDE):
        return None
    waiting = JoinRequest.objects.filter(state=JoinRequest.State.WAITING).order_by("confirmed_at")
    items = [
        my_day.Item(
            row.name, reverse(_ONE, args=[row.pk]), row.get_kind_display(), row.confirmed_at
        )
        for row in waiting[: my_day.MOST]
    ]
    return my_day.Section(
        "Beitrittsanfragen warten", items, total=waiting.count(), more=reverse(_LIST)
    )


def departures(request: HttpRequest) -> my_day.Section | None:
    """Who has left; whoever may publish the profile again finds that on its page."""
    if not office.may_decide_some(request.user):
        return None
    left = Departure.objects.exclude(partner=None).select_related("partner").order_by("-at")
    items = [
        my_day.Item(
            row.partner.title,
            reverse("wagtailadmin_pages:edit", args=[row.partner_id]),
            f"lässt sich zurückholen bis {german_date(row.until)}",
            row.at,
        )
        for row in left[: my_day.MOST]
    ]
    return my_day.Section("Ausgetretene Partner", items, total=left.count())


def changes_of_partners(request: HttpRequest) -> my_day.Section | None:
    if not office.may_decide_some(request.user):
        return None
    waiting = office.waiting()
    items = [
        my_day.Item(
            partner.title, reverse("profile_decide", args=[partner.pk]), since=partner.since
        )
        for partner in waiting[: my_day.MOST]
    ]
    more = reverse("profile_changes")
    return my_day.Section(office.TITLE, items, total=waiting.count(), more=more)
