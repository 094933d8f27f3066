"""The folder .venv, made, filled and repaired until it holds what a requirements file says."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from . import child, reports

PYTHON_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


class Environment:
    """The virtual environment below `root`.

    Its stamp names the Python version and the hash of each requirements file installed. It is
    away while something is being installed: without it, the environment is made anew.
    """

    def __init__(self, root: Path, folder: str = ".venv"):
        self.root = root
        self.folder = root / folder
        self.python = self.folder / "bin" / "python"
        self.stamp = self.folder / "installed.json"
        self.log = root / "var" / "install.log"

    def holds(self, requirements: str) -> bool:
        return self._installed().get(requirements) == self.digest(requirements)

    def install(self, requirements: str) -> None:
        """Brings the environment to what `requirements` says, or raises `Problem`."""
        installed = self._installed()
        self.log.parent.mkdir(exist_ok=True)
        self.log.unlink(missing_ok=True)
        if installed:
            self.stamp.unlink()
        else:
            self._create()
        self._pip_install(requirements)
        stamp = {**installed, "python": PYTHON_VERSION, requirements: self.digest(requirements)}
        self.stamp.write_text(json.dumps(stamp), encoding="utf-8")

    def _installed(self) -> dict[str, str]:
        """What the stamp says, if it is there, whole, and true for a Python that still runs."""
        try:
            installed = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return installed if installed.get("python") == PYTHON_VERSION and self._runs() else {}

    def _runs(self) -> bool:
        """False if its Python has vanished, or has become another one that finds no packages."""
        argv = [self.python, "-c", "import pip"]
        try:
            return subprocess.run(argv, capture_output=True).returncode == 0
        except OSError:
            return False

    def digest(self, requirements: str) -> str:
        return hashlib.sha256((self.root / requirements).read_bytes()).hexdigest()

    def _create(self) -> None:
        argv = [sys.executable, "-m", "venv", "--clear", self.folder]
        if child.run(argv, self.log, env=os.environ):
            raise reports.explain(
                self.log,
                f"Der Ordner {self.folder.name} ließ sich nicht anlegen. Unter Debian und Ubuntu "
                f"hilft oft: sudo apt install python{PYTHON_VERSION}-venv",
            )

    def _pip_install(self, requirements: str) -> None:
        argv = [self.python, "-m", "pip", "install", "--require-hashes", "--no-input"]
        argv += ["--disable-pip-version-check", "--progress-bar", "off"]
        argv += ["--requirement", self.root / requirements]
        if child.run(argv, self.log, env=os.environ):
            otherwise = "Die Python-Pakete ließen sich nicht einrichten. Bitte wiederholen."
            raise reports.explain(self.log, otherwise, reports.PIP)
