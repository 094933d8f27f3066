from django.contrib import messages
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views import View
from django.views.generic import TemplateView
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView

from .care import retry_given_up
from .health import look_at_all, worst
from .models import WorkerState
from .names import task_name
from .permissions import jobs_policy
from .state import is_given_up, jobs_state, status_in_words

STATUS_CHOICES = [
    (TaskResultStatus.READY, "Wartet"),
    (TaskResultStatus.RUNNING, "Läuft"),
    (TaskResultStatus.FAILED, "Fehlgeschlagen"),
    (TaskResultStatus.SUCCESSFUL, "Erledigt"),
]


def error_class(result: DBTaskResult) -> str:
    return result.exception_class_path.rpartition(".")[2]


class RetryColumn(Column):
    """A button for tasks that were given up."""

    cell_template_name = "jobs/retry_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(parent_context["request"])
        return context


class TaskFilterSet(WagtailFilterSet):
    class Meta:
        model = DBTaskResult
        fields = ["status"]

    @classmethod
    def filter_for_lookup(cls, field, lookup_type):
        filter_class, params = super().filter_for_lookup(field, lookup_type)
        return filter_class, params | {"label": "Zustand", "choices": STATUS_CHOICES}


class JobsPermissionMixin(PermissionCheckedMixin):
    permission_policy = jobs_policy
    permission_required = "view"


class HealthView(JobsPermissionMixin, WagtailAdminTemplateMixin, TemplateView):
    """How each part does, and what to do about it."""

    template_name = "jobs/health.html"
    page_title = "Zustand"
    header_icon = "glasses"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = look_at_all()
        return super().get_context_data(rows=found.items(), worst=worst(found.values()), **kwargs)


class TaskReportView(JobsPermissionMixin, ReportView):
    """The latest tasks and how the worker is doing."""

    template_name = "jobs/report.html"
    page_title = "Aufgaben"
    verbose_name, verbose_name_plural = "Aufgabe", "Aufgaben"
    header_icon = "tasks"
    queryset = DBTaskResult.objects.order_by("-enqueued_at")
    filterset_class = TaskFilterSet
    index_url_name = "jobs_report"
    index_results_url_name = "jobs_report_results"
    no_results_message = "Keine Aufgaben vorhanden."
    columns = [
        Column("name", label="Aufgabe", accessor=lambda result: task_name(result.task_path)),
        StatusTagColumn("status", label="Zustand", accessor=status_in_words, primary=is_given_up),
        DateColumn("enqueued_at", label="Eingereiht"),
        DateColumn("started_at", label="Begonnen"),
        DateColumn("finished_at", label="Beendet"),
        Column("tries", label="Versuche", accessor=lambda result: len(result.worker_ids)),
        Column("error", label="Fehler", accessor=error_class),
        RetryColumn("retry", label="Aktion", accessor=is_given_up),
    ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            state=jobs_state(), worker=WorkerState.objects.load(), **kwargs
        )


class RetryView(JobsPermissionMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        if retry_given_up(pk):
            messages.success(request, "Die Aufgabe steht wieder in der Warteschlange.")
        else:
            messages.warning(request, "Die Aufgabe war nicht aufgegeben; es ist nichts zu tun.")
        return redirect("jobs_report")
