from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "pages.press"
    label = "press"
    verbose_name = "Presse"

    def ready(self) -> None:
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
