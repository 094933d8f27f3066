"""An update: prepared beside the running site, switched at once, taken back if the site ails."""

import http.server
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deploy import update, update_parts
from deploy.update_parts import Server
from tests.deploy.conftest import ROOT

# Stands for manage.py: keeps its migrations in a file beside the versions, and says what it did.
MANAGE = """
import os, pathlib, sys

shared = pathlib.Path(os.environ["SHARED"])
version = pathlib.Path("VERSION").read_text().strip()
with (shared / "calls").open("a") as calls:
    print(version, *sys.argv[1:], file=calls)
command, state = sys.argv[1], shared / "migrations"
if pathlib.Path(command + "-fails").exists():
    sys.exit(command + ": kaputt")
applied = state.read_text().split()
if command == "showmigrations":
    print("\\n".join("[X]  " + name for name in applied))
if command == "migrate" and sys.argv[2] == "--noinput":
    new = [name for name in pathlib.Path("has").read_text().split() if name not in applied]
    state.write_text("\\n".join(applied + new))
elif command == "migrate":
    if (shared / "stuck").exists():
        sys.exit("Irreversibel")
    app, target = sys.argv[2:4]
    kept = target if target != "zero" else ""
    keep = [n for n in applied if n.partition(".")[0] != app or n.partition(".")[2] <= kept]
    state.write_text("\\n".join(keep))
"""
SYSTEMCTL = """#!/bin/sh
echo "systemctl $@" >> "$SHARED/calls"
if [ "$1" = show ]; then cat "$SHARED/pid"; fi
"""


class Site(http.server.BaseHTTPRequestHandler):
    """Answers as the version does to which the link leads."""

    link: Path
    hosts: set[str] = set()

    def do_GET(self):
        type(self).hosts.add(self.headers["Host"])
        ails = (self.link / "ails").exists()
        parts = {"database": "failed" if ails else "ok", "mail": "failed"}
        self.send_response(503 if self.path.startswith("/healthz") else 200)
        self.end_headers()
        self.wfile.write(json.dumps({"parts": parts}).encode())

    def log_message(self, *arguments):
        pass


class Host:
    """A server with a repository; `deploy` runs the update."""

    def __init__(self, folder: Path, port: int):
        self.folder, self.quelle = folder, folder / "quelle"
        self.server = Server(
            site=folder / "nhz",
            versions=folder / "versionen",
            repository=folder / "klon",
            environment=folder / "environment",
            as_user=(),
        )
        text = f"# Name\nSERVER_NAME=www.test\nAPP_BIND=127.0.0.1:{port}\nSHARED={folder}\n"
        (folder / "environment").write_text(text)
        (folder / "migrations").write_text("core.0001")
        (folder / "pid").write_text("0")
        self.git("init", "--quiet", "-b", "main", self.quelle, at=folder)
        self.release("v1", has="core.0001")
        self.git("clone", "--quiet", self.quelle, folder / "klon", at=folder)

    def git(self, *arguments, at: Path | None = None) -> None:
        who = ("-c", "user.name=Test", "-c", "user.email=test@test.example")
        subprocess.run(["git", *who, *arguments], cwd=at or self.quelle, check=True)

    def release(self, name: str, **files: str) -> None:
        for file, text in {"manage.py": MANAGE, "requirements.txt": "a", **files}.items():
            (self.quelle / file.replace("__", "/")).write_text(text)
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", name)
        self.git("tag", "-a", name, "-m", name)

    def deploy(self, *arguments: str) -> int:
        (self.folder / "calls").write_text("")
        return update.main(list(arguments), self.server)

    @property
    def running(self) -> str:
        return self.server.site.resolve().name

    def calls(self, *beginnings: str) -> list[str]:
        lines = (self.folder / "calls").read_text().splitlines()
        return [line for line in lines if line.startswith(beginnings) and "show" not in line]


@pytest.fixture
def host(tmp_path, monkeypatch):
    Site.link = tmp_path / "nhz"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "systemctl").write_text(SYSTEMCTL)
    (tmp_path / "bin" / "systemctl").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("SHARED", str(tmp_path))
    monkeypatch.setattr(update, "SECONDS", 1)
    monkeypatch.setattr(Server, "try_to_load", try_to_load)
    monkeypatch.setattr(update_parts, "_packages", packages)
    numbers = iter(range(1, 1000))
    monkeypatch.setattr(Server, "processes", lambda self: {next(numbers)})
    yield Host(tmp_path, server.server_port)
    server.shutdown()
    server.server_close()


def try_to_load(server: Server, tree: Path) -> None:
    if (tree / "gunicorn-fails").exists():
        raise update_parts.Problem("gunicorn: kaputt")


def packages(versions: Path, requirements: Path) -> Path:
    folder = versions / f".pakete-{requirements.read_text()}"
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    python = folder / "bin" / "python"
    if not python.exists():
        python.symlink_to(sys.executable)
    return folder


@pytest.fixture
def running(host):
    """Version 1 runs."""
    assert host.deploy("v1") == 0
    return host


def test_the_first_version_only_needs_the_repository(host, capsys):
    assert host.deploy() == 0
    assert host.running == "v1"
    assert "Weiter mit den Angaben" in capsys.readouterr().out
    assert host.calls("systemctl", "v1") == []


def test_one_command_brings_another_version(running):
    running.release("v2", has="core.0001 core.0002 partners.0001")

    assert running.deploy("v2") == 0

    assert running.running == "v2"
    assert running.calls("v", "systemctl") == [
        "v2 check --deploy --fail-level ERROR",
        "v1 backup --schnell",
        "v2 migrate --noinput",
        "v2 sync_roles",
        "v2 collectstatic --noinput --verbosity 0",
        "systemctl reload nhz-app",
        "systemctl restart nhz-worker",
    ]
    assert Site.hosts == {"www.test"}


def test_with_other_packages_nobody_waits_either(running):
    running.release("v2", **{"requirements.txt": "b"})

    assert running.deploy("v2") == 0

    assert (running.server.site / ".venv").resolve().name == ".pakete-b"
    assert running.calls("systemctl")[0] == "systemctl reload nhz-app"


def test_what_ails_is_taken_back_with_its_migrations(running, capsys):
    running.release("v2", has="core.0001 core.0002 partners.0001", ails="")

    assert running.deploy("v2") == 1

    assert running.running == "v1"
    assert (running.folder / "migrations").read_text().split() == ["core.0001"]
    undone = running.calls("v2 migrate")
    assert undone == [
        "v2 migrate --noinput",
        "v2 migrate partners zero --noinput",
        "v2 migrate core 0001 --noinput",
    ]
    assert running.calls("v1 collectstatic")
    said = capsys.readouterr().err
    assert "Nach 1 Sekunden fehlt noch: eine gesunde Seite" in said
    assert "Es läuft wieder v1, unverändert." in said


def test_what_cannot_be_taken_back_is_said(running, capsys):
    running.release("v2", has="core.0001 core.0002", **{"sync_roles-fails": ""})
    (running.folder / "stuck").touch()

    assert running.deploy("v2") == 1

    assert running.running == "v1"
    assert "nhz-manage restore --ueberschreiben" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "gunicorn", "backup"])
def test_what_fails_before_changes_nothing(running, capsys, command):
    """The new version does not even start, or the old one cannot be backed up."""
    running.release("v2", has="core.0002", **{f"{command}-fails": ""})
    if command == "backup":
        (running.server.site / "backup-fails").touch()

    assert running.deploy("v2") == 1

    assert running.running == "v1"
    assert running.calls("systemctl", "v2 migrate") == []
    assert f"{command}: kaputt" in capsys.readouterr().err


def test_without_backup_only_when_told_so(running):
    (running.server.site / "backup-fails").touch()
    running.release("v2")
    assert running.deploy("v2", "--ohne-sicherung") == 0


def test_an_unpacked_version_is_as_good(running, tmp_path):
    unpacked = tmp_path / "seite-3.0"
    unpacked.mkdir()
    for name, text in (("manage.py", MANAGE), ("requirements.txt", "a"), ("has", "core.0001")):
        (unpacked / name).write_text(text)

    assert running.deploy("--ordner", str(unpacked)) == 0

    assert running.running == "seite-3.0"
    assert (running.server.site / "VERSION").read_text() == "seite-3.0\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["v9"], "gibt es im Repositorium nicht: v9"),
        (["--ordner", "/nirgends"], "liegt keine Version dieser Seite"),
        (["v1"], "läuft schon: v1"),
    ],
)
def test_what_is_no_version(running, capsys, arguments, complaint):
    assert running.deploy(*arguments) == 1
    assert complaint in capsys.readouterr().err
    assert running.running == "v1"


def test_a_folder_in_the_place_of_the_link_is_left_alone(host):
    host.server.site.mkdir()
    assert host.deploy("v1") == 1


def test_what_lies_outside_is_named(running, capsys):
    (running.quelle / "deploy" / "nginx").mkdir(parents=True)
    running.release("v2", deploy__nginx__site="neu")
    assert running.deploy("v2") == 0
    assert "Geändert haben sich: nginx" in capsys.readouterr().out


def test_two_versions_stay(running):
    for name in ("v2", "v3"):
        running.release(name)
        assert running.deploy(name) == 0
    folders = {path.name for path in running.server.versions.iterdir() if path.is_dir()}
    assert folders == {"v2", "v3", ".pakete-a"}


def test_packages_are_installed_with_hashes_and_once(tmp_path, monkeypatch):
    commands = []

    def run(*command):
        commands.append(" ".join(map(str, command)))
        if "venv" in command:
            command[-1].mkdir()

    monkeypatch.setattr(update_parts, "run", run)
    (tmp_path / "requirements.txt").write_text("Django==5.2")

    folders = {update_parts._packages(tmp_path, tmp_path / "requirements.txt") for _ in range(2)}

    assert len(folders) == 1
    assert len(commands) == 2
    assert "--require-hashes --requirement" in commands[1]


def test_the_command_is_the_one_of_the_handbook():
    script = (ROOT / "deploy" / "nhz-update").read_text(encoding="utf-8")
    assert "-m deploy.update" in script
    assert subprocess.run(["sh", "-n", ROOT / "deploy" / "nhz-update"]).returncode == 0
