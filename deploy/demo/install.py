"""`python -m deploy.demo.install requirements-dev.txt`: .venv for the other make targets."""

import sys
from pathlib import Path

from . import outcome
from .console import say
from .environment import Environment


def install(requirements: str) -> None:
    environment = Environment(Path.cwd())
    if not environment.holds(requirements):
        say(f"Python-Pakete aus {requirements} einrichten …")
        environment.install(requirements)


if __name__ == "__main__":
    sys.exit(outcome.of(lambda: install(sys.argv[1])))
