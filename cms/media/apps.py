from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = "Bilder und Dateien"

    def ready(self) -> None:
        from cms.jobs.names import register_task_name

        from .permissions import use_own_policies
        from .signal_handlers import register_signal_handlers

        register_task_name("cms.media.tasks.make_renditions", "Bildgrößen herstellen")
        use_own_policies()
        register_signal_handlers()
