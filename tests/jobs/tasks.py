"""Tasks for tests; a worker process imports them by path."""

import time
from pathlib import Path

from django_tasks import task


@task()
def write(path: str, text: str) -> None:
    Path(path).write_text(text)


@task()
def fail() -> None:
    raise ConnectionError("Frau Muster, muster@lindenrad.example")


@task()
def hang_at_first(path: str) -> None:
    """Hang when run for the first time, succeed when run again."""
    marker = Path(path)
    if not marker.exists():
        marker.touch()
        time.sleep(120)
    marker.write_text("done")


@task()
def work_a_moment(path: str) -> None:
    Path(path).touch()
    time.sleep(2)
    Path(path).write_text("done")
