from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from . import my_day
from .listing import WORKING_ACTIONS
from .models import ScheduleProblem
from .watch.shown import alarms
from .watch.silence import is_silent

SAID_BY_MY_DAY = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)


class ScheduleProblemsPanel(Component):
    """On the dashboard: what should be public or offline by now, and is not, or not from outside.

    Each person sees what they may edit; without problems there is no panel.
    """

    name = "schedule_problems"
    template_name = "editorial/schedule_problems_panel.html"
    order = 50  # above everything else

    def get_context_data(self, parent_context) -> dict:
        finder = AdminURLFinder(parent_context["request"].user)
        rows = []
        for problem in ScheduleProblem.objects.prefetch_related("content_object"):
            obj = problem.content_object
            facts = {"reason": problem.message, "since": problem.first_seen}
            rows.append((obj.specific if isinstance(obj, Page) else obj, facts))
        for check in alarms():
            rows.append((check.page.specific, {"reason": str(check), "since": check.due_at}))
        return {
            "rests": is_silent() if rows else False,
            "rows": [
                {**facts, "name": get_latest_str(obj), "url": url}
                for obj, facts in rows
                if obj and (url := finder.get_edit_url(obj))
            ],
        }


class MyDayPanel(Component):
    """What waits for this person, from all over the house; who works on no page gets none."""

    name = "my_day"
    template_name = "editorial/my_day.html"
    order = 60  # below what hangs, above Wagtail's own

    def render_html(self, parent_context=None) -> str:
        user = parent_context["request"].user
        if not page_permission_policy.user_has_any_permission(user, WORKING_ACTIONS):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context) -> dict:
        return {"sections": list(my_day.sections(parent_context["request"]))}
