"""That an organisation has left, until nobody can undo it any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .access import Membership
from .pages import PartnerPage


class Departure(models.Model):
    """The office can bring the profile and its people back; then the nightly clock deletes all."""

    UNDO_FOR = timedelta(days=30)

    # Whoever deletes the page by hand leaves the accounts to the clock.
    partner = models.OneToOneField(
        PartnerPage, null=True, on_delete=models.SET_NULL, related_name="departure"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Austritt: {self.partner}"

    @property
    def until(self) -> datetime:
        return self.at + self.UNDO_FOR


class FormerMember(models.Model):
    """Who belonged to it, and whether their account was closed for that."""

    departure = models.ForeignKey(Departure, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=Membership.Role.choices)
    closed = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)
