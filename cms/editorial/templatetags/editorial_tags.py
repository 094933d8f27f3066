"""Tags of the admin's own screens."""

from django import template

from cms.core.links_here import LinkHere, links_below, links_to

register = template.Library()


@register.simple_tag(takes_context=True)
def links_here(context, page) -> list[LinkHere]:
    """What leads to `page`, with links for whoever is signed in."""
    return links_to(page, context["request"].user)


@register.simple_tag(takes_context=True)
def links_below_here(context, page) -> list[LinkHere]:
    """What leads to the pages below `page`."""
    return links_below(page, context["request"].user)
