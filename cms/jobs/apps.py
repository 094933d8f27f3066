from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "cms.jobs"
    label = "jobs"
    verbose_name = "Aufgaben"

    def ready(self) -> None:
        from . import care, clock
        from .mail import sending
        from .names import register_task_name
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
        clock.every_minute(care.fail_lost)
        clock.every_minute(care.retry_failed)
        clock.every_minute(sending.send_what_waits)
        clock.every_minute(sending.tell_of_broken_off)
        clock.every_night(care.prune)
        clock.every_night(sending.forget)
        register_task_name(sending.deliver.module_path, "E-Mails senden")
