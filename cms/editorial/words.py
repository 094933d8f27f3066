"""Who and when, as every message of the office says it."""

from datetime import datetime

from django.utils import formats, timezone
from wagtail.admin.utils import get_user_display_name


def in_words(moment: datetime) -> str:
    """Date and time where the office is: 12.11.2026, 10:00 Uhr."""
    return f"{formats.date_format(timezone.localtime(moment), 'd.m.Y, H:i')} Uhr"


def name_of(user) -> str:
    """An import or a clock has no account; a deleted account has no name any more."""
    return get_user_display_name(user) or "Das System"
