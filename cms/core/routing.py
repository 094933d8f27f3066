"""From an address to its page in two statements, however deep it lies in the tree.

Wagtail walks from the site's root page down, two statements a level. Here one statement fetches
the whole chain by `url_path` (it serves the breadcrumbs as well) and one the page itself with
what its template needs. Everything else, sub-addresses of a page included, stays Wagtail's.
"""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from cms.core.generation import kept
from cms.core.kept_pages import keep_for_readers
from cms.core.visibility import is_visible

# No page of ours lies deeper; a longer address is not worth a statement with as many names.
DEEPEST = 8
VERSION = "X-Page-Version"


@keep_for_readers
def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Wagtail's view for everything in the tree, with the way to the page already known."""
    site = site_of(request)
    parts = [part for part in path.split("/") if part]
    chain = _chain(site, parts) if site and len(parts) <= DEEPEST else []
    # A fresh Wagtail shows a welcome page of its own, which is none of ours.
    if chain and hasattr(chain[-1].specific_class.objects, "for_page"):
        request._wagtail_route_for_request = _route(request, chain, parts)
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
    chain = _chain(site, [slug]) if site else []
    return _with_trail(chain) if len(chain) == 2 else None


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


def _route(request: HttpRequest, chain: list[Page], parts: list[str]):
    """What Wagtail's `Page.route` would find, as a RouteResult; None for an unknown address."""
    page = _with_trail(chain)
    try:
        return page.route(request, parts[len(chain) - 1 :])
    except Http404:
        return None


def _with_trail(chain: list[Page]) -> Page:
    """The last page of the chain as its own type, with what its template needs."""
    page = chain[-1].specific_class.objects.for_page().get(pk=chain[-1].pk)
    page.trail = [*chain[:-1], page]
    return page


def _chain(site: Site, parts: list[str]) -> list[Page]:
    """The pages from the site's root down to the deepest that the address names."""
    paths = [site.root_page.url_path]
    for part in parts:
        paths.append(f"{paths[-1]}{part}/")
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=paths)}
    chain = []
    for path in paths:
        if path not in found:
            break
        chain.append(found[path])
    return chain
