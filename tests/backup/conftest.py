"""A site with a folder of backups; PostgreSQL's tools are stand-ins, the rest is real."""

import json
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from cms.backup import database


@pytest.fixture
def backups(tmp_path, settings):
    """The folder of backups, beside an own folder of pictures and documents."""
    settings.BACKUP_ROOT = str(tmp_path / "backups")
    settings.MEDIA_ROOT = str(tmp_path / "media")
    (tmp_path / "backups").mkdir()
    (tmp_path / "media").mkdir()
    return tmp_path / "backups"


@pytest.fixture
def media(backups):
    """Writes files of the media folder."""

    def write(name: str, text: str):
        path = backups.parent / "media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


@pytest.fixture
def quick_tools(monkeypatch):
    """As if PostgreSQL were there: it dumps the counts of the tables."""

    @contextmanager
    def standing_still():
        yield "a-snapshot", {"core_topic": 3}

    def dump(snapshot, path):
        path.write_text(json.dumps(snapshot))
        path.chmod(0o600)

    monkeypatch.setattr(database, "standing_still", standing_still)
    monkeypatch.setattr(database, "dump", dump)
    monkeypatch.setattr(database, "is_readable", lambda path: path.read_text() == '"a-snapshot"')


@pytest.fixture
def postgresql_settings(monkeypatch):
    """An address of a database that nobody connects to."""
    values = {
        **{"NAME": "nhz", "USER": "nhz", "PASSWORD": "geheim", "HOST": "127.0.0.1"},
        **{"PORT": "5432", "OPTIONS": {}},
    }
    monkeypatch.setattr(database, "connection", SimpleNamespace(settings_dict=values))
