"""What two people have seen already."""

from django.db.models import Q
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from ..authorship import comparable_content

# Older versions are not looked through: whoever brings one of them back gives a reason.
_LOOKED_THROUGH = 20


def needs_reason(page: Page) -> bool:
    """Whether the latest version has words that no second person has seen.

    Seen are words that were approved, and words that were public before: those were approved, or
    their publication without a second person is flagged already.
    """
    latest = page.get_latest_revision()
    if latest is None:
        return not page.live
    wanted = comparable_content(latest)
    return not any(comparable_content(seen) == wanted for seen in _seen(page))


def _seen(page: Page):
    approved = TaskState.objects.filter(
        status=TaskState.STATUS_APPROVED,
        workflow_state__in=WorkflowState.objects.for_instance(page),
    )
    # By hand, by the clock, or by a slice that publishes single fields and notes it.
    out = Q(action__startswith="wagtail.publish") | Q(data__public=True)
    published = PageLogEntry.objects.filter(out, page=page.pk)
    known = {*approved.values_list("revision", flat=True)}
    known |= {*published.values_list("revision", flat=True)}
    return Revision.objects.filter(pk__in=known - {None}).order_by("-pk")[:_LOOKED_THROUGH]
