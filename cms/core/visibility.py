"""Which pages any reader may see, without asking the database for each of them."""

from wagtail.models import Page, PageViewRestriction

from cms.core.generation import kept


def restricted_paths() -> tuple[str, ...]:
    """Tree paths of the pages with an access rule; everything below them is not public."""
    rules = PageViewRestriction.objects.values_list("page__path", flat=True)
    return kept("restricted-paths", lambda: tuple(rules))


def is_visible(page: Page) -> bool:
    """Live and without access rule, its own or one above it."""
    return page.live and not page.path.startswith(restricted_paths())
