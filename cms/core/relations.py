"""From a page to the pages it belongs with: only what a reader may see."""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Q, prefetch_related_objects
from wagtail.models import Page

from cms.core.visibility import is_visible


def visible_target(page: Page, field_name: str) -> Page | None:
    """The page behind a foreign key if any reader may see it."""
    target = getattr(page, field_name)
    return target if target and is_visible(target) else None


def visible_links(links) -> list[Page]:
    """The visible pages behind ordered child rows with a field `partner`; one query."""
    return [row.partner for row in links.select_related("partner") if is_visible(row.partner)]


def names_of(pages: Iterable[Page]) -> str:
    """The names of pages that stand on another one, for its search."""
    return "\n".join(page.title for page in pages)


def fetch_sizes(*lists: Iterable[Page]) -> None:
    """The sizes of all card pictures of several lists `with_card_pictures()`, in one query."""
    pages = chain.from_iterable(lists)
    pictures = [getattr(page, name) for page in pages for name in page.card_pictures]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")


def neighbours(siblings, page: Page) -> tuple[Page | None, Page | None]:
    """The next older and the next newer of `siblings`, as lists order them; one query.

    `siblings` knows `before()`, `after()` and `newest_first()`. A page that is being written, and
    previewed, has no place among them yet.
    """
    if page.pk is None:
        return None, None
    older = siblings.before(page).newest_first().values("pk")[:1]
    newer = siblings.after(page).newest_first().reverse().values("pk")[:1]
    found = list(siblings.filter(Q(pk__in=older) | Q(pk__in=newer)).newest_first())
    position = _position(page)
    return (
        next((other for other in found if _position(other) < position), None),
        next((other for other in found if _position(other) > position), None),
    )


def _position(page: Page) -> tuple:
    """Where a page stands in its list, as a key that grows with time."""
    return tuple(getattr(page, name.lstrip("-")) or 0 for name in page.newest_first_ordering)
