from django.core.management.commands import migrate

from cms.core.turns import in_turn


class Command(migrate.Command):
    """Django's, for servers that are updated at once: the second finds nothing left to do."""

    def handle(self, *args, **options) -> None:
        with in_turn("migrate", options["database"]):
            super().handle(*args, **options)
