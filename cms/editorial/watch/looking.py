"""After each scheduled step the worker looks from outside whether it came true.

The minute clock publishes and queues the look at once, so that its outcome stands there well within
a minute of the set time. What is wrong is told by mail, and asked again every minute for a day:
the alarm on screen ends by itself.
"""

import logging
import time

from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from cms.jobs.mail import absolute
from cms.jobs.state import is_pending

from . import alarm
from .asking import Answer, ask
from .models import KEPT_FOR, PublicationCheck
from .verdict import Fault, fault_of

logger = logging.getLogger(__name__)

BEFORE_MAIL = 40  # of the queue: the answer is due within a minute
PAUSES = (1.0, 2.0, 4.0)  # seconds; the web server may keep an answer for one
LONGEST_LOOK = 8  # seconds for one page, after which it is not asked again this minute
LONGEST_ROUND = 40  # seconds for all of them, then the queue's other work has its turn


def queue_looks() -> None:
    """Every minute: whatever waits for a look gets one task."""
    if PublicationCheck.objects.to_ask().exists() and not is_pending(look):
        look.enqueue()


def forget() -> None:
    """Every night: who has not asked about a step for a month will not."""
    PublicationCheck.objects.filter(done_at__lt=timezone.now() - KEPT_FOR).delete()


@task(priority=BEFORE_MAIL)
def look() -> None:
    """Ask for every page that waits, the new ones first."""
    end = time.monotonic() + LONGEST_ROUND
    for check in PublicationCheck.objects.to_ask().select_related("page", "revision__user"):
        if time.monotonic() > end:
            return
        _look_at(check)


def _look_at(check: PublicationCheck) -> None:
    planned = check.kind == PublicationCheck.Kind.PUBLISHED
    address = check.page.get_url_parts()
    if check.page.live != planned or not address:
        check.delete()  # somebody has decided otherwise since
        return
    answer, fault = _ask_patiently(check, absolute(address[2]))
    known = check.is_alarm
    check.state = check.State.ALARM if fault else check.State.FINE
    check.status, check.checked_at = answer.status, timezone.now()
    check.cause, check.advice = fault or ("", "")
    check.save()
    if fault and not known:
        logger.error("Not in order from outside: page %s, %s", check.page_id, answer.status)
        alarm.tell_of_look(check)


def _ask_patiently(check: PublicationCheck, url: str) -> tuple[Answer, Fault | None]:
    """The first good answer, or the last; known trouble is asked about once."""
    end = time.monotonic() + LONGEST_LOOK
    for pause in (0.0,) if check.is_alarm else (0.0, *PAUSES):
        time.sleep(pause)
        page = Page.objects.get(pk=check.page_id)
        answer = ask(url)
        fault = fault_of(check.kind, page, answer)
        if not fault or time.monotonic() > end:
            break
    return answer, fault
