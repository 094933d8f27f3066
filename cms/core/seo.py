"""What a page tells search engines and messengers: title, description, picture, JSON-LD."""

import json
from typing import TypedDict
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from cms.core.plain_text import first_words
from cms.core.sharing import card_path

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class Meta(TypedDict):
    """The context variable `meta` of every public template."""

    title: str
    description: str
    image: str
    type: str
    robots: str
    json_ld: str


def meta(title: str, description: str = "", robots: str = "", **extra: str) -> Meta:
    """Head data of a page; `title` without the site's name, which the template adds."""
    return Meta(
        title=title,
        description=Truncator(strip_tags(description[:2000])).chars(160),
        image=extra.get("image", ""),
        type=extra.get("type", "website"),
        robots=robots,
        json_ld=extra.get("json_ld", ""),
    )


def trail(title: str, request: HttpRequest) -> list[dict[str, str]]:
    """Breadcrumbs of a view without a page in the tree: home, then the view itself."""
    return [{"title": "Start", "url": "/"}, {"title": title, "url": request.path}]


def page_meta(page, request: HttpRequest, title: str = "", **facts: dict | None) -> Meta:
    """Head data of a page in the tree; falls back from SEO fields to teaser, lead and text.

    `title` is for a view of the page that is not the page itself, such as a year's archive;
    `facts` join what the page says of itself to schema.org.
    """
    description = (
        page.search_description
        or getattr(page, "teaser", "")
        or getattr(page, "lead", "")
        or first_words(getattr(page, "body", ()))
    )
    return meta(
        title=title or page.seo_title or page.title,
        description=description,
        type=page.og_type,
        image=share_image_url(page, request),
        json_ld=json_ld(page.structured_data(request) | facts, breadcrumb_list(page, request)),
    )


def share_image_url(page, request: HttpRequest) -> str:
    """Absolute address of the picture for shared links; a page that is just begun has none."""
    return urljoin(page.get_url_parts(request)[1], card_path(page)) if page.pk else ""


def breadcrumb_list(page, request: HttpRequest) -> dict | None:
    """BreadcrumbList of schema.org; None on the home page."""
    if len(page.trail) < 2:
        return None
    root = page.get_url_parts(request)[1]
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb["title"],
            "item": root + crumb["url"],
        }
        for position, crumb in enumerate(page.breadcrumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def json_ld(*nodes: dict | None) -> SafeString:
    """The nodes as one JSON-LD graph that cannot break out of its script element."""
    graph = [{key: value for key, value in node.items() if value} for node in nodes if node]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # nosec B703 # <, > and & are escaped above
