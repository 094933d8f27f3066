from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .panels import HealthPanel
from .permissions import may_see_jobs
from .views import HealthView, RetryView, TaskReportView


class OperatorMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_see_jobs(request.user)


@hooks.register("construct_homepage_panels")
def add_health_panel(request, panels) -> None:
    panels.append(HealthPanel())


@hooks.register("register_reports_menu_item")
def register_task_report_menu_item():
    return OperatorMenuItem(
        "Aufgaben", reverse("jobs_report"), name="jobs", icon_name="tasks", order=1300
    )


@hooks.register("register_reports_menu_item")
def register_health_menu_item():
    return OperatorMenuItem(
        "Zustand", reverse("health"), name="health", icon_name="glasses", order=1290
    )


@hooks.register("register_admin_urls")
def register_task_report_urls():
    return [
        path("reports/zustand/", HealthView.as_view(), name="health"),
        path("reports/aufgaben/", TaskReportView.as_view(), name="jobs_report"),
        path(
            "reports/aufgaben/results/",
            TaskReportView.as_view(results_only=True),
            name="jobs_report_results",
        ),
        path("reports/aufgaben/<uuid:pk>/", RetryView.as_view(), name="jobs_retry"),
    ]
