from datetime import timedelta

from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.core.text import german_moment

SHOWN_FOR = timedelta(days=2)
ASKED_AGAIN_FOR = timedelta(days=1)
KEPT_FOR = timedelta(days=30)


class PublicationCheckQuerySet(models.QuerySet):
    def to_ask(self) -> "PublicationCheckQuerySet":
        """What nobody has looked at yet, and what was wrong not long ago."""
        State = PublicationCheck.State
        lately = timezone.now() - ASKED_AGAIN_FOR
        again = models.Q(state=State.ALARM, done_at__gt=lately)
        return self.filter(models.Q(state=State.WAITING) | again).order_by("-state", "done_at")

    def expect(self, page: Page, kind: str, due_at, revision: Revision | None) -> None:
        """The schedule has done something to `page`: what readers get is to be looked at."""
        facts = {"kind": kind, "due_at": due_at, "revision": revision}
        fresh = {"state": PublicationCheck.State.WAITING, "status": None, "checked_at": None}
        self.update_or_create(
            page_id=page.pk,
            defaults={**facts, **fresh, "done_at": timezone.now(), "cause": "", "advice": ""},
        )


class PublicationCheck(models.Model):
    """What readers got after a scheduled step of a page; one for each page, of its last step."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", "Live"
        EXPIRED = "expired", "Offline"

    class State(models.TextChoices):
        WAITING = "waiting", "wird geprüft"
        FINE = "fine", "in Ordnung"
        ALARM = "alarm", "nicht in Ordnung"

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField("Was geschah", max_length=10, choices=Kind)
    due_at = models.DateTimeField("Termin")
    done_at = models.DateTimeField("Ausgeführt")
    state = models.CharField("Zustand", max_length=10, choices=State, default=State.WAITING)
    status = models.PositiveSmallIntegerField("Antwort der Seite", null=True)
    cause = models.TextField("Grund", blank=True)
    advice = models.TextField("Was zu tun ist", blank=True)
    checked_at = models.DateTimeField("Geprüft", null=True)

    objects = PublicationCheckQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Prüfung von außen"
        verbose_name_plural = "Prüfungen von außen"
        default_permissions = ()

    def __str__(self) -> str:
        """What an editor reads about it."""
        if self.state == self.State.WAITING:
            return f"{self.get_kind_display()}, die Prüfung von außen steht noch aus."
        if self.state == self.State.ALARM:
            return f"Von außen nicht in Ordnung: {self.cause} {self.advice}"
        seen = f"{timezone.localtime(self.checked_at):%H:%M:%S}"
        return f"{self.get_kind_display()}, von außen geprüft: {self.status} (um {seen} Uhr)"

    @property
    def is_alarm(self) -> bool:
        return self.state == self.State.ALARM

    @property
    def is_shown(self) -> bool:
        """While somebody may want to know; what is wrong until it is mended."""
        return self.is_alarm or self.done_at > timezone.now() - SHOWN_FOR

    @property
    def moment(self) -> str:
        return german_moment(self.due_at)
