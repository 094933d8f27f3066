"""What a restore refuses, before it has touched anything; the whole is the drill's to try."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.backup import bringing_back, database, erasures, places, taking
from cms.backup.manifest import Manifest
from cms.jobs.mail.models import Mail
from pages.barriers.models import BarrierReport
from pages.partners.models import JoinRequest
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_tools")]


@pytest.fixture
def host(backups, media, monkeypatch):
    """An empty host with a backup; `loaded` is what was brought into its database."""
    media("deich.jpg", "Bild")
    taking.back_up()
    (backups.parent / "media" / "deich.jpg").unlink()
    loaded: list[Path] = []
    for name, answer in (
        ("is_empty", True),
        ("others", 0),
        ("rows", {"core_topic": 3}),
        ("leap", None),
        ("unknown_migrations", []),
    ):
        monkeypatch.setattr(database, name, lambda *_, answer=answer: answer)
    monkeypatch.setattr(database, "empty", lambda: loaded.append("empty"))
    monkeypatch.setattr(database, "load", loaded.append)
    monkeypatch.setattr(bringing_back, "call_command", lambda name, **_: loaded.append(name))
    monkeypatch.setattr(bringing_back.connection, "close", lambda: None)
    return loaded


def test_it_brings_back_database_and_files(host, backups, capsys):
    call_command("restore")

    (folder,) = places.whole_ones()
    assert host == [folder / "datenbank.dump", "migrate", "sync_roles", "update_index"]
    assert (backups.parent / "media" / "deich.jpg").read_text() == "Bild"
    assert (
        "(Zeilen: 3, Dateien: 1, wieder gelöscht oder zurückgezogen: 0" in capsys.readouterr().out
    )


def test_a_search_server_that_fails_stops_nothing(host, monkeypatch, capsys):
    def fail(name, **options):
        if name == "update_index":
            raise ConnectionError

    monkeypatch.setattr(bringing_back, "call_command", fail)
    call_command("restore")
    said = capsys.readouterr().out
    assert "das holt der Hintergrunddienst nach (ConnectionError)" in said
    assert "Eingespielt: " in said


@pytest.mark.parametrize(
    ("name", "answer", "complaint"),
    [
        ("is_empty", False, "Die Datenbank ist nicht leer"),
        ("others", 2, "systemctl stop nhz-app nhz-worker"),
        ("unknown_migrations", ["core.0099_neu"], "neueren Version .* kennt core.0099_neu nicht"),
    ],
)
def test_it_refuses_what_does_not_fit(host, monkeypatch, name, answer, complaint):
    monkeypatch.setattr(database, name, lambda *_: answer)
    with pytest.raises(CommandError, match=complaint):
        call_command("restore")
    assert host == []


def test_it_replaces_files_only_when_told_so(host, media):
    old = media("fremd.jpg", "Anderes")
    with pytest.raises(CommandError, match="MEDIA_ROOT ist nicht leer"):
        call_command("restore")
    assert (host, old.exists()) == ([], True)

    call_command("restore", "--ueberschreiben")

    assert host[0] == "empty"
    assert not old.exists()


def test_a_damaged_backup_is_not_brought_back(host, backups):
    (places.whole_ones()[0] / "media/deich.jpg").write_text("Biss")
    with pytest.raises(CommandError, match="beschädigt"):
        call_command("restore")
    assert host == []


def test_without_the_list_of_erasures_it_asks(host, backups):
    for path in backups.glob("loeschungen-*"):
        path.unlink()
    with pytest.raises(CommandError, match="fehlen die Dateien loeschungen"):
        call_command("restore")
    assert host == []
    call_command("restore", "--ohne-loeschprotokoll")


def test_other_counts_are_an_error(host, monkeypatch):
    monkeypatch.setattr(database, "rows", lambda: {"core_topic": 2})
    with pytest.raises(CommandError, match="Die Zahl der Zeilen stimmt nicht: core_topic"):
        call_command("restore")


def test_a_name_that_is_none(host):
    with pytest.raises(CommandError, match="gibt es nicht. Vorhanden: 20"):
        call_command("restore", "gestern")


def test_what_was_erased_since_is_erased_again(
    host, site, roles, django_capture_on_commit_callbacks, capsys
):
    """As if the rows of the backup had come back: they are still there."""
    user, page = factories.person("editor"), factories.standard_page()
    below = factories.add_page(type(page), page, title="Darunter")
    with django_capture_on_commit_callbacks(execute=True):
        erasures.note("deleted", User, user.pk)
        erasures.note("deleted", Page, page.pk)

    with pytest.raises(CommandError, match=f"Von Hand zu löschen .*wagtailcore.page {page.pk}"):
        call_command("restore")

    assert not User.objects.filter(pk=user.pk).exists()
    assert type(page).objects.filter(pk__in=[page.pk, below.pk]).count() == 2
    assert "wieder gelöscht oder zurückgezogen: 1" in capsys.readouterr().out


def test_what_is_due_is_erased_and_no_mail_goes_out_twice(host, site):
    long_ago = timezone.now() - timedelta(days=400)
    factories.join_request(state=JoinRequest.State.REJECTED, decided_at=long_ago)
    factories.barrier_report(state=BarrierReport.State.NONE, closed_at=long_ago)
    Mail.objects.create(recipient="a@b.example", key="eins", message_id="<eins@b.example>")

    call_command("restore")

    assert not JoinRequest.objects.exists()
    assert BarrierReport.objects.get().text == ""
    mail = Mail.objects.get(key="eins")
    assert (mail.state, mail.error) == (Mail.State.UNCLEAR, bringing_back.MAYBE_SENT)


def test_the_program_knows_its_own_migrations():
    applied = database.applied_migrations()
    assert database.unknown_migrations(applied) == []
    assert database.unknown_migrations([*applied, "core.9999_neu"]) == ["core.9999_neu"]


def test_the_manifest_survives_the_way_to_the_disk(tmp_path):
    manifest = Manifest("2026-11-27T12:00:00+00:00", "v1", ["core.0001"], {"a": 1}, "ff", None)
    manifest.write(tmp_path)
    assert Manifest.read(tmp_path) == manifest
