"""What the demo shows: database, texts and pictures, style sheets; made only where missing."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import child, premises, reports

# Everything that decides what `collectstatic` writes.
STATIC_SOURCES = (
    "cms/*/static/**/*",
    "pages/*/static/**/*",
    "home/static/**/*",
    "search/static/**/*",
    "cms/core/storage.py",
    "settings/*.py",
    "requirements.txt",
)


@dataclass
class Content:
    root: Path
    python: Path
    port: int

    @property
    def address(self) -> str:
        return premises.address(self.port)

    @property
    def env(self) -> dict[str, str]:
        """What every process of the demo finds in its environment."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "settings.demo",
            "PORT": str(self.port),
            "PYTHONUTF8": "1",
        }

    @property
    def folder(self) -> Path:
        return self.root / "var" / "demo"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def clear_logs(self) -> None:
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir(parents=True)

    def migrate(self) -> None:
        self._manage("migrate", "--noinput", "--verbosity", "0")

    def build_site(self) -> None:
        options = ("--accounts-file", str(self._accounts), "--address", self.address)
        self._manage("demo_site", *options, shown=True)

    def collect_static(self) -> None:
        stamp = self.folder / "static.stamp"
        sources = self._static_fingerprint()
        if stamp.exists() and stamp.read_text(encoding="utf-8") == sources:
            return
        stamp.unlink(missing_ok=True)
        self._manage("collectstatic", "--noinput", "--clear", "--verbosity", "0")
        stamp.write_text(sources, encoding="utf-8")

    def accounts(self) -> str:
        """The demo accounts, as `demo_site` wrote them down."""
        return self._accounts.read_text(encoding="utf-8").strip("\n")

    @property
    def _accounts(self) -> Path:
        return self.folder / "accounts.txt"

    def _manage(self, command: str, *options: str, shown: bool = False) -> None:
        log = self.logs / f"{command}.log"
        argv = [self.python, self.root / "manage.py", command, *options]
        if child.run(argv, log, env=self.env, shown=shown):
            raise reports.explain(
                log,
                f"„manage.py {command}“ ist gescheitert. Ganz von vorn beginnt: make demo-reset",
            )

    def _static_fingerprint(self) -> str:
        return hashlib.sha256("\n".join(self._static_states()).encode()).hexdigest()

    def _static_states(self) -> Iterator[str]:
        for pattern in STATIC_SOURCES:
            for path in sorted(self.root.glob(pattern)):
                if path.is_file():
                    state = path.stat()
                    yield f"{path.relative_to(self.root)} {state.st_size} {state.st_mtime_ns}"
