"""A clone that needs no packages: the launcher is the real one, what it starts is stand-ins."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.demo.environment import PYTHON_VERSION, Environment

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds; none of it is used up unless something is wrong

# Stands for the Python in .venv: it runs scripts, and has every package that is asked for.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
    "-c import pip") exit 0 ;;
    "-m pip") echo "$@" >> pip-calls; if [ -e pip-fails ]; then cat pip-fails; exit 1; fi; exit ;;
esac
exec "{sys.executable}" "$@"
"""
MANAGE = """
import os, pathlib, sys, time

command = sys.argv[1]
with open("manage-calls", "a") as calls:
    calls.write(command + "\\n")
if pathlib.Path(command + "-fails").exists():
    raise OSError(pathlib.Path(command + "-fails").read_text())
if command == "demo_site":
    print("      12 Geschichten")
    accounts = sys.argv[sys.argv.index("--accounts-file") + 1]
    pathlib.Path(accounts).write_text("  Redaktion: lindhorst@demo.example\\n")
    address = sys.argv[sys.argv.index("--address") + 1]
    pathlib.Path("address").write_text(address)
if command == "worker":
    pathlib.Path("worker-pid").write_text(str(os.getpid()))
    time.sleep(60)
"""
GUNICORN = """
import http.server, os, pathlib

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(500 if pathlib.Path("home-page-fails").exists() else 200)
        self.end_headers()

    def log_message(self, *arguments):
        pass

if pathlib.Path("gunicorn-fails").exists():
    raise SystemExit(3)
pathlib.Path("web-pid").write_text(str(os.getpid()))
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Answer).serve_forever()
"""


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until(condition: Callable[[], object]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(condition())


# Makes make hear Strg+C and a closed terminal, even if whoever runs the tests was told not to.
MAKE = """
import os, signal, sys

for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
os.execvp("make", ["make", *sys.argv[1:]])
"""


class Clone:
    def __init__(self, root: Path, port: int):
        self.root = root
        self.port = port
        self.running: list[subprocess.Popen] = []

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def install(self, *requirements: str) -> None:
        """As if pip had installed these files."""
        environment = Environment(self.root)
        environment.python.parent.mkdir(parents=True)
        environment.python.write_text(PYTHON, encoding="utf-8")
        environment.python.chmod(0o755)
        stamp = {name: environment.digest(name) for name in requirements}
        environment.stamp.write_text(json.dumps({**stamp, "python": PYTHON_VERSION}))

    def start(self, target: str = "demo", port: int | None = None) -> subprocess.Popen:
        """`make <target>` in a process group of its own, as a shell starts it."""
        env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
        options = [f"PORT={port or self.port}", f"PYTHON={sys.executable}"]
        make = subprocess.Popen(
            [sys.executable, "-c", MAKE, target, *options],
            cwd=self.root,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            process_group=0,
        )
        self.running.append(make)
        return make

    def started(self, target: str = "demo") -> subprocess.Popen:
        """As `start`, but returns when the demo has said that it runs."""
        make = self.start(target)
        self.said = ""
        for line in make.stdout:
            self.said += line
            if "Strg+C" in line:
                # The worker is a process of its own and may be a little slower.
                assert wait_until(lambda: self._has("worker-pid") and self._has("web-pid"))
                return make
        pytest.fail(f"The demo did not start:\n{self.said}")

    def _has(self, name: str) -> bool:
        return (self.root / name).exists() and bool(self.read(name))

    def processes(self) -> list[int]:
        return [int(self.read(name)) for name in ("worker-pid", "web-pid")]


@pytest.fixture
def clone(tmp_path) -> Iterator[Clone]:
    root = tmp_path / "Bündnis für Öl & Ähre"
    shutil.copytree(ROOT / "deploy" / "demo", root / "deploy" / "demo")
    shutil.copy(ROOT / "Makefile", root)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Clone(root, port)
    made.write("manage.py", MANAGE)
    made.write("gunicorn.py", GUNICORN)
    made.write("requirements.txt", "Django==5.2\n")
    yield made
    for make in made.running:
        make.kill()  # the demo notices that make is gone
        make.communicate()
