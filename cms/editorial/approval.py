"""What a complete review sets off (`WAGTAIL_FINISH_WORKFLOW_ACTION`)."""

from .review.clearance import clear


def publish_approved(workflow_state, user=None) -> None:
    """Publish or schedule the approved text.

    The review is the permission: editors who may not publish alone do it together.
    """
    clear(workflow_state.content_object)
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
