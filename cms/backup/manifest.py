"""What a backup says of itself: from where and when, and what must be in it."""

import hashlib
import json
import subprocess
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from .places import MANIFEST
from .problems import BackupProblem

FORMAT = 1
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """A file of the media folder: bytes, time of its last change in ns, SHA-256 in hex."""

    size: int
    changed: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    taken_at: str  # ISO 8601, before the database was read
    version: str  # of the program
    migrations: list[str]  # "app.name" of each that the tables have
    tables: dict[str, int]  # rows of each
    dump: str  # SHA-256 of the database
    media: dict[str, Kept] | None  # by path; None if they do not lie in a folder

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.taken_at)

    def write(self, folder: Path) -> None:
        text = json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)
        (folder / MANIFEST).write_text(text, encoding="utf-8")
        (folder / MANIFEST).chmod(0o600)

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        try:
            values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if values.pop("format") != FORMAT:
                raise BackupProblem(f"Die Sicherung {folder.name} hat ein unbekanntes Format.")
            if values["media"] is not None:
                values["media"] = {name: Kept(**kept) for name, kept in values["media"].items()}
            return cls(**values)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupProblem(f"Die Datei {folder / MANIFEST} ist nicht lesbar.") from error


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(source: BinaryIO, outlet: BinaryIO) -> str:
    """SHA-256 of what passed through."""
    mark = hashlib.sha256()
    while piece := source.read(_PIECE):
        mark.update(piece)
        outlet.write(piece)
    return mark.hexdigest()


def program_version() -> str:
    """What the update wrote down, else what git says."""
    written = Path(settings.BASE_DIR) / "VERSION"
    if written.is_file():
        return written.read_text(encoding="utf-8").strip()
    # The folder may belong to root, and the backup be made by somebody else.
    git = ("git", "-c", "safe.directory=*", "-C", settings.BASE_DIR)
    asked = (*git, "describe", "--always", "--tags", "--dirty")
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return "unbekannt"
    return done.stdout.strip() or "unbekannt"
