"""Reports on the first page of the admin, the nearest deadline first."""

from django.http import HttpRequest
from django.urls import reverse

from cms.core.text import german_date
from cms.editorial import my_day
from pages.barriers.models import BarrierReport, StatementPage

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
        )
        for row in waiting[: my_day.MOST]
    ]
    return my_day.Section(
        "Barrieremeldungen warten", items, total=waiting.count(), more=reverse(LIST)
    )


def statements(request: HttpRequest) -> my_day.Section | None:
    """The check of the site that the statement names becomes old."""
    if not request.user.has_perm(VIEW):
        return None
    items = [
        my_day.Item(
            page.title,
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            f"zuletzt geprüft am {german_date(page.checked_on)}, "
            f"neu zu prüfen bis {german_date(page.next_check)}",
        )
        for page in StatementPage.objects.live()[: my_day.MOST]
        if page.is_check_due
    ]
    return my_day.Section("Barrierefreiheit prüfen", items)
