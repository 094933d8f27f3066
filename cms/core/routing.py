"""From an address to its page in one statement, however deep it lies in the tree.

Wagtail walks from the site's root page down, two statements a level. Here the pages that have
others below them, a few dozen, are kept in the process, and one statement fetches the page itself
by its `url_path`, with what its template needs. Where a section may hold several types of page it
takes one more, to learn the type. Everything else, sub-addresses of a page included, stays
Wagtail's.

A page that is read again before anything has changed needs no statement: the process keeps it,
with the texts, pictures and cards that it has fetched to show itself. Whoever asks for one of its
files or sends a form gets a page of their own.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.views import serve as wagtail_serve

from cms.core.generation import kept, kept_each
from cms.core.kept_pages import keep_for_readers
from cms.core.visibility import is_visible

# No page of ours lies deeper; a longer address is not worth a look.
DEEPEST = 8
VERSION = "X-Page-Version"
READING = {"GET", "HEAD"}

Find = Callable[[list[Page], str], Page | None]


@keep_for_readers
def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Wagtail's view for everything in the tree, with the page already found."""
    site = site_of(request)
    parts = [part for part in path.split("/") if part]
    find = _find_kept if request.method in READING else _find
    page = _page(site, parts, find) if site and len(parts) <= DEEPEST else None
    # A fresh Wagtail shows a welcome page of its own, which is none of ours.
    if page:
        request._wagtail_route_for_request = _route(request, page, parts)
    response = wagtail_serve(request, path)
    if route := getattr(request, "_wagtail_route_for_request", None):
        _name_version(route[0], response)
    return response


def _name_version(page: Page, response: HttpResponse) -> None:
    """Say which version was shown, so that whoever looks from outside knows it for sure."""
    if response.status_code == 200 and page.live_revision_id and is_visible(page):
        response.headers[VERSION] = str(page.live_revision_id)


def page_at(request: HttpRequest, slug: str) -> Page | None:
    """The page below the home page that has this address, live or not, for a view that shows it."""
    site = site_of(request)
    page = _page(site, [slug], _find) if site else None
    return page if page and len(page.trail) == 2 else None


def site_of(request: HttpRequest) -> Site | None:
    """The request's site; with one site in the database no statement is needed for it."""
    sites = kept("sites", _all_sites)
    if len(sites) == 1:
        request._wagtail_site = sites[0]
    return Site.find_for_request(request)


def _all_sites() -> list[Site]:
    # Wagtail keeps root addresses for an hour in a cache of each process; they change with the
    # generation too.
    Site.clear_site_root_paths_cache()
    return list(Site.objects.select_related("root_page"))


def _route(request: HttpRequest, page: Page, parts: list[str]):
    """What Wagtail's `Page.route` would find, as a RouteResult; None for an unknown address."""
    try:
        return page.route(request, parts[len(page.trail) - 1 :])
    except Http404:
        return None


def _sections() -> dict[str, Page]:
    """The pages that have others below them, and the home page, by `url_path`."""
    return kept("sections", _read_sections)


def _read_sections() -> dict[str, Page]:
    pages = Page.objects.filter(depth__gt=1).exclude(numchild=0, depth__gt=2)
    return {page.url_path: page for page in pages}


def _page(site: Site, parts: list[str], find: Find) -> Page | None:
    """The deepest page that the address names, as its own type, with its `trail`."""
    trail, rest = _way(site, parts)
    section = trail[-1].url_path
    page = None
    if rest:
        find_leaf = find if len(rest) == 1 else _find
        page = find_leaf(trail, f"{section}{rest[0]}/")
    return page or find(trail, section)


def _way(site: Site, parts: list[str]) -> tuple[list[Page], list[str]]:
    """How far the address leads through the sections, and what is left of it."""
    sections = _sections()
    trail = [sections[site.root_page.url_path]]
    for number, part in enumerate(parts):
        below = f"{trail[-1].url_path}{part}/"
        if below not in sections:
            return trail, parts[number:]
        trail.append(sections[below])
    return trail, []


def _find_kept(trail: list[Page], url_path: str) -> Page | None:
    """The same page for all who read it until something changes."""

    def read(_keys) -> dict[str, Page]:
        page = _find(trail, url_path)
        return {url_path: page} if page else {}

    return kept_each("pages", [url_path], read).get(url_path)


def _find(trail: list[Page], url_path: str) -> Page | None:
    """The last page of the trail, or the one with this path below it."""
    *above, last = trail
    if url_path == last.url_path:
        return _served(_section(last), above)
    return _served(_leaf(last.specific_class, url_path), trail)


def _section(section: Page) -> Page | None:
    """It as its own type; None for one that is none of ours."""
    pages = section.specific_class.objects
    return pages.for_page().get(pk=section.pk) if hasattr(pages, "for_page") else None


def _leaf(parent: type[Page], url_path: str) -> Page | None:
    """The page that has this path and nothing below it."""
    if url_path.split("/")[-2] in getattr(parent, "reserved_child_slugs", ()):
        return None
    models = parent.allowed_subpage_models()
    if len(models) == 1:
        return _at(models[0].objects.for_page(), url_path)
    if not models:
        return None
    page = _at(Page.objects.all(), url_path)
    return page and page.specific_class.objects.for_page().get(pk=page.pk)


def _at(pages: PageQuerySet, url_path: str) -> Page | None:
    # An order, which `first()` would ask for, costs as much as the rest of the statement.
    return next(iter(pages.filter(url_path=url_path).order_by()[:1]), None)


def _served(page: Page | None, above: list[Page]) -> Page | None:
    if page:
        page.is_served, page.trail = True, [*above, page]
    return page
