"""Whose lock a page has, and what somebody is told who runs into it."""

from wagtail.models import Page

from cms.editorial.words import in_words, name_of


def lock_sentence(page: Page) -> str:
    """„Seite“ ist gesperrt von Katrin Lindhorst seit 12.11.2026, 10:00 Uhr."""
    since = f" seit {in_words(page.locked_at)}" if page.locked_at else ""
    by = f" von {name_of(page.locked_by)}" if page.locked_by else ""
    return f"„{page.get_admin_display_title()}“ ist gesperrt{by}{since}."
