"""The one workflow: everything below the root is reviewed by a second person."""

from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.accounts.roles import group_of
from cms.editorial.models import ReviewTask

NAME = "Prüfung mit vier Augen"
REVIEWING_ROLES = ("editor", "head")


@transaction.atomic
def sync_workflow() -> None:
    """Make the workflow, assign it to the whole tree and switch off all others."""
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    if not workflow.active:
        workflow.active = True
        workflow.save(update_fields=["active"])
    task, _ = ReviewTask.objects.get_or_create(name=NAME, defaults={"active": True})
    task.groups.set([group_of(role) for role in REVIEWING_ROLES])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(
        page=Page.get_first_root_node(), defaults={"workflow": workflow}
    )
    for other in Workflow.objects.active().exclude(pk=workflow.pk):
        other.deactivate()
