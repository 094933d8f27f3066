from django.apps import AppConfig


class StandardConfig(AppConfig):
    name = "pages.standard"
    label = "standard"
    verbose_name = "Seiten"

    def ready(self) -> None:
        from wagtail.signals import page_published

        from cms.editorial import my_day

        from . import pairs

        page_published.connect(pairs.compare)
        my_day.section(order=55)(pairs.outdated)
