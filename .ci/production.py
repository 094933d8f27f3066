"""`make production-check`: the whole site in production shape, tried through nginx.

PostgreSQL and the search node are those in DATABASE_URL and ELASTICSEARCH_URL, else those of
SERVICES_DIR. Whatever happens, all that was started ends.
"""

import secrets
import signal
import sys
import tempfile
import time
from pathlib import Path

import production_cache
import production_flood
import production_guard
import production_hunt
import production_memory
import production_restore
import production_smoke
import production_update
from production_stack import ROOT, Stack, database, nginx, services, wait_until

ADMIN = "betrieb@zusammenhalt.test"


def build(stack: Stack) -> production_smoke.Site:
    """What docs/betrieb.md says to do on a new server, and a little content."""
    stack.manage("migrate", "--noinput", "--verbosity", "0")
    stack.manage("collectstatic", "--noinput", "--verbosity", "0")
    password = secrets.token_urlsafe(16)
    stack.manage("create_admin", ADMIN, "--password-stdin", typed=password)
    code = (ROOT / ".ci" / "production_content.py").read_text(encoding="utf-8")
    said = stack.manage("shell", "--verbosity", "0", "--command", code)
    stack.manage("update_index", "--verbosity", "0")
    stack.manage("check", "--deploy", "--fail-level", "WARNING")
    _, home, head_password = said.splitlines()[-1].split()
    return production_smoke.Site(stack, ADMIN, password, int(home), head_password)


def check(stack: Stack) -> None:
    began = time.monotonic()
    site = build(stack)
    step("built", began)
    stack.start_app()
    stack.start_worker()
    stack.start_nginx()
    reader = production_smoke.browser(stack)
    wait_until(lambda: answers(reader), "an answer through nginx", 60)
    step("started", began)
    parts = (
        production_memory,
        production_guard,
        production_hunt,
        production_update,
        production_flood,
        production_cache,
        production_restore,
    )
    for part in (*production_smoke.PARTS, *(module.check for module in parts)):
        part(site)
        step(part.__doc__.partition("\n")[0].rstrip("."), began)


def answers(reader) -> bool:
    try:
        return reader.get("/healthz/live").status == 200
    except OSError:
        return False


def step(what: str, began: float) -> None:
    print(f"ok      {what} ({time.monotonic() - began:.1f} s)", flush=True)


def main() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    nginx()
    with services(), database() as url, tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder), url)
        try:
            check(stack)
        except (AssertionError, OSError):
            print(stack.logs(), file=sys.stderr)
            raise
        finally:
            stack.end()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Interrupted; everything that was started has ended.")
