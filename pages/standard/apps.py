from django.apps import AppConfig


class StandardConfig(AppConfig):
    name = "pages.standard"
    label = "standard"
    verbose_name = "Seiten"
