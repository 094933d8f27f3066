"""Publishing and expiring on time.

Each item has a transaction of its own. One that fails keeps its schedule, stops no other and is
tried again every minute. All times are compared in UTC, so clock changes do not matter.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from .models import PublicationCheck, ScheduleProblem
from .watch.alarm import tell_of_failure

logger = logging.getLogger(__name__)

ALARM_AFTER = 3  # failures in a row, so minutes
TRIES_AGAIN = "Bitte beheben Sie den Grund oder heben Sie die Planung auf."
SLOT_OVER = "Das geplante Zeitfenster war schon vorbei, als der Hintergrunddienst wieder lief."
PLAN_ANEW = "Bitte planen Sie die Seite neu oder veröffentlichen Sie sie von Hand."
Outcome = tuple[list[str], str] | None  # the list of the run that grows, the object's name


@dataclass
class ScheduleRun:
    """What one run did; the lists hold the objects' names."""

    now: datetime
    published: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)  # time slots that were over before they began
    failed: dict[tuple[int, str], str] = field(default_factory=dict)  # key of the object: reason


def publish_due(now: datetime | None = None) -> ScheduleRun:
    """Publish approved revisions whose time has come and take offline what is over."""
    run = ScheduleRun(now or timezone.now())
    _expire(run, run.now)
    _publish(run)
    _expire(run, now or timezone.now())  # the run took its time, and slots may be short
    ScheduleProblem.objects.filter(last_seen__lt=run.now).delete()
    return run


def _expire(run: ScheduleRun, now: datetime) -> None:
    for model in _draft_models():
        over = model._default_manager.filter(live=True, expire_at__lte=now)
        for obj in list(over.order_by("expire_at")):
            step = partial(_expire_one, run, over, obj.pk)
            _attempt(run, obj.get_base_content_type(), obj.pk, step)


def _publish(run: ScheduleRun) -> None:
    due = Revision.objects.filter(approved_go_live_at__lte=run.now).order_by(
        "approved_go_live_at", "pk"
    )
    for revision in list(due.select_related("base_content_type").defer("content")):
        step = partial(_publish_one, run, revision.pk)
        _attempt(run, revision.base_content_type, revision.object_id, step)


def _draft_models() -> list[type[models.Model]]:
    return [
        Page,
        *(
            model
            for model in apps.get_models()
            if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
        ),
    ]


def _attempt(run: ScheduleRun, content_type: ContentType, pk, step: Callable[[], Outcome]) -> None:
    """Do one step for one object while its row is locked against other workers and editors.

    The step looks again whether there is still something to do, None says there was not.
    """
    key = (content_type.pk, str(pk))
    if key in run.failed:
        return
    try:
        with transaction.atomic():
            content_type.model_class()._base_manager.select_for_update().get(pk=pk)
            outcome = step()
    except Exception as error:
        problem = ScheduleProblem.objects.record(content_type, key[1], error, run.now)
        run.failed[key] = problem.message
        if problem.tries == 1:
            _tell_of_failure(problem)
        alarm = problem.tries == ALARM_AFTER
        logger.log(
            logging.ERROR if alarm else logging.WARNING,
            "Schedule of %s %s failed, try %d: %s",
            content_type.model,
            pk,
            problem.tries,
            type(error).__name__,
            exc_info=problem.tries <= ALARM_AFTER,
        )
    else:
        if outcome:
            names, name = outcome
            names.append(name)


def _tell_of_failure(problem: ScheduleProblem) -> None:
    if not isinstance(page := problem.content_object, Page):
        return
    planned = page.scheduled_revision
    author = planned and planned.user
    due_at = planned.approved_go_live_at if planned else page.expire_at
    tell_of_failure(page, author, due_at, problem.message, TRIES_AGAIN)


def _expire_one(run: ScheduleRun, over: models.QuerySet, pk) -> Outcome:
    obj = over.filter(pk=pk).first()
    if obj is None:
        return None
    if isinstance(obj, Page):
        obj = obj.specific
    # Unpublishing ends every schedule of the object, also that of the version which comes next.
    planned = list(obj.revisions.exclude(approved_go_live_at=None).only("approved_go_live_at"))
    due_at, revision = obj.expire_at, obj.live_revision
    obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    Revision.objects.bulk_update(planned, ["approved_go_live_at"])
    _expect(obj, PublicationCheck.Kind.EXPIRED, due_at, revision)
    return run.expired, str(obj)


def _publish_one(run: ScheduleRun, revision_pk) -> Outcome:
    due = Revision.objects.filter(approved_go_live_at__lte=run.now)
    revision = due.filter(pk=revision_pk).first()
    if revision is None:
        return None
    expire_at = _expires_at(revision)
    if expire_at and expire_at <= run.now:
        _end_missed(revision)
        return run.missed, revision.object_str
    due_at = revision.approved_go_live_at
    revision.publish(log_action="wagtail.publish.scheduled")
    _expect(revision.content_object, PublicationCheck.Kind.PUBLISHED, due_at, revision)
    return run.published, revision.object_str


def _expect(obj: models.Model, kind: str, due_at: datetime, revision: Revision | None) -> None:
    """Let the worker look from outside; what is no page has no address."""
    if isinstance(obj, Page):
        PublicationCheck.objects.expect(obj, kind, due_at, revision)


def _expires_at(revision: Revision) -> datetime | None:
    text = revision.content.get("expire_at")
    return parse_datetime(text) if text else None


def _end_missed(revision: Revision) -> None:
    """The whole time slot went by unseen: end as if it had been kept, which is offline.

    An older version that is still live goes with it; its follower would have replaced it.
    """
    obj = revision.content_object
    log(
        instance=obj,
        action="editorial.schedule.missed",
        revision=revision,
        data={
            "go_live_at": revision.approved_go_live_at.isoformat(),
            "expire_at": revision.content["expire_at"],
        },
    )
    if obj.live:
        obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    else:
        obj.revisions.update(approved_go_live_at=None)
        type(obj)._base_manager.filter(pk=obj.pk).update(expired=True)
    if isinstance(obj, Page):
        tell_of_failure(obj, revision.user, revision.approved_go_live_at, SLOT_OVER, PLAN_ANEW)
    logger.warning(
        "Time slot of %s %s was missed altogether, it stays offline",
        revision.content_type.model,
        revision.object_id,
    )
