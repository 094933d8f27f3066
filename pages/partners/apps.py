from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "pages.partners"
    label = "partners"
    verbose_name = "Partner"

    def ready(self) -> None:
        from cms.jobs import clock

        from .access.care import delete_old
        from .joining.care import tidy

        clock.every_night(tidy)
        clock.every_night(delete_old)
