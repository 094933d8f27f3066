"""Whether a text is complete: asked where it would go out and no form has just asked."""

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Page


def missing(page: Page) -> list[str]:
    """What keeps the latest version of `page` from being published, in German; [] if nothing."""
    latest = page.get_latest_revision_as_object()
    try:
        latest.full_clean()
    except ValidationError as error:
        return [_sentence(latest, *item) for item in error.message_dict.items()]
    return []


def _sentence(page: Page, field: str, messages: Iterable[str]) -> str:
    text = " ".join(messages)
    if field == NON_FIELD_ERRORS:
        return text
    return f"{page._meta.get_field(field).verbose_name}: {text}"
