"""Which pages any reader may see, without asking the database for each of them."""

from wagtail.models import Page, PageViewRestriction

from cms.core.generation import kept


def restricted_paths() -> tuple[str, ...]:
    """Tree paths of the pages with an access rule; everything below them is not public.

    An alias is as private as the page that it shows.
    """
    return kept("restricted-paths", _read_restricted_paths)


def _read_restricted_paths() -> tuple[str, ...]:
    paths = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    if not paths:
        return ()
    aliases = Page.objects.exclude(alias_of=None).values_list("path", "alias_of__path")
    return (*paths, *(path for path, source in aliases if source.startswith(paths)))


def is_visible(page: Page) -> bool:
    """Live and without access rule, its own or one above it."""
    return page.live and not page.path.startswith(restricted_paths())
