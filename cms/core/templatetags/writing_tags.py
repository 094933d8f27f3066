"""What the editor shows of a text while it is written, and of its hits and cards elsewhere."""

from urllib.parse import urlsplit

from django import template
from wagtail.models import Page

from cms.core.seo import share_picture, share_size
from cms.core.writing import Writing, look_through

register = template.Library()


@register.simple_tag
def writing_of(page: Page) -> Writing:
    return look_through(page)


@register.simple_tag
def heading_of_hit(meta: dict, site) -> str:
    """The title as it stands in the page's head."""
    return f"{meta['title']} – {site['name']}"


@register.simple_tag
def share_picture_of(page: Page) -> dict:
    """The picture that was `chosen` for shared links, and its `size` for them if it is made."""
    chosen = share_picture(page)
    return {"chosen": chosen, "size": chosen and share_size(chosen)}


@register.filter
def domain(address: str) -> str:
    return urlsplit(address).hostname or ""
