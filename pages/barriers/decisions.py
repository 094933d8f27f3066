"""What the office does about a report: one at a time, whoever clicks at the same moment."""

from django.db import transaction
from django.utils import timezone

from cms.accounts.log import Kind, record
from cms.core.generation import raise_generation
from cms.jobs.mail import absolute, post
from pages.barriers.models import BarrierReport
from pages.barriers.reporting.steps import receipt_address

State = BarrierReport.State
# Where each decision leads, and the states from which it may be taken.
FROM = {
    State.ANSWERED: (State.NEW,),
    State.CONFIRMED: (State.NEW, State.CONFIRMED),
    State.FIXED: (State.NEW, State.CONFIRMED),
    State.NONE: (State.NEW, State.CONFIRMED),
}


class Outdated(Exception):
    """Somebody was quicker; `report` knows who and when."""

    def __init__(self, report: BarrierReport):
        super().__init__(report.pk)
        self.report = report


@transaction.atomic
def decide(pk: int, state: str, by, stamp: str, **fields) -> BarrierReport:
    """Lead a report to `state` with these fields and tell whoever sent it.

    `stamp` is the one of the report that the person has read. A barrier that was confirmed before
    gets new words for the statement only: nobody is told twice.
    """
    report = BarrierReport.objects.select_for_update(of=("self",)).get(pk=pk)
    if report.stamp != stamp or report.state not in FROM[state]:
        raise Outdated(report)
    is_news = report.state != state
    for name, value in fields.items():
        setattr(report, name, value)
    report.state = state
    report.decided_by, report.decided_at = by, timezone.now()
    if state != State.CONFIRMED:
        report.closed_at = report.decided_at
    elif is_news:
        report.confirmed_at = report.decided_at
    report.save()
    raise_generation()
    note = report.get_state_display() if is_news else "Angaben für die Erklärung geändert"
    record(Kind.BARRIER, actor=by, subject=report.number, note=note)
    if report.email and is_news:
        context = {"report": report, "link": absolute(receipt_address(report))}
        post(report.email, "barrier_decided", context, key=f"barrier {pk} {state}")
    return report
