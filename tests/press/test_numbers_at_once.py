"""Several people publish in the same second, each in a thread with a connection of its own."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from pages.press.models import PressReleasePage
from tests import factories

THREADS = 8
# `keys` names the pages; each thread publishes its own page, or all the same one.
PROGRAM = """
import threading
from django.db import connection
from wagtail.models import Page

keys = {keys}
start = threading.Barrier(len(keys))
failed = []

def publish(key):
    try:
        page = Page.objects.get(pk=key).specific
        start.wait(timeout=60)
        page.get_latest_revision().publish()
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()

threads = [threading.Thread(target=publish, args=[key]) for key in keys]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed
"""


@pytest.fixture
def published_at_once(site, tmp_path):
    """Publishes these pages at once; returns `{key: (year, number)}` and the counter."""

    def publish(keys: list[int]) -> tuple[dict[int, tuple[int, int]], int]:
        path = tmp_path / "db.sqlite3"
        path.write_bytes(connection.connection.serialize())
        subprocess.run(
            [sys.executable, "manage.py", "shell", "-v0", "-c", PROGRAM.format(keys=keys)],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.press.numbering_settings",
                "NUMBERING_TEST_DATABASE": str(path),
            },
            check=True,
            timeout=120,
        )
        with sqlite3.connect(path) as file:
            rows = file.execute(
                "SELECT page_ptr_id, number_year, number_seq FROM press_pressreleasepage"
                " WHERE number_seq IS NOT NULL"
            ).fetchall()
            (last,) = file.execute("SELECT SUM(last) FROM press_releasecounter").fetchone()
        return {key: (year, number) for key, year, number in rows}, last

    return publish


def drafts(count: int) -> list[PressReleasePage]:
    return [factories.release(title=f"Entwurf {n}", live=False) for n in range(count)]


def test_eight_at_once_get_eight_numbers(published_at_once):
    numbers, last = published_at_once([page.pk for page in drafts(THREADS)])
    assert sorted(number for _, number in numbers.values()) == list(range(1, THREADS + 1))
    assert last == THREADS


def test_same_release_at_once_gets_one_number(published_at_once):
    (page,) = drafts(1)
    numbers, last = published_at_once([page.pk] * THREADS)
    assert [number for _, number in numbers.values()] == [1]
    assert last == 1
