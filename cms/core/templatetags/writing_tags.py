"""What the editor shows of a text while it is written, and of its hits and cards elsewhere."""

from urllib.parse import urlsplit

from django import template
from wagtail.models import Page

from cms.core.sharing import kicker, motif
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
def share_card_of(page: Page) -> dict:
    """What the card of a shared link says and shows; `size` is empty until the picture is made."""
    shown = motif(page)
    return {"kicker": kicker(page), "chosen": shown, "size": shown and shown.made()}


@register.filter
def domain(address: str) -> str:
    return urlsplit(address).hostname or ""
