"""Which addresses belong to the site's own views, and therefore to no page."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_resolver


@lru_cache(maxsize=1)
def own_first_segments() -> frozenset[str]:
    """First path segments of all addresses in the URL configuration and of served files."""
    routes = [str(entry.pattern) for entry in get_resolver().url_patterns]
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
