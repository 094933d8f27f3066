"""What follows from each step of a review.

Handlers that stand under the name of one of Wagtail's take its place, for a signal knows each name
once and our apps come first: Wagtail would send mails of its own beside ours.
"""

from django.db.models.signals import post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    task_approved,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.core.models import BasePage

from ..authorship import last_content_author
from . import mails
from .alone import flag
from .clearance import is_cleared
from .models import PublishedAlone, Review


def begin(sender, instance: TaskState, user, **kwargs) -> None:
    author = last_content_author(instance.workflow_state.content_object)
    Review.objects.update_or_create(task_state=instance, defaults={"author": author})
    mails.tell_reviewers(instance, author)


def follow_author(sender, instance: Revision, **kwargs) -> None:
    """Somebody has saved a page that is in review: they may have become its author."""
    running = Review.objects.filter(
        task_state__status=TaskState.STATUS_IN_PROGRESS,
        task_state__workflow_state__object_id=instance.object_id,
        task_state__workflow_state__base_content_type=instance.base_content_type_id,
    )
    if running.exists():
        author = last_content_author(instance.content_object)
        running.update(author=author)
        running.filter(reviewer=author).give_back()  # nobody decides about their own words


def end_approved(sender, instance: TaskState, user, **kwargs) -> None:
    """What went out alone before is seen with it."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        PublishedAlone.objects.filter(page=page.pk).confirm(user)


def tell_of_approval(sender, instance: WorkflowState, user, **kwargs) -> None:
    state = instance.current_task_state
    mails.tell_author(state, user, last_content_author(instance.content_object), "approved")


def tell_of_rejection(sender, instance: WorkflowState, user, **kwargs) -> None:
    state = instance.current_task_state
    mails.tell_author(state, user, last_content_author(instance.content_object), "rejected")


def say_nothing(sender, **kwargs) -> None:
    """The submission is told for its task, once."""


def flag_what_nobody_cleared(sender, instance, alias: bool = False, **kwargs) -> None:
    """The last net: somebody in the admin published on a way that asked for no reason."""
    if isinstance(instance, BasePage) and not alias and not is_cleared(instance):
        flag(instance, get_active_log_context().user, "")


def register_signal_handlers() -> None:
    for signal, sender, handler, name in (
        (task_submitted, TaskState, begin, "group_approval_task_submitted_email_notification"),
        (workflow_submitted, WorkflowState, say_nothing, _wagtails("submitted")),
        (workflow_approved, WorkflowState, tell_of_approval, _wagtails("approved")),
        (workflow_rejected, WorkflowState, tell_of_rejection, _wagtails("rejected")),
        (task_approved, TaskState, end_approved, "cms.editorial.end_approved"),
        (post_save, Revision, follow_author, "cms.editorial.follow_author"),
        (page_published, None, flag_what_nobody_cleared, "cms.editorial.flag"),
    ):
        signal.connect(handler, sender=sender, dispatch_uid=name)


def _wagtails(event: str) -> str:
    return f"workflow_state_{event}_email_notification"
