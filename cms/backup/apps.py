from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "cms.backup"
    label = "backup"
    verbose_name = "Sicherung"

    def ready(self) -> None:
        from . import health  # noqa: F401 - registers itself
