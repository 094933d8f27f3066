"""What header and footer of every page show, read once for each generation."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from wagtail.models import Site

from cms.core.generation import kept
from cms.core.models import Navigation, SiteSettings
from cms.core.routing import site_of
from cms.core.visibility import is_visible


@dataclass(frozen=True)
class MenuLink:
    """A menu's entry; `current` means that this page or one below it is being read."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Frame:
    """Everything around a page's own content."""

    root_url: str
    settings: SiteSettings
    main: tuple[MenuLink, ...]
    legal: tuple[MenuLink, ...]
    easy_url: str
    sign_url: str


def frame(request: HttpRequest) -> Frame:
    """Header and footer of the request's site."""
    site = site_of(request)
    if site is None:
        return Frame("", SiteSettings(), (), (), "", "")
    return kept(f"frame-{site.pk}", lambda: _read(site))


def mark_current(links: tuple[MenuLink, ...], path: str) -> list[MenuLink]:
    """The links with the one that leads to `path`, or above it, marked."""
    return [replace(link, current=path.startswith(link.url)) for link in links]


def _read(site: Site) -> Frame:
    navigation = Navigation.for_site(site)
    return Frame(
        root_url=site.root_url,
        settings=SiteSettings.for_site(site),
        main=_links(navigation.main_items),
        legal=_links(navigation.legal_items),
        easy_url=_url(navigation.easy_page),
        sign_url=_url(navigation.sign_page),
    )


def _links(items) -> tuple[MenuLink, ...]:
    return tuple(
        MenuLink(item.title or item.page.title, item.page.url)
        for item in items.select_related("page")
        if is_visible(item.page) and item.page.url  # a page outside the site has no address
    )


def _url(page) -> str:
    return page.url if page and is_visible(page) else ""
