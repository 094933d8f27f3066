"""The minute clock: what the apps want done every minute, and once a night.

An app registers its functions in `ready()`. They are called without arguments, must be quick and
idempotent, and look at the data instead of counting calls: a minute or night that was missed is
simply made up by the next one. What is slow or may need retries enqueues a task.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

from .models import WorkerState

logger = logging.getLogger(__name__)

NIGHT_HOUR = timedelta(hours=3)  # local time; nobody edits then
Job = Callable[[], object]

_every_minute: dict[str, Job] = {}
_every_night: dict[str, Job] = {}


def _name(job: Job) -> str:
    return f"{job.__module__}.{job.__qualname__}"


def every_minute(job: Job) -> Job:
    """Run `job` with each tick; to be called once, or used as a decorator."""
    _every_minute[_name(job)] = job
    return job


def every_night(job: Job) -> Job:
    """Run `job` with the first tick after three in the morning, local time."""
    _every_night[_name(job)] = job
    return job


def tick(*, always: bool = False) -> bool:
    """Run what this minute asks for; False if another worker has already done it.

    `always` runs the minute's jobs even then, for whoever asks for a tick by hand.
    """
    now = timezone.now()
    claimed = WorkerState.objects.claim_minute(now)
    if not (claimed or always):
        return False
    _run_all(_every_minute)
    if WorkerState.objects.claim_night(_night(now)):
        run_night()
    return True


def run_night() -> None:
    """The night's work, now."""
    _run_all(_every_night)


def _night(now: datetime) -> date:
    """The night that began last; before three it is still yesterday's."""
    return (timezone.localtime(now) - NIGHT_HOUR).date()


def _run_all(jobs: dict[str, Job]) -> None:
    for name, job in list(jobs.items()):
        try:
            job()
        except Exception as error:
            logger.exception("Clock job %s failed", name)
            WorkerState.objects.note_error(timezone.now(), f"{name}: {type(error).__name__}")
