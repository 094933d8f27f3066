"""`make test-services`: tests on real servers. Without one of them they fail; none is skipped."""

import os
import subprocess
import sys
from urllib.request import Request, urlopen

import psycopg

START = 'eval "export $("$SERVICES_DIR/{}" start)"'
# What only the servers show, and what leans on the database most.
TESTS = (
    "tests/services",
    "tests/press",
    "tests/editorial",
    "tests/pages",
    "tests/core",
    "tests/search",
    # Compares what processes keep, whatever the database, and takes as long as all of tests/pages.
    "--ignore=tests/core/test_never_stale.py",
)


def require_database() -> None:
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url.startswith(("postgres://", "postgresql://")):
        sys.exit(
            "FAILED  DATABASE_URL names no PostgreSQL server, and these tests need one whose user "
            f"may create databases. For example: {START.format('postgres')}"
        )
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        sys.exit(f"FAILED  The PostgreSQL server in DATABASE_URL does not answer: {error}")


def require_search_server() -> None:
    url = os.environ.get("ELASTICSEARCH_URL", "").strip()
    if not url.startswith(("http://", "https://")):
        sys.exit(
            "FAILED  ELASTICSEARCH_URL names no Elasticsearch server of version 8, and these tests "
            f"need one. For example: {START.format('search-node')}"
        )
    try:
        urlopen(url, timeout=10).close()  # noqa: S310 - a web address, see above
    except OSError as error:
        sys.exit(f"FAILED  The server in ELASTICSEARCH_URL does not answer: {error}")


def delete_indexes(beginning: str) -> None:
    """What tests that were broken off have left on the search server."""
    server = os.environ["ELASTICSEARCH_URL"].rstrip("/")
    listed = urlopen(f"{server}/_cat/indices/{beginning}*?h=index", timeout=30)  # noqa: S310
    with listed:
        names = listed.read().decode().split()
    for name in names:
        urlopen(Request(f"{server}/{name}", method="DELETE"), timeout=30).close()  # noqa: S310


if __name__ == "__main__":
    require_database()
    require_search_server()
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.test_services"
    chosen = sys.argv[1:]
    if not any(os.path.exists(argument.partition("::")[0]) for argument in chosen):
        chosen = [*TESTS, *chosen]
    os.environ["TEST_RUN"] = run = f"test_{os.getpid()}_"
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"]
    code = subprocess.run([*command, *chosen]).returncode
    delete_indexes(run)
    sys.exit(code)
