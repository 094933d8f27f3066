from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q

from .mail.models import Mail, MailOutage

__all__ = ["Mail", "MailOutage", "WorkerState"]

THE_ROW = 1  # there is one state, so there is one row
MINUTE = timedelta(minutes=1)


class WorkerStateManager(models.Manager):
    def load(self) -> "WorkerState":
        return self.get_or_create(pk=THE_ROW)[0]

    def claim_minute(self, now: datetime) -> bool:
        """Record this minute's tick; True for the one caller who may run it.

        One statement decides, so two workers never run the same minute. A tick that lies in the
        future (the machine's clock was set back) does not stop the clock.
        """
        self.load()
        this_minute = now.replace(second=0, microsecond=0)
        taken = Q(last_tick__range=(this_minute, this_minute + MINUTE))
        return bool(self.filter(pk=THE_ROW).exclude(taken).update(last_tick=now))

    def claim_night(self, night: date) -> bool:
        return bool(self.filter(pk=THE_ROW).exclude(last_night=night).update(last_night=night))

    def note_start(self, now: datetime) -> None:
        self.update_or_create(pk=THE_ROW, defaults={"started_at": now})

    def note_error(self, now: datetime, error: str) -> None:
        self.filter(pk=THE_ROW).update(last_error=error, last_error_at=now)


class WorkerState(models.Model):
    """When the worker last gave a sign of life; written by the clock, read by people."""

    started_at = models.DateTimeField("Gestartet", null=True)
    last_tick = models.DateTimeField("Letzter Takt", null=True)
    last_night = models.DateField("Letzter Nachtlauf", null=True)
    last_error = models.CharField("Letzter Fehler", max_length=255, blank=True)
    last_error_at = models.DateTimeField("Zeit des letzten Fehlers", null=True)

    objects = WorkerStateManager()

    class Meta:
        verbose_name = "Zustand der Aufgaben"
        verbose_name_plural = "Zustand der Aufgaben"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return "Zustand der Aufgaben"
