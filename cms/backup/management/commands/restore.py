import os
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from cms.backup import bringing_back, places
from cms.backup.problems import BackupProblem


class Command(BaseCommand):
    help = (
        "Spielt eine Sicherung in eine leere Datenbank und einen leeren Ordner MEDIA_ROOT ein und "
        "löscht wieder, was seither gelöscht wurde."
    )
    requires_system_checks = []  # there are no tables yet

    def add_arguments(self, parser) -> None:
        parser.add_argument("name", nargs="?", default="", help="Üblich: die neueste.")
        parser.add_argument(
            "--ueberschreiben",
            action="store_true",
            help="Datenbank und Ordner dürfen etwas enthalten; es wird ersetzt.",
        )
        parser.add_argument(
            "--ohne-loeschprotokoll",
            action="store_true",
            help="Auch einspielen, wenn nicht bekannt ist, was seither gelöscht wurde.",
        )

    def handle(
        self, *, name: str, ueberschreiben: bool, ohne_loeschprotokoll: bool, **options
    ) -> None:
        os.umask(0o027)
        began = monotonic()
        try:
            folder = places.find(name)
            outcome = bringing_back.restore(
                folder,
                replace=ueberschreiben,
                without_log=ohne_loeschprotokoll,
                tell=self.stdout.write,
            )
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"Eingespielt: {folder.name} (Zeilen: {outcome.rows}, Dateien: {outcome.files}, wieder "
            f"gelöscht oder zurückgezogen: {outcome.erased_again}, E-Mails zum Nachsehen: "
            f"{outcome.mails_held}, {monotonic() - began:.1f} s)"
        )
        if outcome.not_erased:
            raise CommandError(
                "Von Hand zu löschen bleibt, weil noch etwas daran hängt: "
                + ", ".join(map(str, outcome.not_erased))
            )
