"""Who may look after a partner's profile."""

from django.conf import settings
from django.db import models

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
        constraints = [
            models.UniqueConstraint(fields=["user", "partner"], name="one_membership_per_partner")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.partner}"
