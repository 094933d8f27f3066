"""What an organisation sends that wants to join, and what the office asks it back."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from cms.core.models import Arrival

from .pages import PartnerPage

# How long personal data of applications are kept; the form says it, the nightly clock does it.
UNCONFIRMED_FOR = timedelta(days=14)
REJECTED_FOR = timedelta(days=90)


class JoinRequestQuerySet(models.QuerySet):
    def waiting_first(self):
        """What the office has to decide, the longest waiting first; then the rest, newest first."""
        order = {JoinRequest.State.WAITING: 0, JoinRequest.State.ASKED: 1}
        whens = [models.When(state=state, then=rank) for state, rank in order.items()]
        rank = models.Case(*whens, default=2, output_field=models.IntegerField())
        waiting = models.Case(models.When(state=JoinRequest.State.WAITING, then="confirmed_at"))
        ranked = self.annotate(rank=rank, waiting_since=waiting)
        return ranked.order_by("rank", "waiting_since", "-sent_at", "pk")

    def due(self, now):
        """What is deleted: never confirmed, or rejected long enough ago."""
        unconfirmed = models.Q(
            state=JoinRequest.State.UNCONFIRMED, sent_at__lte=now - UNCONFIRMED_FOR
        )
        rejected = models.Q(state=JoinRequest.State.REJECTED, decided_at__lte=now - REJECTED_FOR)
        return self.filter(unconfirmed | rejected)


class JoinRequest(Arrival):
    """An application to join the alliance, from the form to the decision."""

    class State(models.TextChoices):
        UNCONFIRMED = "unbestaetigt", "nicht bestätigt"
        WAITING = "wartet", "wartet auf Entscheidung"
        ASKED = "rueckfrage", "Rückfrage gestellt"
        ACCEPTED = "angenommen", "angenommen"
        REJECTED = "abgelehnt", "abgelehnt"

    name = models.CharField("Name der Organisation", max_length=255)
    kind = models.CharField("Art", max_length=20, choices=PartnerPage.Kind.choices)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    city = models.CharField("Ort", max_length=80, blank=True)
    region = models.ForeignKey(
        "core.Region", verbose_name="Region", on_delete=models.PROTECT, related_name="+"
    )
    website = models.URLField("Website", blank=True)
    contact_name = models.CharField("Ansprechperson", max_length=160)
    contact_email = models.EmailField("E-Mail")
    contact_phone = models.CharField("Telefon", max_length=40, blank=True)
    statement = models.TextField("Warum wir mitmachen", max_length=800)
    logo = models.FileField("Logo", upload_to="beitrittsanfragen/", blank=True)
    values_version = models.PositiveSmallIntegerField("Fassung der Werte")
    values_accepted_at = models.DateTimeField("Werten zugestimmt am")
    state = models.CharField(
        "Zustand", max_length=12, choices=State.choices, default=State.UNCONFIRMED, db_index=True
    )
    confirmed_at = models.DateTimeField("Bestätigt am", null=True, blank=True)
    decided_at = models.DateTimeField("Entschieden am", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Entschieden von",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField("Grund der Ablehnung", max_length=2000, blank=True)
    # What was agreed with a partner is kept as long as its profile.
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name="Profil",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="join_requests",
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "Beitrittsanfrage"
        verbose_name_plural = "Beitrittsanfragen"
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return self.name

    @property
    def seat(self) -> str:
        return f"{self.postcode} {self.city}".strip()

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.ASKED)


class JoinQuestion(models.Model):
    """What the office wants to know before it decides; answered once, behind a link in a mail."""

    request = models.ForeignKey(JoinRequest, on_delete=models.CASCADE, related_name="questions")
    question = models.TextField("Rückfrage", max_length=2000)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField("Antwort", max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "Rückfrage"
        verbose_name_plural = "Rückfragen"
        default_permissions = ()
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return self.question
