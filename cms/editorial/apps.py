from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "cms.editorial"
    label = "editorial"
    verbose_name = "Redaktion"

    def ready(self) -> None:
        from cms.jobs import clock

        from .schedule import publish_due

        clock.every_minute(publish_due)
