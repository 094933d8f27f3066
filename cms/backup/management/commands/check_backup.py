from django.core.management.base import BaseCommand, CommandError

from cms.backup import places, taking
from cms.backup.problems import BackupProblem


class Command(BaseCommand):
    help = "Prüft eine Sicherung, ohne sie einzuspielen: ist alles da und unverändert?"

    def add_arguments(self, parser) -> None:
        parser.add_argument("name", nargs="?", default="", help="Üblich: die neueste.")

    def handle(self, *, name: str, **options) -> None:
        try:
            folder = places.find(name)
            manifest = taking.check(folder)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"{folder.name} ist vollständig und unverändert (Version {manifest.version}, "
            f"Tabellen: {len(manifest.tables)}, Dateien: {len(manifest.media or {})})."
        )
