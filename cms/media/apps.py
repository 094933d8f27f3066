from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    label = "media"
    verbose_name = "Bilder und Dateien"

    def ready(self) -> None:
        from cms.jobs.clock import every_night
        from cms.jobs.names import register_task_name

        from .permissions import use_own_policies
        from .signal_handlers import register_signal_handlers
        from .tasks import mend_sizes

        register_task_name("cms.media.tasks.make_renditions", "Bildgrößen herstellen")
        register_task_name("cms.media.tasks.make_avif_renditions", "Kleinere Dateien herstellen")
        every_night(mend_sizes)
        use_own_policies()
        register_signal_handlers()
