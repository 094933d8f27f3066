"""From an address to its page in one statement, however deep it lies in the tree.

Wagtail walks from the site's root page down, two statements a level. Here the pages that have
others below them, a few dozen, are kept in the process, and one statement fetches the page itself
by its `url_path`, with what its template needs. Where a section may hold several types of page it
takes one more, to learn the type. Everything else, sub-addresses of a page included, stays
Wagtail's.
"""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.views import serve as wagtail_serve

from cms.core.generation import kept
from cms.core.kept_pages import keep_for_readers
from cms.core.visibility import is_visible

# No page of ours lies deeper; a longer address is not worth a look.
DEEPEST = 8
VERSION = "X-Page-Version"


@keep_for_readers
def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Wagtail's view for everything in the tree, with the page already found."""
    site = site_of(request)
    parts = [part for part in path.split("/") if part]
    page = _page(site, parts) if site and len(parts) <= DEEPEST else None
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
    page = _page(site, [slug]) if site else None
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


def _page(site: Site, parts: list[str]) -> Page | None:
    """The deepest page that the address names, as its own type, with its `trail`."""
    sections = _sections()
    trail = [sections[site.root_page.url_path]]
    for part in parts:
        below = f"{trail[-1].url_path}{part}/"
        if below not in sections:
            page = _leaf(trail[-1].specific_class, below)
            return _served(page, [*trail, page]) if page else _section(trail)
        trail.append(sections[below])
    return _section(trail)


def _section(trail: list[Page]) -> Page | None:
    """The last page of the trail as its own type; None for one that is none of ours."""
    model = trail[-1].specific_class
    if not hasattr(model.objects, "for_page"):
        return None
    page = model.objects.for_page().get(pk=trail[-1].pk)
    return _served(page, [*trail[:-1], page])


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


def _served(page: Page, trail: list[Page]) -> Page:
    page.is_served, page.trail = True, trail
    return page
