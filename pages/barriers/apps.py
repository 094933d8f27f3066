from django.apps import AppConfig


class BarriersConfig(AppConfig):
    name = "pages.barriers"
    label = "barriers"
    verbose_name = "Barrieren"

    def ready(self) -> None:
        from cms.jobs import clock

        from .care import tidy

        clock.every_night(tidy)
