"""`python -m deploy.demo [--reset]`: what `make demo` and `make demo-reset` run."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from . import outcome, premises, signals
from .console import Steps, say
from .content import Content
from .environment import Environment
from .server import Server

REQUIREMENTS = "requirements.txt"


def demo(root: Path, port: int, *, reset: bool) -> None:
    """From the clone in `root` to a running site, until somebody ends it."""
    environment = Environment(root)
    content = Content(root, environment.python, port)
    steps = Steps(6)
    with steps.step("Rechner prüfen"):
        lock = premises.claim(root, port)
        premises.require_free_port(port)
        premises.require_space(root, installing=not environment.holds(REQUIREMENTS))
    with lock:
        if reset and content.folder.exists():
            shutil.rmtree(content.folder)
            say("      Der bisherige Stand der Demo ist gelöscht.")
        build(environment, content, steps)
        run(content, steps)


def build(environment: Environment, content: Content, steps: Steps) -> None:
    """Makes what is missing; with everything there it changes nothing."""
    with steps.step("Python-Pakete (beim ersten Mal etwa eine Minute)"):
        if not environment.holds(REQUIREMENTS):
            environment.install(REQUIREMENTS)
    content.clear_logs()
    with steps.step("Datenbank"):
        content.migrate()
    with steps.step("Texte und Bilder"):
        content.build_site()
    with steps.step("Gestaltung"):
        content.collect_static()


def run(content: Content, steps: Steps) -> None:
    server = Server(content)
    try:
        with steps.step("Webserver und Hintergrunddienst"):
            server.start()
        with suppress(signals.Ended):
            welcome(content)
            server.supervise()
    finally:
        signals.ignore()
        server.end()
    say("Die Demo ist beendet. Ihr Stand bleibt erhalten; make demo-reset löscht ihn.")


def welcome(content: Content) -> None:
    say(f"\nDie Demo läuft: {content.address}/")
    say(f"Die Redaktion:  {content.address}/admin/\n")
    say(content.accounts())
    say("\nBeenden mit Strg+C.")


def main() -> None:
    if "MAKELEVEL" in os.environ:
        signals.raise_ended_with(os.getppid())
    port = premises.read_port(os.environ.get("PORT", "8000"))
    demo(Path.cwd(), port, reset="--reset" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(outcome.of(main))
