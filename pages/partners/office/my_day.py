"""Applications and changes on the first page of the admin, each one click from its decision."""

from django.http import HttpRequest
from django.urls import reverse

from cms.editorial import my_day
from pages.partners.models import JoinRequest
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
