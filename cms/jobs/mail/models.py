from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

THE_ROW = 1  # there is one mail server, so there is one row at most
# A conversation with the mail server is broken off long before: whoever began it is gone.
ENDED_AFTER = timedelta(minutes=2)
# Minutes until the mail server is asked again: after the first failure, the second …
SERVER_PAUSES = [timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15)]


class MailQuerySet(models.QuerySet):
    def waiting(self) -> "MailQuerySet":
        return self.filter(state=Mail.State.QUEUED)

    def due(self) -> "MailQuerySet":
        """What may be sent now, in the order in which it shall be."""
        return self.waiting().filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def claim(self) -> "Mail | None":
        """The next mail, as unclear as it is from now on until its outcome is known.

        One statement decides, so two workers never send the same mail.
        """
        while mail := self.due().first():
            begun = {"state": Mail.State.UNCLEAR, "error": "", "begun_at": timezone.now()}
            if self.waiting().filter(pk=mail.pk).update(tries=F("tries") + 1, **begun):
                mail.refresh_from_db()
                return mail
        return None

    def for_a_person_to_decide(self) -> "MailQuerySet":
        """What nobody sends any more unless a person asks for it."""
        ended = models.Q(begun_at__lte=timezone.now() - ENDED_AFTER)
        unclear = models.Q(state=Mail.State.UNCLEAR)
        return self.filter(models.Q(state=Mail.State.FAILED) | (unclear & ended))

    def send_again(self, pk) -> bool:
        """Queue a mail that failed or is unclear, as the mail it was; False if it is neither."""
        now = timezone.now()
        again = {"state": Mail.State.QUEUED, "tries": 0, "queued_at": now, "due_at": now}
        found = self.for_a_person_to_decide().filter(pk=pk).exclude(text="")
        return bool(found.update(error="", **again))


class Mail(models.Model):
    """One mail to one person; its text may hold a code, so no list shows it."""

    class State(models.TextChoices):
        QUEUED = "queued", "wartet"
        # From before the first word to the mail server until its answer is written down here.
        UNCLEAR = "unclear", "unklar"
        SENT = "sent", "gesendet"
        FAILED = "failed", "gescheitert"

    recipient = models.CharField("An", max_length=254)
    subject = models.CharField("Betreff", max_length=200)
    text = models.TextField("Text", blank=True)
    html = models.TextField("Text als HTML", blank=True)
    key = models.CharField("Anlass", max_length=200, unique=True)
    message_id = models.CharField("Message-ID", max_length=255, unique=True)
    state = models.CharField("Zustand", max_length=10, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField("Versuche", default=0)
    queued_at = models.DateTimeField("Eingereiht", default=timezone.now)
    due_at = models.DateTimeField("Nächster Versuch", default=timezone.now)
    begun_at = models.DateTimeField("Begonnen", null=True)
    sent_at = models.DateTimeField("Gesendet", null=True)
    error = models.CharField("Letzter Fehler", max_length=100, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "E-Mail"
        verbose_name_plural = "E-Mails"
        ordering = ["-queued_at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["state", "due_at"], name="mail_to_send")]

    def __str__(self) -> str:
        return self.subject

    def note(self, state: str, error: str = "", **fields) -> None:
        """Write down what became of it."""
        for name, value in {"state": state, "error": error[:100], **fields}.items():
            setattr(self, name, value)
        self.save(update_fields=["state", "error", *fields])


class MailOutageManager(models.Manager):
    def blocks(self) -> bool:
        """Whether the mail server shall not be asked yet, for whatever mail."""
        return self.filter(next_try__gt=timezone.now()).exists()

    def note(self, error: str) -> "MailOutage":
        now = timezone.now()
        outage, _ = self.get_or_create(pk=THE_ROW, defaults={"since": now, "next_try": now})
        pause = SERVER_PAUSES[min(outage.failures, len(SERVER_PAUSES) - 1)]
        outage.failures += 1
        outage.next_try, outage.error = now + pause, error[:100]
        outage.save()
        return outage


class MailOutage(models.Model):
    """There while the mail server fails: all mail waits for it together."""

    since = models.DateTimeField("Seit")
    failures = models.PositiveIntegerField("Versuche", default=0)
    next_try = models.DateTimeField("Nächster Versuch")
    error = models.CharField("Fehler", max_length=100)

    objects = MailOutageManager()

    class Meta:
        verbose_name = "Störung des Mail-Servers"
        verbose_name_plural = "Störungen des Mail-Servers"
        default_permissions = ()

    def __str__(self) -> str:
        return f"Störung des Mail-Servers seit {self.since:%d.%m.%Y %H:%M}"
