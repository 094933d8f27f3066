"""What an update is made of: folders of versions, their packages, commands, and looking."""

import hashlib
import http.client
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ".pakete-"


class Problem(Exception):
    """A German sentence for the operator."""


def run(*command: str | Path, cwd: Path | None = None, env: dict | None = None) -> str:
    """What it prints; Problem with its last lines if it fails."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except FileNotFoundError as error:
        raise Problem(f"Ein Programm fehlt: {command[0]}") from error
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise Problem(f"Fehlgeschlagen: {' '.join(map(str, command))}\n{last}")
    return done.stdout.strip()


@dataclass(frozen=True)
class Server:
    """Where everything lies, and how the site is asked."""

    site: Path = Path("/srv/nhz")
    versions: Path = Path("/srv/nhz-versionen")
    repository: Path = Path("/srv/nhz-quelle")
    environment: Path = Path("/etc/nhz/environment")
    as_user: tuple[str, ...] = ("runuser", "-u", "nhz", "--")

    def given(self) -> dict[str, str]:
        """The environment file, as systemd reads it."""
        lines = self.environment.read_text(encoding="utf-8").splitlines()
        pairs = (line.split("=", 1) for line in lines if "=" in line and line[0] != "#")
        return {name.strip(): value.strip() for name, value in pairs}

    def manage(self, tree: Path, *arguments: str) -> str:
        return self._python(tree, "manage.py", *arguments)

    def try_to_load(self, tree: Path) -> None:
        """As the application server will do it, or a reload would end it."""
        command = ("-m", "gunicorn", "--check-config", "--config", "deploy/gunicorn.conf.py")
        self._python(tree, *command)

    def migrations(self, tree: Path) -> list[str]:
        """Those that the database has, in the order of their application."""
        plan = self.manage(tree, "showmigrations", "--plan")
        return [
            line.split()[1] for line in plan.replace("[X]", "X").splitlines() if line[:1] == "X"
        ]

    def switch(self, tree: Path) -> None:
        if self.site.exists() and not self.site.is_symlink():
            raise Problem(f"{self.site} ist ein Ordner, kein Verweis auf eine Version.")
        link = self.versions / ".verweis"
        link.unlink(missing_ok=True)
        link.symlink_to(tree)
        link.replace(self.site)

    def processes(self) -> set[int]:
        """The application's, that answer requests; none while it does not run."""
        pid = run("systemctl", "show", "--property", "MainPID", "--value", "nhz-app")
        children = Path(f"/proc/{pid}/task/{pid}/children")
        return set(map(int, children.read_text().split())) if children.exists() else set()

    def ailing(self) -> set[str] | None:
        """Parts that have failed; None if nobody answers."""
        try:
            status, body = self._ask("/healthz/ready")
            parts = json.loads(body)["parts"] if status in (200, 503) else None
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return None
        return None if parts is None else {code for code, how in parts.items() if how == "failed"}

    def answers(self, address: str) -> bool:
        try:
            return self._ask(address)[0] == http.client.OK
        except (OSError, http.client.HTTPException):
            return False

    def tidy(self, keep: set[Path]) -> None:
        """Delete other versions, and packages that none of those that stay uses."""
        used = {(tree / ".venv").resolve() for tree in keep}
        for folder in self.versions.iterdir():
            if folder.is_dir() and not folder.is_symlink() and folder not in keep | used:
                shutil.rmtree(folder)

    def _python(self, tree: Path, *arguments: str) -> str:
        python = tree / ".venv" / "bin" / "python"
        env = {**os.environ, **self.given()}
        return run(*self.as_user, python, *arguments, cwd=tree, env=env)

    def _ask(self, address: str) -> tuple[int, bytes]:
        given = self.given()
        place = given.get("APP_BIND") or "127.0.0.1:8000"
        connection = http.client.HTTPConnection(place, timeout=20)
        headers = {"Host": given["SERVER_NAME"], "X-Forwarded-Proto": "https"}
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def prepare(server: Server, version: str, folder: Path | None) -> Path:
    """The folder of this version with its packages; nothing that runs has changed."""
    if folder:
        name, fill = _unpacked(folder)
    else:
        name, fill = _of_repository(server.repository, version)
    tree = server.versions / name
    if not (tree / ".venv").exists():
        half = server.versions / ".unfertig"
        shutil.rmtree(half, ignore_errors=True)
        shutil.rmtree(tree, ignore_errors=True)
        half.mkdir()
        fill(half)
        (half / "VERSION").write_text(f"{name}\n", encoding="utf-8")
        packages = _packages(server.versions, half / "requirements.txt")
        (half / ".venv").symlink_to(Path("..", packages.name))
        # The services may not write there, and would compile with each start.
        run(half / ".venv" / "bin" / "python", "-m", "compileall", "-q", "-x", r"\.venv", half)
        half.rename(tree)
    return tree


def _of_repository(repository: Path, version: str):
    git = ("git", "-C", repository)
    run(*git, "fetch", "--quiet", "--tags", "--force", "--prune", "origin")
    wanted = (f"origin/{version}", version) if version else ("origin/HEAD",)
    for each in wanted:
        try:
            commit = run(
                *git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{each}^{{commit}}"
            )
            break
        except Problem:
            continue
    else:
        raise Problem(f"Diese Version gibt es im Repositorium nicht: {version or 'origin/HEAD'}")
    name = run(*git, "describe", "--always", "--tags", commit).replace("/", "-")

    def fill(half: Path) -> None:
        packed = half.with_suffix(".tar")
        run(*git, "archive", "--format=tar", f"--output={packed}", commit)
        run("tar", "--extract", "--file", packed, "--directory", half)
        packed.unlink()

    return name, fill


def _unpacked(folder: Path):
    if not (folder / "manage.py").is_file():
        raise Problem(f"In {folder} liegt keine Version dieser Seite.")

    def fill(half: Path) -> None:
        ignore = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__")
        shutil.copytree(folder, half, dirs_exist_ok=True, ignore=ignore)

    return folder.resolve().name, fill


def _packages(versions: Path, requirements: Path) -> Path:
    """Installed once for each list of packages and each Python."""
    mark = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = versions / f"{PACKAGES}{mark}"
    if not (folder / "vollständig").exists():
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)
        pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet")
        run(*pip, "--require-hashes", "--requirement", requirements)
        (folder / "vollständig").touch()
    return folder
