from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "cms.jobs"
    label = "jobs"
    verbose_name = "Aufgaben"

    def ready(self) -> None:
        from . import care, clock
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
        clock.every_minute(care.fail_lost)
        clock.every_minute(care.retry_failed)
        clock.every_night(care.prune)
