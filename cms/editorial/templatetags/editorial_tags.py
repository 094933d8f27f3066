"""Tags of the admin's own screens."""

from django import template

from cms.core.links_here import LinkHere, links_to

register = template.Library()


@register.simple_tag(takes_context=True)
def links_here(context, page) -> list[LinkHere]:
    """What leads to `page`, with links for whoever is signed in."""
    return links_to(page, context["request"].user)
