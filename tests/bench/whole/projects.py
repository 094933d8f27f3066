"""Ours and the stock project: built, asked from inside, and served by the same server."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from production_stack import ROOT, Stack, wait_until
from smoke import free_port

from deploy.demo import child

from ..site import SHARES
from .client import Address, Reader

HERE = Path(__file__).parent
NAME = "mysite"
START = 60  # seconds
SERVER = ROOT / "deploy" / "gunicorn.conf.py"
# What the production settings of `wagtail start` import last.
LOCAL = """import dj_database_url

from .base import INSTALLED_APPS

SECRET_KEY = "{secret}"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "blog", "django.contrib.postgres"]
DATABASES = {{
    "default": dj_database_url.parse("{database}", conn_max_age=60, conn_health_checks=True)
}}
"""


@dataclass
class Project:
    """A Django project, its environment, the port of its server, and its log."""

    folder: Path
    env: dict[str, str]
    port: int
    wsgi: str
    log: Path

    def python(self, *arguments: str) -> str:
        """What a command prints; the measurement ends if it fails."""
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self.env, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"FAILED  {' '.join(arguments)[:200]}\n{done.stderr[-3000:]}")
        return done.stdout

    def inside(self, pages: dict[str, list[str]], publish: str) -> dict:
        """What `inside.py` finds out in a process of this project."""
        asked = json.dumps({"pages": pages, "publish": publish})
        # -P: this folder's modules are not the project's.
        return json.loads(self.python("-P", str(HERE / "inside.py"), asked).splitlines()[-1])

    @property
    def address(self) -> Address:
        return Address(self.port)

    @contextmanager
    def served(self) -> Iterator[tuple[int, float]]:
        """The number of the server's process, and seconds until its first page."""
        command = [sys.executable, "-m", "gunicorn", "-c", SERVER]
        began = time.monotonic()
        with self.log.open("a", encoding="utf-8") as out:
            server = subprocess.Popen(
                [*command, self.wsgi],
                cwd=self.folder,
                env=self.env,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        try:
            wait_until(self._answers, f"{self.wsgi} answers", START)
            yield server.pid, time.monotonic() - began
        finally:
            child.end(server)

    def _answers(self) -> bool:
        try:
            Reader(self.address).get("/")
        except OSError:
            return False
        return True


def ours(stack: Stack) -> Project:
    """The site on `stack`, whose database is a server's or, if that has no name, a file."""
    stack.env.update(
        DJANGO_SETTINGS_MODULE="settings.bench",
        BENCH_DIR=str(stack.folder),
        PYTHONPATH=str(ROOT),
        SERVER_NAME="127.0.0.1",
    )
    if stack.database_url:
        stack.env["BENCH_DATABASE_URL"] = stack.database_url
    return Project(
        ROOT, stack.env, stack.app, "settings.wsgi:application", stack.folder / "measured.out"
    )


def build_ours(project: Project, pages: int, content: Path) -> None:
    """The demo site, grown; `content` gets what it shows, for the stock project."""
    counts = {kind: round(pages * share) for kind, share in SHARES.items()}
    project.python("manage.py", "migrate", "--verbosity", "0")
    project.python("manage.py", "demo_site", *(f"--{kind}={n}" for kind, n in counts.items()))
    project.python("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    if os.environ.get("ELASTICSEARCH_URL", "").strip():
        project.python("manage.py", "update_index", "--backend", "public", "--verbosity", "0")
    project.python("-m", "tests.bench.whole.prepare")
    project.python("manage.py", "worker", "--once")  # nothing waits any more
    project.python("-m", "tests.bench.whole.export", str(content))


def stock(folder: Path, database: str) -> Project:
    """`wagtail start`, and in it the blog that lies in the folder `stock` beside this module."""
    port = free_port()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production",
        "PYTHONPATH": str(folder),
        "APP_BIND": f"127.0.0.1:{port}",
        "APP_PROCESSES": "2",
    }
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "wagtail.bin.wagtail", "start", NAME, folder],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    shutil.copytree(HERE / "stock", folder, dirs_exist_ok=True)
    local = LOCAL.format(
        secret=os.urandom(32).hex(), database=database or f"sqlite:///{folder}/db.sqlite3"
    )
    (folder / NAME / "settings" / "local.py").write_text(local, encoding="utf-8")
    return Project(folder, env, port, f"{NAME}.wsgi:application", folder / "measured.out")


def build_stock(project: Project, content: Path) -> None:
    for command in (
        ("makemigrations", "home", "blog"),
        ("migrate",),
        ("collectstatic", "--noinput"),
        ("load", str(content)),
    ):
        project.python("manage.py", *command)
