from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = "Redaktion"

    def ready(self) -> None:
        from cms.jobs import clock
        from cms.jobs.names import register_task_name

        from .comparisons import register_comparisons
        from .log_signals import register_signal_handlers
        from .review import day, refusals, signal_handlers
        from .schedule import publish_due
        from .stale.views import use_own_views
        from .watch import looking, shown
        from .withdrawing import close_side_door

        clock.every_minute(publish_due)
        clock.every_minute(looking.queue_looks)  # in the same tick, right after it
        clock.every_night(looking.forget)
        register_task_name(looking.look.module_path, "Von außen prüfen, was geplant war")
        register_comparisons()
        register_signal_handlers()
        use_own_views()
        close_side_door()
        refusals.guard_programming_interface()
        signal_handlers.register_signal_handlers()
        day.register_sections()
        shown.register_section()
