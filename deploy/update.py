"""Brings a plain Debian server to another version of the site, and back if it does not do well.

As root, on a server as docs/betrieb.md describes it:

    nhz-update              the newest state of the repository
    nhz-update v1.4         a tag, a branch or a commit
    nhz-update --ordner X   an unpacked version, without repository

Each version lies in a folder of its own, with its packages; /srv/nhz is a link to one of them. All
that takes long is done beside the running site.
"""

import argparse
import fcntl
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deploy.update_parts import Problem, Server, prepare, run

SECONDS = 60  # until the new version must be well


def main(arguments: list[str] | None = None, server: Server | None = None) -> int:
    parser = argparse.ArgumentParser(prog="nhz-update", description="Aktualisiert die Seite.")
    parser.add_argument("version", nargs="?", default="", help="Tag, Zweig oder Commit")
    parser.add_argument(
        "--ordner", type=Path, help="Eine ausgepackte Version statt des Repositoriums"
    )
    parser.add_argument("--ohne-sicherung", action="store_true", help="Vorher nicht sichern")
    options = parser.parse_args(arguments)
    os.umask(0o022)
    began = time.monotonic()
    server = server or Server()
    try:
        server.versions.mkdir(exist_ok=True)
        with (server.versions / ".sperre").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _update(server, options)
    except BlockingIOError:
        print("Eine andere Aktualisierung läuft noch.", file=sys.stderr)
        return 1
    except (Problem, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Fertig nach {time.monotonic() - began:.0f} s.")
    return 0


def _update(server: Server, options) -> None:
    new = prepare(server, options.version, options.ordner)
    if not server.site.exists():
        server.switch(new)
        print(f"{server.site} ist da. Weiter mit den Angaben: docs/betrieb.md")
        return
    change = Change(server, server.site.resolve(), new)
    if change.old == new:
        raise Problem(f"Diese Version läuft schon: {new.name}")
    print(f"Von {change.old.name} zu {new.name}")
    server.manage(new, "check", "--deploy", "--fail-level", "ERROR")
    server.try_to_load(new)
    if not options.ohne_sicherung:
        print(server.manage(change.old, "backup", "--schnell"))
    try:
        change.forward()
    except (Problem, OSError) as problem:
        print(f"Das ist nicht gelungen:\n{problem}\nAlles wird zurückgestellt …", file=sys.stderr)
        change.back()
        raise Problem(f"Es läuft wieder {change.old.name}, unverändert.") from problem
    server.tidy(keep={change.old, new})
    for what in change.for_the_operator():
        print(what)


@dataclass
class Change:
    """From one version to another; each step can be taken back."""

    server: Server
    old: Path
    new: Path

    def __post_init__(self):
        self.applied = self.server.migrations(self.old)
        self.ailing = self.server.ailing() or set()

    def forward(self) -> None:
        self.server.manage(self.new, "migrate", "--noinput")
        self._start(self.new, "reload")

    def back(self) -> None:
        """Migrations are undone by the code that knows them; what they kept is not lost."""
        stuck = ""
        try:
            for app, target in self._to_undo().items():
                self.server.manage(self.new, "migrate", app, target, "--noinput")
        except Problem as problem:
            stuck = (
                f"{problem}\nDie Tabellen ließen sich nicht zurückstellen. Bitte: systemctl stop "
                "nhz-app nhz-worker; nhz-manage restore --ueberschreiben; systemctl start nhz-app "
                "nhz-worker"
            )
        self._start(self.old, "restart")
        if stuck:
            raise Problem(stuck)

    def for_the_operator(self) -> list[str]:
        """What is kept outside of the program's folder and has changed."""
        places = {
            "deploy/systemd": "Dienste (Schritt „Dienste“)",
            "deploy/nginx": "nginx (Schritt „Zertifikat und nginx“)",
            "deploy/environment.example": "Angaben in /etc/nhz/environment",
        }
        return [
            f"Geändert haben sich: {what}. Siehe docs/betrieb.md"
            for place, what in places.items()
            if _content(self.old / place) != _content(self.new / place)
        ]

    def _start(self, tree: Path, how: str) -> None:
        """Style sheets first: both versions' files are there while pages of both are shown.

        With a reload nobody waits: the old processes answer until new ones do.
        """
        server = self.server
        server.manage(tree, "sync_roles")
        server.manage(tree, "collectstatic", "--noinput", "--verbosity", "0")
        before = server.processes()
        server.switch(tree)
        run("systemctl", how if before else "restart", "nhz-app")
        run("systemctl", "restart", "nhz-worker")
        _wait(lambda: server.processes() and not before & server.processes(), "neue Prozesse")
        _wait(lambda: self._is_well(), "eine gesunde Seite")

    def _is_well(self) -> bool:
        """No part has failed that had not failed before, and the home page answers."""
        ailing = self.server.ailing()
        return ailing is not None and ailing <= self.ailing and self.server.answers("/")

    def _to_undo(self) -> dict[str, str]:
        """For each app that got new migrations, the last one that it had."""
        added = [name for name in self.server.migrations(self.new) if name not in self.applied]
        targets = {}
        for app in dict.fromkeys(name.partition(".")[0] for name in reversed(added)):
            had = [name for name in self.applied if name.startswith(f"{app}.")]
            targets[app] = had[-1].partition(".")[2] if had else "zero"
        return targets


def _content(path: Path) -> dict[str, bytes]:
    files = path.rglob("*") if path.is_dir() else [path]
    return {str(file.relative_to(path)): file.read_bytes() for file in files if file.is_file()}


def _wait(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > end:
            raise Problem(f"Nach {SECONDS} Sekunden fehlt noch: {what}. journalctl -u nhz-app")
        time.sleep(0.3)


if __name__ == "__main__":
    if os.geteuid():
        sys.exit("Bitte als root ausführen.")
    sys.exit(main())
