"""The queue's state in numbers and words: for the report, the operator and health checks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, DateTimeField, F, Min, Q, When
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from .care import MAX_TRIES, TRIES
from .models import WorkerState

ALIVE_WITHIN = timedelta(minutes=3)


@dataclass(frozen=True)
class JobsState:
    alive: bool  # the worker's last tick is younger than three minutes
    last_tick: datetime | None
    queued: int
    running: int
    retrying: int  # failed, and will be tried again
    given_up: int
    waiting_since: datetime | None  # of the oldest task that could run now

    @property
    def oldest_waiting(self) -> timedelta | None:
        return self.waiting_since and timezone.now() - self.waiting_since


def jobs_state() -> JobsState:
    now = timezone.now()
    last_tick = WorkerState.objects.load().last_tick
    ready, failed = Q(status=TaskResultStatus.READY), Q(status=TaskResultStatus.FAILED)
    postponed = ~Q(run_after=get_date_max())
    waiting_since = Case(
        When(postponed, then=F("run_after")), default=F("enqueued_at"), output_field=DateTimeField()
    )
    numbers = DBTaskResult.objects.annotate(tries=TRIES, since=waiting_since).aggregate(
        queued=Count("pk", filter=ready),
        running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
        retrying=Count("pk", filter=failed & Q(tries__lt=MAX_TRIES)),
        given_up=Count("pk", filter=failed & Q(tries__gte=MAX_TRIES)),
        waiting_since=Min("since", filter=ready & Q(since__lte=now)),
    )
    return JobsState(
        alive=last_tick is not None and now - last_tick < ALIVE_WITHIN,
        last_tick=last_tick,
        **numbers,
    )


def last_sign_of_life() -> datetime | None:
    """The worker's last tick; one indexed query, for what every screen of the admin asks."""
    return WorkerState.objects.values_list("last_tick", flat=True).first()


def is_pending(task) -> bool:
    """Whether this task waits or runs, whatever its arguments."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    found = DBTaskResult.objects.filter(task_path=task.module_path, status__in=unfinished)
    return found.exists()


def is_given_up(result: DBTaskResult) -> bool:
    return result.status == TaskResultStatus.FAILED and len(result.worker_ids) >= MAX_TRIES


def status_in_words(result: DBTaskResult) -> str:
    """Where a task stands, in German."""
    if is_given_up(result):
        return "Aufgegeben"
    if result.status == TaskResultStatus.READY and result.worker_ids:
        return "Wartet auf neuen Versuch"
    return {
        TaskResultStatus.READY: "Wartet",
        TaskResultStatus.RUNNING: "Läuft",
        TaskResultStatus.FAILED: "Fehlgeschlagen, neuer Versuch folgt",
        TaskResultStatus.SUCCESSFUL: "Erledigt",
    }[result.status]
