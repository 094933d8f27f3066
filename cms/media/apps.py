from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = "Bilder und Dateien"

    def ready(self) -> None:
        from .permissions import use_own_policies
        from .signal_handlers import register_signal_handlers

        use_own_policies()
        register_signal_handlers()
