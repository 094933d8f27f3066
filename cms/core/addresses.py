"""Slugs of pages: made from German titles, never one that a view of the site answers."""

from functools import lru_cache
from itertools import chain, count

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from cms.core.text import german_slug

LONGEST_SLUG = 240  # leaves room for a number


@lru_cache(maxsize=1)
def own_first_segments() -> frozenset[str]:
    """First path segments of all addresses in the URL configuration and of served files.

    A view that is marked with `around_page` shows the page that has its address, so one may.
    """
    entries = get_resolver().url_patterns
    routes = [
        str(entry.pattern) for entry in entries if not getattr(entry.callback, "around_page", False)
    ]
    routes += [settings.STATIC_URL, settings.MEDIA_URL]
    segments = (route.strip("^/").split("/")[0] for route in routes)
    return frozenset(segment for segment in segments if segment.isidentifier() or "-" in segment)


def is_own_address(slug: str, parent) -> bool:
    """Whether a child of `parent` (a Page or None) with this slug would hide behind a view."""
    if parent is None:
        return False
    if parent.depth == 2 and slug in own_first_segments():
        return True
    return slug in getattr(parent.specific_class, "reserved_child_slugs", ())


def refuse_own_address(slug: str, parent) -> None:
    """A ValidationError for the field `slug` if the site needs this address itself."""
    if is_own_address(slug, parent):
        message = (
            f"Die Adresse „{slug}“ braucht die Website selbst. Bitte wählen Sie ein anderes Kürzel."
        )
        raise ValidationError({"slug": message})


def free_slug(title: str, parent, page) -> str:
    """A slug from the title, free for `page` below `parent`: `suche-2` if `suche` is not."""
    wanted = german_slug(title)[:LONGEST_SLUG] or "seite"
    siblings = parent.get_children().exclude(pk=page.pk)
    taken = set(siblings.filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(
        slug for slug in candidates if slug not in taken and not is_own_address(slug, parent)
    )


def is_derived(slug: str, title: str) -> bool:
    """Whether the browser wrote this slug while the title was typed, and nobody chose it."""
    return bool(slug) and slug[:LONGEST_SLUG] == german_slug(title)[:LONGEST_SLUG]
