"""Where editors meet the outcome of a scheduled step: in the editor, and on „Mein Tag“."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.core.text import german_moment
from cms.jobs.metrics import Figures, gauge

from ..models import ScheduleProblem
from ..my_day import Section, section
from ..review.day import page_section
from .models import PublicationCheck
from .silence import GRACE, silent_since


def state_of(page: Page) -> dict:
    """For the head of the editor: a time that has passed, or what readers got after it."""
    planned = page.scheduled_revision
    late = planned and planned.approved_go_live_at <= timezone.now() - GRACE
    if late:
        return {"late": german_moment(planned.approved_go_live_at), "reason": _reason(page)}
    check = PublicationCheck.objects.filter(page=page.pk).first()
    return {"check": check if check and check.is_shown else None}


def _reason(page: Page) -> str:
    kind = ContentType.objects.get_for_model(Page)
    if problem := ScheduleProblem.objects.filter(content_type=kind, object_id=page.pk).first():
        return f"Grund: {problem.message}"
    if since := silent_since():
        return f"Der Hintergrunddienst antwortet nicht, zuletzt {german_moment(since)}."
    return "Der Hintergrunddienst holt es nach, sobald er dazu kommt."


def done_today(request: HttpRequest) -> Section:
    """What the schedule did today, and what the look from outside said; faults stand above all."""
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    checks = PublicationCheck.objects.filter(due_at__gte=begin)
    checks = checks.exclude(state=PublicationCheck.State.ALARM).order_by("-due_at")
    rows = [(check.page_id, f"{check.moment}: {check}") for check in checks]
    return page_section(request.user, "Heute nach Plan", rows)


def alarms() -> list[PublicationCheck]:
    found = PublicationCheck.objects.filter(state=PublicationCheck.State.ALARM)
    return list(found.select_related("page").order_by("due_at"))


@gauge("nhz_publications_wrong", "Geplantes, das hängt oder von außen nicht stimmt", "how")
def _wrong() -> Figures:
    alarm = PublicationCheck.objects.filter(state=PublicationCheck.State.ALARM)
    return {"failed": ScheduleProblem.objects.count(), "outside": alarm.count()}


def register_section() -> None:
    section(order=55)(done_today)
