"""The worker's side: it sends what is due, and writes down what it does before it does it.

A mail server that fails is asked with growing pauses, for all mail together: none loses a try by
it, and the queue's other work waits for one conversation at most. A mail that the server refuses
for now is tried again by itself, with the pauses of every task.
"""

import logging
import smtplib
import time
from contextlib import suppress
from datetime import timedelta
from enum import Enum, auto

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from ..care import MAX_TRIES, PAUSES
from .models import Mail, MailOutage

logger = logging.getLogger(__name__)

BEFORE_EVERYTHING = 30  # somebody may be waiting for a code to sign in with
ROUND_SECONDS = 10  # then whatever else waits in the queue has its turn
KEEP_TRYING = timedelta(days=3)
KEEP_TEXT = timedelta(days=3)
KEEP = timedelta(days=30)
BROKEN_OFF = "Der Hintergrunddienst endete beim Senden."


class Outcome(Enum):
    LATER = auto()
    NEVER = auto()
    UNCLEAR = auto()
    SERVER_AWAY = auto()


@task(priority=BEFORE_EVERYTHING)
def deliver() -> None:
    """Send what is due, for a round's length; the rest is a new task behind the others."""
    if MailOutage.objects.blocks() or not Mail.objects.due().exists():
        return
    transport = get_connection(settings.MAIL_TRANSPORT)
    try:
        transport.open()
    except OSError as error:
        _wait_for_server(error)
        return
    try:
        _send_round(transport)
    finally:
        with suppress(OSError):  # what had to be said is said; a server may hang up first
            transport.close()
    if Mail.objects.due().exists() and not MailOutage.objects.blocks():
        deliver.enqueue()


def _send_round(transport) -> None:
    end = time.monotonic() + ROUND_SECONDS
    while time.monotonic() < end and (mail := Mail.objects.claim()):
        try:
            transport.send_messages([message_of(mail)])
        except Exception as error:
            outcome = outcome_of(error, transport)
            _note(mail, outcome, error)
            if outcome in (Outcome.SERVER_AWAY, Outcome.UNCLEAR):
                _wait_for_server(error)
                return
        else:
            mail.note(Mail.State.SENT, sent_at=timezone.now())
        MailOutage.objects.all().delete()


def message_of(mail: Mail) -> EmailMultiAlternatives:
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient], headers=headers)
    message.attach_alternative(mail.html, "text/html")
    return message


def outcome_of(error: Exception, transport) -> Outcome:
    """What an error while sending means for the mail, and for those that wait behind it."""
    if not isinstance(error, OSError):
        return Outcome.NEVER  # a mail that cannot be written, to an address that is none
    if not isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        may_have_it = getattr(transport, "text_is_out", False)
        return Outcome.UNCLEAR if may_have_it else Outcome.SERVER_AWAY
    code = _code(error)
    if code < 400 or code == 421:
        return Outcome.SERVER_AWAY
    return Outcome.NEVER if code >= 500 else Outcome.LATER


def _code(error: Exception) -> int:
    """The code of the server's answer, 0 if there was none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return getattr(error, "smtp_code", 0)


def in_words(error: Exception) -> str:
    """The class and the code: the server's own words repeat addresses."""
    return f"{type(error).__name__} {_code(error) or ''}".strip()


def _note(mail: Mail, outcome: Outcome, error: Exception) -> None:
    said, now = in_words(error), timezone.now()
    if outcome is Outcome.UNCLEAR:
        logger.error("Mail %s is unclear: the server did not answer (%s)", mail.pk, said)
        mail.note(Mail.State.UNCLEAR, said)
    elif outcome is Outcome.SERVER_AWAY:
        # Behind the others, so that a mail which breaks every conversation holds up none of them.
        mail.note(Mail.State.QUEUED, said, due_at=now, tries=mail.tries - 1)
    elif outcome is Outcome.LATER and mail.tries < MAX_TRIES:
        mail.note(Mail.State.QUEUED, said, due_at=now + PAUSES[mail.tries - 1])
    else:
        logger.error("Mail %s given up after %d tries: %s", mail.pk, mail.tries, said)
        mail.note(Mail.State.FAILED, said)


def _wait_for_server(error: Exception) -> None:
    outage = MailOutage.objects.note(in_words(error))
    logger.warning(
        "Mail server failed (%s), try %d; %d mails wait until %s",
        *(outage.error, outage.failures, Mail.objects.waiting().count()),
        timezone.localtime(outage.next_try).strftime("%H:%M"),
    )


def send_what_waits() -> None:
    """Every minute: start what a pause has ended for, give up what waited for days."""
    overdue = Mail.objects.waiting().filter(queued_at__lte=timezone.now() - KEEP_TRYING)
    if count := overdue.update(state=Mail.State.FAILED):
        logger.error("%d mails given up, which the mail server did not take for days", count)
    queued = DBTaskResult.objects.filter(
        task_path=deliver.module_path, status=TaskResultStatus.READY
    )
    if Mail.objects.due().exists() and not MailOutage.objects.blocks() and not queued.exists():
        deliver.enqueue()


def tell_of_broken_off() -> None:
    """Every minute: whose worker was killed while sending, only a person can decide about."""
    untold = Mail.objects.for_a_person_to_decide().filter(state=Mail.State.UNCLEAR, error="")
    if count := untold.update(error=BROKEN_OFF):
        logger.error("%d mails are unclear: the worker ended while sending them", count)


def forget() -> None:
    """Every night: blank the texts of what was sent, and delete what nobody will ask for."""
    now = timezone.now()
    sent = Mail.objects.filter(state=Mail.State.SENT, sent_at__lte=now - KEEP_TEXT)
    sent.exclude(text="").update(text="", html="")
    Mail.objects.exclude(state=Mail.State.QUEUED).filter(queued_at__lte=now - KEEP).delete()
