"""What servers that are updated at once may do one after the other only."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connections

EACH = 0.2  # seconds


@contextmanager
def in_turn(name: str, using: str = "default") -> Iterator[None]:
    """Wait until no other server does `name`. SQLite has one server, and no such lock.

    Asked for again and again, not waited for within a statement: an index that is built beside
    running traffic would in turn wait for that one.
    """
    connection, key = connections[using], crc32(name.encode())
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        while not _ask(cursor, "SELECT pg_try_advisory_lock(%s)", key):
            time.sleep(EACH)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            _ask(cursor, "SELECT pg_advisory_unlock(%s)", key)


def _ask(cursor, statement: str, key: int) -> bool:
    cursor.execute(statement, [key])
    return cursor.fetchone()[0]
