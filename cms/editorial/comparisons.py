"""Wagtail's comparison of two versions, in German where it shows what Python calls a value."""

from datetime import date, datetime

from django.db import models
from django.utils import formats
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from cms.editorial.words import in_words


class WordsComparison(FieldComparison):
    """Values that have a written form of their own; what is empty shows nothing."""

    def htmldiff(self) -> str:
        sides = [("deletion", self.val_a), ("addition", self.val_b)]
        if not self.has_changed():
            sides = [("equal", self.val_b)]
        return TextDiff([(kind, value_in_words(value)) for kind, value in sides]).to_html()


def value_in_words(value: bool | date | datetime | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return in_words(value)
    return formats.date_format(value, "d.m.Y")


def register_comparisons() -> None:
    for field in (models.BooleanField, models.DateField, models.DateTimeField):
        register_comparison_class(field, comparison_class=WordsComparison)
