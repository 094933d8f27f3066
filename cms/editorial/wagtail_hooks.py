from wagtail import hooks

from .panels import ScheduleProblemsPanel


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
