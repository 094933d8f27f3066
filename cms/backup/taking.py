"""Making a backup, and looking whether one is what it says."""

from pathlib import Path

from django.utils import timezone

from . import database, erasures, media, places
from .manifest import Manifest, digest, program_version
from .problems import BackupProblem, disk_problems_in_words

MOST_NAMED = 5


def back_up(*, trusting: bool = False) -> Path:
    """A new backup; then those are deleted that nobody needs beside it.

    `trusting`: files that did not change since the last one are not compared with their checksum.
    """
    with places.only_one_at_a_time():
        moment = timezone.now()
        with places.in_the_making(moment) as folder:
            erasures.begin_and_prune()
            with database.standing_still() as (snapshot, rows):
                database.dump(snapshot, folder / places.DUMP)
                migrations = database.applied_migrations()
            Manifest(
                taken_at=moment.isoformat(),
                version=program_version(),
                migrations=migrations,
                tables=rows,
                dump=digest(folder / places.DUMP),
                media=_keep_media(folder / places.MEDIA, trusting) if media.are_files() else None,
            ).write(folder)
        with disk_problems_in_words("Alte Sicherungen ließen sich nicht löschen"):
            places.prune()
    return places.root() / places.name_of(moment)


def check(folder: Path) -> Manifest:
    """Its manifest, if all is there that stands in it; BackupProblem if not."""
    manifest = Manifest.read(folder)
    with disk_problems_in_words(f"Die Sicherung {folder.name} ist nicht lesbar"):
        dump = folder / places.DUMP
        if digest(dump) != manifest.dump or not database.is_readable(dump):
            raise BackupProblem(f"Die Sicherung {folder.name} ist beschädigt: {places.DUMP}")
        wrong = media.differing(folder / places.MEDIA, manifest.media or {})
    if wrong:
        raise BackupProblem(
            f"Die Sicherung {folder.name} ist beschädigt, Dateien: {len(wrong)}, zum Beispiel "
            + ", ".join(wrong[:MOST_NAMED])
        )
    return manifest


def _keep_media(into: Path, trusting: bool) -> media.Files:
    into.mkdir(mode=0o700)
    before = next(iter(places.whole_ones()), None)
    known: media.Files = {}
    if before:
        try:
            known = Manifest.read(before).media or {}
        except BackupProblem:
            before = None  # damaged: everything is copied anew
    return media.keep(into, before and before / places.MEDIA, known, trusting=trusting)
