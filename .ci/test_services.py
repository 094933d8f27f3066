"""`make test-services`: tests on a real PostgreSQL. Without one they fail; none is skipped."""

import os
import subprocess
import sys

import psycopg

START = 'eval "export $("$SERVICES_DIR/postgres" start)"'
# What only PostgreSQL shows, and what leans on the database most.
TESTS = (
    "tests/services",
    "tests/press",
    "tests/editorial",
    "tests/pages",
    "tests/core",
    "tests/search",
)


def require_server() -> None:
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url.startswith(("postgres://", "postgresql://")):
        sys.exit(
            "FAILED  DATABASE_URL names no PostgreSQL server, and these tests need one whose user "
            f"may create databases. For example: {START}"
        )
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        sys.exit(f"FAILED  The PostgreSQL server in DATABASE_URL does not answer: {error}")


if __name__ == "__main__":
    require_server()
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.test_services"
    chosen = sys.argv[1:]
    if not any(os.path.exists(argument.partition("::")[0]) for argument in chosen):
        chosen = [*TESTS, *chosen]
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"]
    sys.exit(subprocess.run([*command, *chosen]).returncode)
