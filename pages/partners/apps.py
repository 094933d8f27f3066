from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "pages.partners"
    label = "partners"
    verbose_name = "Partner"
