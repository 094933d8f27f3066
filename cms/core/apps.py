from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Kern"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers itself
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
