"""The database as one file, by PostgreSQL's own tools, and what is asked of it before and after."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from .problems import BackupProblem

# Who is signed in where, and who tried: it is over after a restore, and nobody's business before.
WITHOUT_ROWS = ("accounts_session", "django_session", "accounts_attempts")
# How far numbers jump after a restore, so that none is given a second time: addresses, the log and
# the list of what was erased go on naming what they named.
LEAP = 100_000


@contextmanager
def standing_still() -> Iterator[tuple[str, dict[str, int]]]:
    """A moment of the database: its name for pg_dump, and how many rows each table has in it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0], rows()


def rows() -> dict[str, int]:
    """Of each table; of those that are kept without any, 0."""
    counts = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            counts[name] = 0 if name in WITHOUT_ROWS else cursor.fetchone()[0]
    return counts


def dump(snapshot: str, path: Path) -> None:
    without = [f"--exclude-table-data={name}" for name in WITHOUT_ROWS]
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    _run("pg_dump", [*options, *without, f"--file={path}"])
    path.chmod(0o600)


def load(path: Path) -> None:
    """All of it or nothing."""
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    _run("pg_restore", options, str(path))


def is_readable(path: Path) -> bool:
    """Whether PostgreSQL's own tool can list what is in it."""
    done = _call(["pg_restore", "--list", str(path)], None)
    return done.returncode == 0


def is_empty() -> bool:
    return not connection.introspection.table_names()


def empty() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def others() -> int:
    """How many else are connected: the site still runs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def leap() -> None:
    """Let every counter of keys go on far behind what it has ever given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value"
            " FROM pg_sequences WHERE last_value IS NOT NULL AND schemaname = 'public'"
        )
        for name, last in cursor.fetchall():
            cursor.execute("SELECT setval(%s::regclass, %s)", [name, last + LEAP])


def applied_migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(".".join(key) for key in applied)


def unknown_migrations(applied: list[str]) -> list[str]:
    """Those that the program does not have: it is older than they are."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {key for each in loader.disk_migrations.values() for key in each.replaces}
    known = {".".join(key) for key in {*loader.disk_migrations, *replaced}}
    return [name for name in applied if name not in known]


def _run(tool: str, options: list[str], *files: str) -> None:
    """With the connection's own address and password; the password is no argument."""
    command, env = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    _, *address, name = command
    done = _call([tool, *options, *address, f"--dbname={name}", *files], env)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["ohne Meldung"])[-1]
        full = "no space left" in done.stderr.lower()
        advice = "Der Platz auf dem Laufwerk reicht nicht." if full else f"{tool} sagt: {last}"
        raise BackupProblem(f"Die Datenbank ließ sich nicht verarbeiten. {advice}")


def _call(command: list[str], env: dict | None) -> subprocess.CompletedProcess:
    try:
        return subprocess.run(
            command, env={**os.environ, **(env or {})}, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise BackupProblem(
            f"Das Programm {command[0]} fehlt. Auf Debian: apt-get install postgresql-client"
        ) from error
