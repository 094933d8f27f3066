from django.apps import AppConfig


class MutmacherConfig(AppConfig):
    name = "pages.mutmacher"
    label = "mutmacher"
    verbose_name = "Mutmacher-Geschichten"
