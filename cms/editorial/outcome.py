"""What became of a page in its review, said to whoever has just decided about it."""

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from cms.core.text import german_moment


def say_outcome(request: HttpRequest, page: Page) -> None:
    """Wagtail says "updated", after an approval too."""
    if "action-workflow-action" not in request.POST:
        return
    now = Page.objects.get(pk=page.pk)
    title = get_latest_str(page)
    match request.POST.get("workflow-action-name"):
        case "reject":
            messages.info(request, f"„{title}“ ist zurückgewiesen.")
        case "approve" if scheduled := now.scheduled_revision:
            moment = german_moment(scheduled.approved_go_live_at)
            messages.success(request, f"„{title}“ ist freigegeben und erscheint am {moment}.")
        case "approve" if now.live and not now.workflow_in_progress:
            view = messages.button(now.url, "Ansehen")
            messages.success(request, f"„{title}“ ist freigegeben und jetzt öffentlich.", [view])
