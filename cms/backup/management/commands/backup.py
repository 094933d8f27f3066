import os
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from cms.backup import taking
from cms.backup.manifest import Manifest
from cms.backup.problems import BackupProblem


class Command(BaseCommand):
    help = "Sichert Datenbank, Bilder und Dokumente nach BACKUP_ROOT und löscht alte Sicherungen."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--schnell",
            action="store_true",
            help="Unveränderte Dateien der letzten Sicherung nicht noch einmal lesen und prüfen.",
        )

    def handle(self, *, schnell: bool, **options) -> None:
        os.umask(0o077)
        began = monotonic()
        try:
            folder = taking.back_up(trusting=schnell)
            manifest = Manifest.read(folder)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        files = manifest.media
        kept = "Dateien: " + ("im eigenen Speicher" if files is None else str(len(files)))
        self.stdout.write(
            f"Gesichert: {folder.name} (Zeilen: {sum(manifest.tables.values())}, {kept}, "
            f"{monotonic() - began:.1f} s)"
        )
