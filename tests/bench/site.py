"""A large site for measurements: built, indexed and served in processes of their own."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from elasticsearch import Elasticsearch

# What each engine needs of the environment.
ENGINES = {
    "sqlite": (),
    "postgresql": ("DATABASE_URL",),
    "elasticsearch": ("DATABASE_URL", "ELASTICSEARCH_URL"),
}
SHARES = {"releases": 0.5, "stories": 0.3, "partners": 0.19, "campaigns": 0.01}
START = 60  # seconds


class Site:
    """A database, a folder and an index prefix of its own; engines take turns to answer in it."""

    def __init__(self, folder: Path, *, on_server: bool) -> None:
        self.name = f"nhz_bench_{secrets.token_hex(4)}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "settings.bench",
            "BENCH_DIR": str(folder),
            "PORT": str(self.port),
        }
        server = self.env.pop("DATABASE_URL", "")
        self.search_server = self.env.pop("ELASTICSEARCH_URL", "")
        self.maintenance = server if on_server else ""
        if self.maintenance:
            self.env["BENCH_DATABASE_URL"] = f"{server.rpartition('/')[0]}/{self.name}"

    def __enter__(self) -> "Site":
        if self.maintenance:
            self._maintain(f'CREATE DATABASE "{self.name}"')
        return self

    def __exit__(self, *error) -> None:
        if "ELASTICSEARCH_URL" in self.env:
            self._delete_indexes()
        if self.maintenance:
            self._maintain(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    def _delete_indexes(self) -> None:
        """One by one: a server in its default settings deletes nothing by a pattern."""
        with Elasticsearch(self.search_server, request_timeout=30) as server:
            for index in server.indices.get(index=f"{self.name}_*"):
                server.indices.delete(index=index)

    def _maintain(self, statement: str) -> None:
        with psycopg.connect(self.maintenance, autocommit=True) as connection:
            connection.execute(statement)

    def build(self, pages: int) -> None:
        counts = {kind: round(pages * share) for kind, share in SHARES.items()}
        self._manage("migrate", "--verbosity", "0")
        self._manage("demo_site", *(f"--{kind}={count}" for kind, count in counts.items()))
        self._manage("collectstatic", "--noinput", "--verbosity", "0")

    def index_figures(self, engine: str) -> dict[str, float]:
        """Let this engine answer from now on.

        Returns seconds for a full rebuild, milliseconds for one page, megabytes more per process.
        """
        backend = "default"
        if "ELASTICSEARCH_URL" in ENGINES[engine]:
            backend = "public"
            self.env["ELASTICSEARCH_URL"] = self.search_server
            self.env["ELASTICSEARCH_PREFIX"] = f"{self.name}_"
        began = time.perf_counter()
        self._manage("update_index", "--backend", backend, "--verbosity", "0")
        rebuild = time.perf_counter() - began
        said = self._run("-m", "tests.bench.inside")
        return {"rebuild": rebuild, **json.loads(said.splitlines()[-1])}

    @contextmanager
    def served(self) -> Iterator[str]:
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/demo/gunicorn.conf.py"]
        server = subprocess.Popen(command, env=self.env)
        base = f"http://127.0.0.1:{self.port}"
        try:
            _wait_for(f"{base}/healthz/live")
            yield base
        finally:
            server.terminate()
            server.wait(30)

    def _manage(self, *arguments: str) -> None:
        self._run("manage.py", *arguments)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.env, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
        return done.stdout


def _wait_for(address: str) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - a server of ours
            return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"{address} does not answer after {START} s.")
