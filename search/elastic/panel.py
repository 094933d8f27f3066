from wagtail.admin.ui.components import Component

from search.models import IndexState, Tombstone

from .outbox import is_configured, to_send

WHO_SEES_IT = "jobs.view_workerstate"  # as the report of the tasks


class SearchServerPanel(Component):
    """On the dashboard of operators: that the search server fails, or has no index yet.

    There is no panel while all is well, or if there is no server.
    """

    name = "search_server"
    template_name = "search/server_panel.html"
    order = 60

    def get_context_data(self, parent_context) -> dict:
        if not is_configured() or not parent_context["request"].user.has_perm(WHO_SEES_IT):
            return {}
        state = IndexState.current()
        return {
            "state": state,
            "is_behind": bool(state.es_checked_at) and not state.es_index,
            "waiting": to_send().count() + Tombstone.objects.count(),
        }
