from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_latest_str
from wagtail.models import Page

from .models import ScheduleProblem


class ScheduleProblemsPanel(Component):
    """On the dashboard: what should be public or offline by now, and is not.

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
            if isinstance(obj, Page):
                obj = obj.specific
            if obj and (url := finder.get_edit_url(obj)):
                rows.append({"problem": problem, "name": get_latest_str(obj), "url": url})
        return {"rows": rows}
