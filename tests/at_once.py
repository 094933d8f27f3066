"""Several people in the same moment: threads, each with a connection of its own.

An ordinary test lives in one transaction of one connection, where nobody waits for anybody. These
get a database that keeps what it is told: a copy of the empty site, as a file with the settings of
the demo, or as a database of its own on the PostgreSQL of `make test-services`.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from settings.base import sqlite

PATIENCE = 60  # seconds until a thread counts as stuck


@pytest.fixture
def shared_database(django_db_setup, django_db_blocker, tmp_path) -> Iterator[None]:
    """The database of this test, visible to all its threads; no `db`, no `site` beside it."""
    with django_db_blocker.unblock(), _copy(tmp_path) as settings:
        original, kept = connections["default"], connections.settings["default"]
        connections.settings["default"] = settings
        del connections["default"]
        try:
            yield
        finally:
            connection.close()
            connections.settings["default"] = kept
            connections["default"] = original


@contextmanager
def _copy(folder: Path) -> Iterator[dict]:
    """A copy of the test database; gives its settings."""
    if connection.vendor == "sqlite":
        path = folder / "db.sqlite3"
        connection.ensure_connection()
        path.write_bytes(connection.connection.serialize())
        yield {**connection.settings_dict, **sqlite(path)}
    else:
        creation = connection.creation
        creation.clone_test_db("shared", verbosity=0)
        try:
            yield creation.get_test_db_clone_settings("shared")
        finally:
            creation.destroy_test_db(suffix="shared", verbosity=0)


def at_once(act: Callable[[Any], Any], arguments: Iterable[Any]) -> list[Any]:
    """`act` with each of `arguments`, all in the same moment; results and exceptions, in order."""
    arguments = list(arguments)
    start = threading.Barrier(len(arguments))
    results: list[Any] = [None] * len(arguments)

    def run(place: int) -> None:
        try:
            connection.ensure_connection()
            start.wait(PATIENCE)
            results[place] = act(arguments[place])
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(arguments))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "a thread waits for ever"
    return results
