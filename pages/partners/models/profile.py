"""What an organisation wants to be different in its profile, field by field."""

import uuid

from django.conf import settings
from django.db import models

from ..profile.fields import INSTANT, LABELS


class ProfileChange(models.Model):
    """One field, before and after, and what became of it.

    What waits lies here and nowhere else: no draft of the editors' holds it, so nothing that is
    published meanwhile can drop it or bring it before the public too early.
    """

    class State(models.TextChoices):
        OPEN = "offen", "wird geprüft"
        ACCEPTED = "uebernommen", "übernommen"
        REFUSED = "zurueckgewiesen", "zurückgewiesen"
        WITHDRAWN = "zurueckgezogen", "von Ihnen zurückgezogen"
        REPLACED = "ersetzt", "durch eine neuere Fassung ersetzt"
        UNDONE = "rueckgaengig", "rückgängig gemacht"

    page = models.ForeignKey(
        "partners.PartnerPage", on_delete=models.CASCADE, related_name="profile_changes"
    )
    field = models.CharField("Feld", max_length=20, choices=list(LABELS.items()))
    old = models.JSONField("Bisher", null=True)
    new = models.JSONField("Neu", null=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Von",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField("Stand", max_length=16, choices=State.choices, default=State.OPEN)
    reason = models.TextField("Grund", blank=True, max_length=1000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Entschieden von",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("Seit", auto_now_add=True)
    decided_at = models.DateTimeField("Entschieden am", null=True)
    # What one person saved at once: one mail, one button that undoes it.
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    # An editor's draft had another value, which this one took the place of: {"value": ...}.
    displaced = models.JSONField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Änderung eines Partners"
        verbose_name_plural = "Änderungen der Partner"
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page", "field"],
                condition=models.Q(state="offen"),
                name="one_open_change_per_field",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.get_state_display()}"

    @property
    def is_contact(self) -> bool:
        return self.field in INSTANT
