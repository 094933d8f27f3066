"""Making a backup: whole or not at all, alone, private, and never more of them than needed."""

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.backup import database, places, taking
from cms.backup.manifest import Manifest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_tools")]
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def back_up(moment: datetime = NOON) -> Path:
    with time_machine.travel(moment, tick=False):
        return taking.back_up()


def test_it_holds_what_it_says(backups, media, capsys):
    media("images/deich.jpg", "Bild")
    media("documents/fotos/liste.pdf", "Liste")

    call_command("backup")
    call_command("check_backup")

    said = capsys.readouterr().out
    assert "(Zeilen: 3, Dateien: 2, " in said
    assert "ist vollständig und unverändert" in said
    (folder,) = places.whole_ones()
    manifest = Manifest.read(folder)
    assert manifest.tables == {"core_topic": 3}
    assert set(manifest.media) == {"images/deich.jpg", "documents/fotos/liste.pdf"}
    assert "core.0001_initial" in manifest.migrations
    assert manifest.version
    assert (folder / "media" / "images" / "deich.jpg").read_text() == "Bild"


def test_nobody_else_may_read_it(backups, media):
    media("images/deich.jpg", "Bild").chmod(0o644)

    back_up()

    assert [path for path in backups.rglob("*") if path.stat().st_mode & 0o077] == []


def test_what_did_not_change_is_stored_once(backups, media):
    media("deich.jpg", "Bild")
    changed = media("liste.pdf", "Liste")
    first = back_up()
    changed.write_text("Neue Liste")
    second = back_up(NOON + timedelta(days=1))

    assert (first / "media/deich.jpg").samefile(second / "media/deich.jpg")
    assert (first / "media/liste.pdf").read_text() == "Liste"
    assert (second / "media/liste.pdf").read_text() == "Neue Liste"
    shutil.rmtree(first)
    taking.check(second)


def test_a_copy_that_was_damaged_is_made_anew(backups, media):
    media("deich.jpg", "Bild")
    first = back_up()
    (first / "media/deich.jpg").write_text("Biss")

    second = back_up(NOON + timedelta(days=1))

    taking.check(second)


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "datenbank.dump").write_text("x"),
        lambda folder: (folder / "datenbank.dump").unlink(),
        lambda folder: (folder / "media/deich.jpg").write_text("Biss"),
        lambda folder: (folder / "media/deich.jpg").unlink(),
        lambda folder: (folder / "media/fremd.jpg").write_text("x"),
        lambda folder: (folder / "manifest.json").write_text('{"format": 1'),
        lambda folder: (folder / "manifest.json").write_text('{"format": 7}'),
        lambda folder: (folder / "manifest.json").write_text("[]"),
    ],
)
def test_damage_is_found(backups, media, damage):
    media("deich.jpg", "Bild")
    damage(back_up())

    with pytest.raises(CommandError, match=r"beschädigt|nicht lesbar|unbekanntes Format"):
        call_command("check_backup")


def test_a_full_disk_leaves_the_old_ones_and_nothing_half(backups, media, monkeypatch):
    media("deich.jpg", "Bild")
    first = back_up()
    media("liste.pdf", "Liste")

    def full(*arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("cms.backup.media.copy", full)
    with pytest.raises(CommandError, match="Der Platz auf dem Laufwerk reicht nicht"):
        call_command("backup")

    assert places.whole_ones() == [first]
    assert not list(backups.glob(".unfertig*"))
    taking.check(first)


def test_what_a_power_cut_left_is_no_backup(backups, media):
    left = backups / ".unfertig-2026-11-26T120000Z"
    left.mkdir()
    (left / "manifest.json").write_text("{}")
    half = backups / "2026-11-25T120000Z"
    half.mkdir()

    with pytest.raises(CommandError, match="liegt keine Sicherung"):
        call_command("check_backup")
    back_up()
    assert not left.exists()


def test_a_missing_tool_is_named(backups, monkeypatch, postgresql_settings):
    monkeypatch.setattr(database, "dump", DUMP)
    monkeypatch.setenv("PATH", "/nirgendwo")

    with pytest.raises(CommandError, match="Das Programm pg_dump fehlt. Auf Debian: apt-get"):
        call_command("backup")
    assert places.whole_ones() == []


def test_what_the_tool_says_is_passed_on_and_no_password(
    backups, monkeypatch, postgresql_settings, tmp_path
):
    tool = tmp_path / "pg_dump"
    tool.write_text('#!/bin/sh\necho "$@ $PGPASSWORD" > "$0.said"\necho "alt: 15" >&2; exit 1\n')
    tool.chmod(0o755)
    monkeypatch.setattr(database, "dump", DUMP)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    with pytest.raises(CommandError, match="pg_dump sagt: alt: 15"):
        call_command("backup")
    arguments, _, password = (tmp_path / "pg_dump.said").read_text().strip().rpartition(" ")
    assert password == "geheim"
    assert "geheim" not in arguments
    assert "--exclude-table-data=accounts_session" in arguments


DUMP = database.dump


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("", "BACKUP_ROOT ist leer"),
        ("nicht-da", "gibt es nicht"),
        ("media", "darf nicht in MEDIA_ROOT liegen"),
    ],
)
def test_a_folder_that_is_none_is_named(backups, settings, place, complaint):
    settings.BACKUP_ROOT = place and str(backups.parent / place)

    with pytest.raises(CommandError, match=complaint):
        call_command("backup")


def test_two_do_not_run_at_once(backups):
    with (
        places.only_one_at_a_time(),
        pytest.raises(CommandError, match="Eine andere Sicherung oder Wiederherstellung läuft"),
    ):
        call_command("backup")


def test_seven_days_and_four_weeks_are_kept(backups):
    days = [NOON + timedelta(days=day) for day in range(60)]
    before_an_update = NOON + timedelta(days=59, hours=2)
    for moment in (*days, before_an_update):
        folder = backups / places.name_of(moment)
        folder.mkdir()
        (folder / "manifest.json").touch()

    places.prune()

    kept = [folder.name[:13] for folder in places.whole_ones()]
    assert kept == [
        *("2027-01-25T14", "2027-01-24T12", "2027-01-23T12", "2027-01-22T12", "2027-01-21T12"),
        *("2027-01-20T12", "2027-01-19T12"),  # the seventh day, a Tuesday
        *("2027-01-17T12", "2027-01-10T12"),  # Sundays
    ]


def test_files_that_vanish_meanwhile_stop_nothing(backups, media, monkeypatch):
    media("deich.jpg", "Bild")
    monkeypatch.setattr("cms.backup.media._files", lambda folder: ["deich.jpg", "weg.jpg"])

    assert set(Manifest.read(back_up()).media) == {"deich.jpg"}


def test_media_in_a_store_of_their_own_are_not_copied(backups, media, monkeypatch, capsys):
    media("deich.jpg", "Bild")
    monkeypatch.setattr("cms.backup.media.are_files", lambda: False)

    call_command("backup")
    call_command("check_backup")

    assert "Dateien: im eigenen Speicher" in capsys.readouterr().out


def test_a_folder_that_belongs_to_somebody_else_is_said(settings, tmp_path, monkeypatch):
    """After a copy as root, before `chown`."""
    settings.BACKUP_ROOT = str(tmp_path)

    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    with pytest.raises(CommandError, match=f"Ordner für Sicherungen ist nicht lesbar.*{tmp_path}"):
        call_command("check_backup")
