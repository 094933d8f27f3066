from wagtail.admin.ui.components import Component

from .health import Level, look_at_all
from .permissions import may_see_jobs


class HealthPanel(Component):
    """On the operator's dashboard: what has failed and what to do; nothing while all is well."""

    name = "health"
    template_name = "jobs/health_panel.html"
    order = 40  # above everything else

    def render_html(self, parent_context=None) -> str:
        if not may_see_jobs(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context) -> dict:
        found = look_at_all().items()
        return {"rows": [(part, said) for part, said in found if said.level == Level.FAILED]}
