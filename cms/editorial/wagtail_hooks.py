from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str

from .panels import ScheduleProblemsPanel
from .readiness import missing


@hooks.register("construct_homepage_panels")
def add_schedule_problems(request, panels) -> None:
    panels.append(ScheduleProblemsPanel())


@hooks.register("register_log_actions")
def register_schedule_log_actions(actions) -> None:
    actions.register_action(
        "editorial.schedule.missed",
        "Zeitfenster verpasst",
        "Geplantes Zeitfenster verpasst: nicht veröffentlicht",
    )


@hooks.register("before_edit_page")
def say_what_a_review_waits_for(request, page) -> None:
    """The button to approve is not there; tell reviewer and author why."""
    if request.method == "GET" and page.workflow_in_progress and (problems := missing(page)):
        text = "Diese Seite lässt sich so nicht freigeben."
        messages.warning(request, " ".join([text, *problems]))


@hooks.register("before_bulk_action")
def refuse_incomplete_pages(request, action_type, objects, action):
    """Publishing several pages asks no form; all of them go out, or none."""
    if action_type != "publish":
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        for page in objects:
            pages += page.get_descendants().not_live().specific()
    found = [(page, problems) for page in pages if (problems := missing(page))]
    if not found:
        return None
    names = [f"„{get_latest_str(page)}“: {' '.join(problems)}" for page, problems in found]
    messages.error(request, " ".join(["Es wurde nichts veröffentlicht.", *names]))
    return redirect(action.next_url)
