"""Bringing a backup back: into an empty database and folder, and up to what was erased since."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from cms.jobs import clock
from cms.jobs.mail.models import Mail

from . import database, erasures, media, places, taking
from .manifest import Manifest
from .problems import BackupProblem, disk_problems_in_words

logger = logging.getLogger(__name__)

MAYBE_SENT = "Aus einer Sicherung: vielleicht schon gesendet"


@dataclass
class Outcome:
    rows: int
    files: int
    erased_again: int
    not_erased: list[erasures.Erasure]
    mails_held: int


def restore(
    folder: Path, *, replace: bool, without_log: bool, tell: Callable[[str], object]
) -> Outcome:
    """`replace` what is there; `without_log` of erasures; `tell` is called with each step."""
    with places.only_one_at_a_time():
        tell("Die Sicherung wird geprüft …")
        manifest = taking.check(folder)
        _require_fitting(manifest, replace, without_log)
        # Read before anything is done again, for that is written down too.
        erased = erasures.since(manifest.moment)
        tell("Die Datenbank wird eingespielt …")
        if replace:
            database.empty()
        database.load(folder / places.DUMP)
        _require_rows(manifest)
        tell("Bilder und Dokumente werden eingespielt …")
        _bring_back_media(folder, manifest)
        tell("Tabellen und Rollen kommen auf den Stand des Programms …")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("sync_roles", verbosity=0)
        database.leap()
        tell("Was seit der Sicherung gelöscht wurde, wird wieder gelöscht …")
        failed, held = erase_again(erased)
        tell("Der Suchindex wird aufgebaut …")
        _build_index(tell)
    rows = sum(manifest.tables.values())
    done = len(erased) - len(failed)
    return Outcome(rows, len(manifest.media or {}), done, failed, held)


def erase_again(erased: list[erasures.Erasure]) -> tuple[list[erasures.Erasure], int]:
    """What failed, and how many mails are held back.

    The night's work lies between: it deletes as a whole what has been due, with what hangs on it.
    Mails that waited may have been sent since; whoever knows better sends them from the list.
    """
    failed = erasures.do_again(erased)
    waiting = Mail.objects.waiting()
    held = waiting.update(state=Mail.State.UNCLEAR, error=MAYBE_SENT)
    clock.run_night()
    failed += erasures.delete_again(erased)
    return failed, held


def _build_index(tell: Callable[[str], object]) -> None:
    """A search server that fails keeps nobody from reading: the worker repeats it."""
    try:
        call_command("update_index", verbosity=0)
    except Exception as error:
        logger.exception("The search index was not built")
        tell(f"… das holt der Hintergrunddienst nach ({type(error).__name__}).")


def _require_fitting(manifest: Manifest, replace: bool, without_log: bool) -> None:
    if unknown := database.unknown_migrations(manifest.migrations):
        raise BackupProblem(
            f"Die Sicherung kommt von einer neueren Version ({manifest.version}) als dieses "
            f"Programm; es kennt {unknown[0]} nicht. Bitte zuerst das Programm aktualisieren."
        )
    if not (erasures.is_there() or without_log):
        raise BackupProblem(
            "Neben den Sicherungen fehlen die Dateien loeschungen-*.jsonl. Ohne sie käme zurück, "
            "was seither gelöscht wurde. Bitte dazulegen; sind sie verloren, gilt "
            "--ohne-loeschprotokoll."
        )
    if database.others():
        raise BackupProblem(
            "Die Datenbank wird noch benutzt. Bitte zuerst die Dienste anhalten: "
            "systemctl stop nhz-app nhz-worker"
        )
    if replace:
        return
    if not database.is_empty():
        raise BackupProblem("Die Datenbank ist nicht leer. Ersetzen: --ueberschreiben")
    if not media.is_empty():
        raise BackupProblem("Der Ordner MEDIA_ROOT ist nicht leer. Ersetzen: --ueberschreiben")


def _require_rows(manifest: Manifest) -> None:
    there = database.rows()
    if there != manifest.tables:
        names = sorted(
            name
            for name in {*there, *manifest.tables}
            if there.get(name) != manifest.tables.get(name)
        )
        raise BackupProblem(f"Die Zahl der Zeilen stimmt nicht: {', '.join(names)}")
    connection.close()  # what it knew of the tables is over


def _bring_back_media(folder: Path, manifest: Manifest) -> None:
    if manifest.media is None or not media.are_files():
        return
    with disk_problems_in_words(
        "Die Dateien sind nicht alle eingespielt; danach bitte mit --ueberschreiben wiederholen"
    ):
        wrong = media.bring_back(folder / places.MEDIA, manifest.media)
    if wrong:
        raise BackupProblem(f"Die Prüfsummen stimmen nicht: {', '.join(wrong)}")
