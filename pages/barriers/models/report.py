"""What somebody could not read, hear, understand or operate, and what became of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from cms.core.models import Arrival, YearCounter
from pages.barriers.deadline import Deadline, deadline

LONGEST_TEXT = 4000
LONGEST_PAGE = 500
# How long the text and the e-mail address of a closed report are kept: the form says it, the
# nightly clock does it.
CLOSED_FOR = timedelta(days=180)


class ReportCounter(YearCounter):
    class Meta:
        verbose_name = "Zähler der Barrieremeldungen"
        verbose_name_plural = "Zähler der Barrieremeldungen"
        default_permissions = ()


class BarrierReportQuerySet(models.QuerySet):
    def waiting(self):
        """What the office has to answer, the nearest deadline first."""
        return self.filter(state=BarrierReport.State.NEW).order_by("due_on", "pk")

    def waiting_first(self):
        """What waits, then what is known and open, then the rest, newest first."""
        states = BarrierReport.State
        whens = [models.When(state=states.NEW, then=0), models.When(state=states.CONFIRMED, then=1)]
        rank = models.Case(*whens, default=2, output_field=models.IntegerField())
        due = models.Case(models.When(state=states.NEW, then="due_on"))
        return self.annotate(rank=rank, waiting_until=due).order_by(
            "rank", "waiting_until", "-sent_at", "-pk"
        )

    def known(self):
        """The barriers that the statement lists, the longest known first."""
        return self.filter(state=BarrierReport.State.CONFIRMED).order_by("confirmed_at", "pk")

    def forgettable(self, now):
        """Closed long enough ago, and not yet without text and address."""
        return self.filter(closed_at__lte=now - CLOSED_FOR, forgotten=False)


class BarrierReport(Arrival):
    """A report, or the wish for a text in another form, from the form to the end.

    No row is ever deleted: its number is given once. What is personal in it is blanked.
    """

    class Kind(models.TextChoices):
        BARRIER = "barriere", "Barriere auf einer Seite"
        FORMAT = "form", "Inhalt in zugänglicher Form gewünscht"

    class State(models.TextChoices):
        NEW = "neu", "neu"
        CONFIRMED = "bestaetigt", "bestätigt"
        FIXED = "behoben", "behoben"
        NONE = "keine", "keine Barriere"
        ANSWERED = "beantwortet", "beantwortet"

    number_year = models.PositiveSmallIntegerField("Jahr der Nummer")
    number_seq = models.PositiveIntegerField("Nummer im Jahr")
    kind = models.CharField("Art", max_length=10, choices=Kind.choices, default=Kind.BARRIER)
    page = models.CharField("Seite", max_length=LONGEST_PAGE, blank=True)
    text = models.TextField("Meldung", max_length=LONGEST_TEXT)
    email = models.EmailField("E-Mail", blank=True)
    due_on = models.DateField("Frist")
    state = models.CharField(
        "Zustand", max_length=12, choices=State.choices, default=State.NEW, db_index=True
    )
    # In the office's words, for the statement.
    what = models.CharField("Was nicht zugänglich ist", max_length=200, blank=True)
    reason = models.TextField("Warum", max_length=600, blank=True)
    alternative = models.TextField("Was man stattdessen nutzen kann", max_length=600, blank=True)
    planned_for = models.DateField("Behoben bis voraussichtlich", null=True, blank=True)
    # In the office's words, for whoever sent the report.
    answer = models.TextField("Antwort", max_length=LONGEST_TEXT, blank=True)
    confirmed_at = models.DateTimeField("Bestätigt am", null=True, blank=True)
    closed_at = models.DateTimeField("Abgeschlossen am", null=True, blank=True)
    decided_at = models.DateTimeField("Zuletzt entschieden am", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Zuletzt entschieden von",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    forgotten = models.BooleanField("Text und Adresse gelöscht", default=False)

    objects = BarrierReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Barrieremeldung"
        verbose_name_plural = "Barrieremeldungen"
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["number_year", "number_seq"], name="barriers_report_number"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As people name it on the phone: „B-2026-0012“."""
        return f"B-{self.number_year}-{self.number_seq:04}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.NEW

    @property
    def is_open(self) -> bool:
        """Whether the office can still do something about it."""
        return self.state in (self.State.NEW, self.State.CONFIRMED)

    @property
    def deadline(self) -> Deadline:
        """How much time is left today for the answer."""
        return deadline(timezone.localdate(self.sent_at), self.due_on, timezone.localdate())

    @property
    def stamp(self) -> str:
        """Which decision was the last: two people who read the same one do not both decide."""
        return self.decided_at.isoformat() if self.decided_at else ""
