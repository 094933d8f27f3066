"""What the log learns from Wagtail: decisions of the review, and pages that are deleted."""

from django.db.models.signals import post_delete
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, TaskState
from wagtail.signals import task_approved, task_rejected, task_submitted

from cms.accounts.log import Kind, record


def log_review(kind: Kind):
    def log(sender, instance, user, **kwargs) -> None:
        record(kind, actor=user, page=instance.workflow_state.content_object)

    return log


def log_deleted_page(sender, instance, **kwargs) -> None:
    """What somebody deletes; the welcome page that a fresh Wagtail brings goes without a word."""
    if actor := get_active_log_context().user:
        record(Kind.DELETION, actor=actor, page=instance, subject=f"Seite „{instance.title}“")


_REVIEW = [
    (task_submitted, log_review(Kind.SUBMISSION)),
    (task_approved, log_review(Kind.APPROVAL)),
    (task_rejected, log_review(Kind.REJECTION)),
]


def register_signal_handlers() -> None:
    for signal, handler in _REVIEW:
        signal.connect(handler, sender=TaskState, dispatch_uid="cms.editorial.log_review")
    post_delete.connect(log_deleted_page, sender=Page, dispatch_uid="cms.editorial.log_deleted")
