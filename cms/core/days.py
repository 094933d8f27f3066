"""Rules for days that editors name."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone


def not_in_future(day: date) -> None:
    """For a day on which somebody has done something."""
    if day > timezone.localdate():
        raise ValidationError("Dieser Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.")
