"""Reports on the first page of the admin, the nearest deadline first."""

from django.http import HttpRequest
from django.urls import reverse

from cms.editorial import my_day
from pages.barriers.models import BarrierReport

VIEW = "barriers.view_barrierreport"
LIST = "barrieremeldungen_modeladmin_index"
ONE = "barrieremeldungen_modeladmin_inspect"


def reports(request: HttpRequest) -> my_day.Section | None:
    if not request.user.has_perm(VIEW):
        return None
    waiting = BarrierReport.objects.waiting()
    items = [
        my_day.Item(
            f"{row.number}: {row.get_kind_display()}",
            reverse(ONE, args=[row.pk]),
            row.deadline.words,
            row.sent_at,
        )
        for row in waiting[: my_day.MOST]
    ]
    return my_day.Section(
        "Barrieremeldungen warten", items, total=waiting.count(), more=reverse(LIST)
    )
