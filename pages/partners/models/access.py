"""Who may look after a partner's profile, and who is invited to."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from .pages import PartnerPage


class Membership(models.Model):
    """An account that may look after a partner's profile."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "verwaltung", "verwaltet Profil und Zugänge"
        AUTHOR = "redaktion", "pflegt das Profil"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    partner = models.ForeignKey(PartnerPage, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("Rolle", max_length=12, choices=Role.choices, default=Role.AUTHOR)

    class Meta:
        verbose_name = "Zugang"
        verbose_name_plural = "Zugänge"
        default_permissions = ()
        permissions = [("close_account", "Konten von Partnern schließen")]
        constraints = [
            models.UniqueConstraint(fields=["user", "partner"], name="one_membership_per_partner")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.partner}"


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither accepted nor withdrawn; expired ones are among them, they can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """The way of a person into an organisation: a link in a mail, good for one account."""

    VALID_FOR = timedelta(days=14)

    partner = models.ForeignKey(PartnerPage, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("E-Mail")
    name = models.CharField("Name", max_length=160, blank=True)
    role = models.CharField("Rolle", max_length=12, choices=Membership.Role.choices)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # A SHA-256 of what stands in the mail; sending again makes the former link worthless.
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        default_permissions = ()
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "partner",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.partner}"

    @property
    def expires_at(self):
        return self.sent_at + self.VALID_FOR

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_expired(self) -> bool:
        return self.is_open and timezone.now() > self.expires_at
