from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = "Bilder und Dateien"

    def ready(self) -> None:
        from .signal_handlers import register_signal_handlers

        register_signal_handlers()
