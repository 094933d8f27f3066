"""The worker as a process of its own, stopped and killed from outside."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings


class Processes:
    """Runs `manage.py` on a database file of its own."""

    def __init__(self, database):
        self.database = database
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.jobs.process_settings",
            "WORKER_TEST_DATABASE": str(database),
        }

    def start(self, *arguments) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment)  # noqa: S603

    def run(self, *arguments) -> None:
        assert self.start(*arguments).wait(120) == 0

    def sql(self, statement: str, *parameters) -> list[tuple]:
        with closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            return connection.execute(statement, parameters).fetchall()

    def tasks(self) -> list[tuple[str, int]]:
        """Status and number of tries of each task of the tests, in the order of their names."""
        return self.sql(
            "SELECT status, json_array_length(worker_ids)"
            " FROM django_tasks_database_dbtaskresult"
            " WHERE task_path LIKE 'tests.%' ORDER BY task_path"
        )


@pytest.fixture(scope="module")
def processes(tmp_path_factory) -> Processes:
    processes = Processes(tmp_path_factory.mktemp("worker") / "db.sqlite3")
    processes.run("migrate", "--run-syncdb", "--verbosity", "0")
    return processes


@pytest.fixture
def worker(processes, tmp_path):
    """Starts a worker with two tasks in the queue; returns once the first one is at work."""
    processes.sql("DELETE FROM django_tasks_database_dbtaskresult")
    marker = tmp_path / "marker"
    started = []

    def start(first_task: str) -> subprocess.Popen:
        processes.run(
            "shell",
            "--verbosity=0",
            "--command",
            "from tests.jobs import tasks\n"
            f"tasks.{first_task}.using(priority=1).enqueue({str(marker)!r})\n"
            f"tasks.write.enqueue({str(tmp_path / 'second')!r}, 'done')",
        )
        started.append(processes.start("worker"))
        wait_until(marker.exists)
        return started[0]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_sigterm_lets_the_running_task_finish(processes, worker, tmp_path):
    process = worker("work_a_moment")
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    assert (tmp_path / "marker").read_text() == "done"
    assert processes.tasks() == [("SUCCESSFUL", 1), ("READY", 0)]


def test_second_sigterm_breaks_the_task_off_and_leaves_it_to_be_retried(processes, worker):
    process = worker("hang_at_first")
    process.send_signal(signal.SIGTERM)
    time.sleep(1)  # two equal signals at once arrive as one
    process.send_signal(signal.SIGTERM)
    process.wait(60)
    assert processes.tasks() == [("FAILED", 1), ("READY", 0)]


def test_task_of_a_worker_killed_in_its_middle_is_done_by_the_next(processes, worker, tmp_path):
    process = worker("hang_at_first")
    process.kill()
    process.wait()
    assert processes.tasks() == [("RUNNING", 1), ("READY", 0)]
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=11)
    processes.sql(
        "UPDATE django_tasks_database_dbtaskresult SET started_at = ? WHERE status = 'RUNNING'",
        long_ago.isoformat(" "),
    )
    processes.run("worker", "--once")
    assert (tmp_path / "marker").read_text() == "done"
    assert processes.tasks() == [("SUCCESSFUL", 2), ("SUCCESSFUL", 1)]
