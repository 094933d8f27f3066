"""The statement of the demo, and the reports of barriers: new, late, confirmed, closed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.core.models import Topic
from home.demo.texts_reader import TEXTS, html, read_table, read_text
from pages.barriers.deadline import months_after
from pages.barriers.models import BarrierReport, ReportCounter, StatementPage

State = BarrierReport.State


def statement() -> StatementPage:
    """The page, without a place in the tree yet."""
    text = read_text(TEXTS / "barrierefreiheit.md")
    page = StatementPage(
        **{key: text[key] for key in ("title", "slug", "lead", "teaser")},
        **{key: html(text[key]) for key in ("method", "contact", "conciliation")},
        checked_on=min(text["checked_on"], timezone.localdate()),
        body=text.body,
    )
    page.topics = Topic.objects.filter(slug__in=text["topics"])
    return page


@transaction.atomic
def lay_out() -> None:
    """Once, when the demo site has just been made."""
    for facts in read_table("barriers")["report"]:
        _report(**facts)


def _report(days_ago: int, known=None, closed=None, planned_in=None, **fields) -> None:
    now = timezone.now()
    sent = now - timedelta(days=days_ago)
    day = timezone.localdate(sent)
    report = BarrierReport(
        number_year=day.year,
        number_seq=ReportCounter.next_number(day.year),
        sent_at=sent,
        due_on=months_after(day, 1),
        **fields,
    )
    if known is not None:
        report.state = State.CONFIRMED
        report.confirmed_at = report.decided_at = now - timedelta(days=known)
    if closed is not None:
        report.state = State.FIXED
        report.closed_at = report.decided_at = now - timedelta(days=closed)
    if planned_in is not None:
        report.planned_for = (now + timedelta(days=planned_in)).date()
    report.save()
