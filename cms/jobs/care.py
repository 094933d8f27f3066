"""What django-tasks leaves open: retries, tasks of a worker that was killed, old results.

A task that failed stays FAILED, with its error on view, until its pause is over; then it is READY
again. The number of tries is the length of `worker_ids`, which grows each time a worker claims it.
"""

import logging
from datetime import timedelta

from django.db.models import F, Func, IntegerField, Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]  # after try 1, 2, 3, 4
MAX_TRIES = len(PAUSES) + 1
LOST_AFTER = timedelta(minutes=10)
KEEP_SUCCESSFUL = timedelta(days=14)
KEEP_FAILED = timedelta(days=90)


class WorkerLost(Exception):
    """The worker ended in the middle of a task, or the task ran for longer than `LOST_AFTER`."""


class JSONLength(Func):
    """Number of items of a JSON array."""

    function = "json_array_length"
    output_field = IntegerField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="jsonb_array_length", **context)


TRIES = JSONLength("worker_ids")


def given_up() -> QuerySet[DBTaskResult]:
    """Tasks that failed so often that only a person may start them again."""
    return DBTaskResult.objects.failed().alias(tries=TRIES).filter(tries__gte=MAX_TRIES)


def fail_lost() -> int:
    """Mark tasks as failed whose worker cannot be at work on them any more.

    The pause before the next try counts from their start, so the first tries follow at once.
    """
    now = timezone.now()
    lost = DBTaskResult.objects.running().filter(started_at__lte=now - LOST_AFTER)
    final = lost.alias(tries=TRIES).filter(tries__gte=MAX_TRIES)
    final = list(final.values_list("task_path", "pk"))
    count = lost.update(
        status=TaskResultStatus.FAILED,
        finished_at=F("started_at"),
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback="",
    )
    for task_path, pk in final:
        log_given_up(task_path, pk, WorkerLost.__qualname__)
    return count


def retry_failed() -> int:
    """Put failed tasks whose pause is over back into the queue."""
    now = timezone.now()
    due = Q()
    for tries, pause in enumerate(PAUSES, start=1):
        due |= Q(tries=tries, finished_at__lte=now - pause)
    failed = DBTaskResult.objects.failed().alias(tries=TRIES)
    return failed.filter(due).update(status=TaskResultStatus.READY)


def retry_given_up(pk) -> bool:
    """Start a task again that was given up, with a full set of tries; False if it was not."""
    again = {"status": TaskResultStatus.READY, "worker_ids": []}
    return bool(given_up().filter(pk=pk).update(**again))


def log_given_up(task_path: str, pk, error: str) -> None:
    logger.error("Task %s (%s) given up after %d tries: %s", task_path, pk, MAX_TRIES, error)


def prune() -> int:
    """Delete results that nobody will look up any more."""
    now = timezone.now()
    old = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lte=now - KEEP_SUCCESSFUL)
    old |= Q(status=TaskResultStatus.FAILED, finished_at__lte=now - KEEP_FAILED)
    return DBTaskResult.objects.filter(old).delete()[0]
