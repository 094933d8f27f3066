"""The folder of all backups: whole ones bear the time of their beginning as name.

A backup is made under a name that begins with a dot and gets its own with the last step, so a half
one is never taken for a whole one. Everything in here is readable for its owner alone.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .problems import BackupProblem, disk_problems_in_words

MANIFEST = "manifest.json"
DUMP = "datenbank.dump"
MEDIA = "media"
# Of each of the last days and weeks that have a backup, the newest stays.
KEPT_DAYS = 7
KEPT_WEEKS = 4
_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_FORM = "%Y-%m-%dT%H%M%SZ"


def root() -> Path:
    """The folder; it must be named, and be there."""
    if not settings.BACKUP_ROOT:
        raise BackupProblem("Es ist kein Ordner für Sicherungen angegeben: BACKUP_ROOT ist leer.")
    folder = Path(settings.BACKUP_ROOT)
    if not folder.is_dir():
        raise BackupProblem(f"Den Ordner für Sicherungen gibt es nicht: {folder}")
    if folder.resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise BackupProblem("Der Ordner für Sicherungen darf nicht in MEDIA_ROOT liegen.")
    return folder


def name_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_FORM)


def moment_of(folder: Path) -> datetime:
    return datetime.strptime(folder.name, _FORM).replace(tzinfo=UTC)


def whole_ones() -> list[Path]:
    """All backups, the newest first."""
    folders = (path for path in root().iterdir() if _NAME.fullmatch(path.name))
    return sorted((path for path in folders if (path / MANIFEST).is_file()), reverse=True)


def find(name: str) -> Path:
    """The backup of this name, or the newest."""
    with disk_problems_in_words("Der Ordner für Sicherungen ist nicht lesbar"):
        found = whole_ones()
    if not found:
        raise BackupProblem(f"In {root()} liegt keine Sicherung.")
    if not name:
        return found[0]
    chosen = next((folder for folder in found if folder.name == name), None)
    if chosen is None:
        there = ", ".join(folder.name for folder in found)
        raise BackupProblem(f"Eine Sicherung „{name}“ gibt es nicht. Vorhanden: {there}")
    return chosen


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    with disk_problems_in_words("Im Ordner für Sicherungen lässt sich nicht schreiben"):
        lock = os.open(root() / ".sperre", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BackupProblem("Eine andere Sicherung oder Wiederherstellung läuft noch.") from None
    finally:
        os.close(lock)


@contextmanager
def in_the_making(moment: datetime) -> Iterator[Path]:
    """A folder that becomes the backup when the block ends well, and vanishes when it does not."""
    with disk_problems_in_words("Die Sicherung ist nicht gelungen, die früheren sind unverändert"):
        for left in root().glob(".unfertig-*"):  # the machine went down in the middle
            shutil.rmtree(left)
        folder = root() / f".unfertig-{name_of(moment)}"
        try:
            folder.mkdir(mode=0o700)
            yield folder
            os.sync()
            folder.rename(root() / name_of(moment))
            os.sync()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def prune() -> list[str]:
    """Delete what is neither the newest of one of the last days nor of one of the last weeks."""
    kept: set[Path] = set()
    for most, period in ((KEPT_DAYS, "%Y-%m-%d"), (KEPT_WEEKS, "%G-%V")):
        newest: dict[str, Path] = {}
        for folder in whole_ones():
            newest.setdefault(moment_of(folder).astimezone().strftime(period), folder)
        kept |= set(list(newest.values())[:most])
    gone = [folder for folder in whole_ones() if folder not in kept]
    for folder in gone:
        # Under another name first: what is half deleted is no backup any more.
        half = folder.rename(folder.with_name(f".unfertig-{folder.name}"))
        shutil.rmtree(half)
    return [folder.name for folder in gone]
