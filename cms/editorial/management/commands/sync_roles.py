from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.accounts.roles import sync_roles
from cms.accounts.roles_document import roles_document
from cms.core.turns import in_turn
from cms.editorial.workflow import sync_workflow


class Command(BaseCommand):
    help = "Makes groups, rights and the review workflow equal to the roles table in the code."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--write-docs",
            action="store_true",
            help="Also write docs/roles.md from the table.",
        )

    def handle(self, *, write_docs: bool, **options) -> None:
        with in_turn("sync_roles"):
            sync_roles()
            sync_workflow()
        if write_docs:
            path = Path(settings.BASE_DIR) / "docs" / "roles.md"
            path.write_text(roles_document(), encoding="utf-8")
        self.stdout.write("Rollen, Rechte und Prüfung sind auf dem Stand der Tabelle.")
