"""Whose lock a page has, and what somebody is told who runs into it."""

from collections.abc import Iterable, Iterator

from wagtail.locks import BasicLock, ScheduledForPublishLock
from wagtail.models import Page, WorkflowState

from cms.editorial.words import in_words, name_of


def lock_sentence(page: Page) -> str:
    """„Seite“ ist gesperrt von Katrin Lindhorst seit 12.11.2026, 10:00 Uhr."""
    since = f" seit {in_words(page.locked_at)}" if page.locked_at else ""
    by = f" von {name_of(page.locked_by)}" if page.locked_by else ""
    return f"„{page.get_admin_display_title()}“ ist gesperrt{by}{since}."


def refusal_for(user, pages: Iterable[Page]) -> list[str]:
    """What keeps `user` from changing these pages: a sentence for each that others have locked.

    Whoever may lift a lock, an administrator too, is told to do that first: no right passes it by.
    """
    found = {page.pk: page.specific_deferred for page in pages}
    return [_refusal(user, page, lock) for page in found.values() if (lock := _lock(user, page))]


def with_pages_below(page: Page) -> Iterator[Page]:
    """The page, and those below it that somebody has locked or that are in review."""
    yield page
    below = page.get_descendants()
    in_review = WorkflowState.objects.active().values_list("object_id", flat=True)
    yield from below.filter(locked=True)
    yield from below.filter(locked=False, pk__in=[int(pk) for pk in in_review if pk.isdecimal()])


def with_aliases(page: Page) -> Iterator[Page]:
    """The page, and those that show the same: what is published or taken back is so there too."""
    yield page
    for alias in page.aliases.all():
        yield from with_aliases(alias)


def _lock(user, page: Page):
    """A page that waits for its hour is nobody's: Wagtail says itself what can be done with it."""
    lock = page.get_lock()
    held = lock and not isinstance(lock, ScheduledForPublishLock) and lock.for_user(user)
    return lock if held else None


def _refusal(user, page: Page, lock) -> str:
    if not isinstance(lock, BasicLock):
        title = page.get_admin_display_title()
        return f"„{title}“ wird gerade geprüft. Ändern kann die Seite, wer sie prüfen darf."
    if page.permissions_for_user(user).can_unlock():
        return f"{lock_sentence(page)} Sie dürfen die Sperre aufheben; bitte tun Sie das zuerst."
    return f"{lock_sentence(page)} Solange kann niemand sonst die Seite ändern."
