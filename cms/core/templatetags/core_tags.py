"""Filters and tags of the public templates."""

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.loader import get_template
from django.utils.safestring import SafeString

from cms.core import text
from cms.core.outside import html_for_outside
from cms.core.pagination import PARAMETER
from cms.core.storage import BUNDLE, STYLE_SHEETS
from cms.media.licenses import license_address, written_address

register = template.Library()

# The parameters that addresses of ours may carry; others are not passed on.
KNOWN_PARAMETERS = (
    "q art thema region jahr ort name sortierung".split()  # the page number is set by the tag
)

register.filter("divisible", text.divisible)
register.filter("german_date", text.german_date)
register.filter("german_moment", text.german_moment)
register.filter("german_month", text.german_month)
register.filter("license_address", license_address)
register.filter("rfc822", text.rfc822)
register.filter("tel", text.phone_uri)
register.filter("for_outside", html_for_outside)
register.filter("written_address", written_address)


@register.filter
def typography(value):
    """Non-breaking spaces in a German text; keeps safe HTML safe."""
    improved = text.typography(str(value or ""))
    return SafeString(improved) if isinstance(value, SafeString) else improved  # nosec B703


@register.simple_tag
def style_sheets() -> list[str]:
    """One joined sheet where files are collected, the five hand-written ones in development."""
    return list(STYLE_SHEETS) if settings.DEBUG else [BUNDLE]


@register.simple_tag
def kept(template_name: str, **arguments) -> SafeString:
    """A component that shows its first argument (a page, its text) and depends on no reader.

    It is drawn once for as long as the process keeps what it shows: see `kept_each()`.
    """
    shown, *others = arguments.values()
    drawn = vars(shown).setdefault("drawn", {})
    key = (template_name, *others)
    if key not in drawn:
        drawn[key] = get_template(template_name).render(arguments)
    return drawn[key]


@register.simple_tag(takes_context=True)
def page_url(context, number: int) -> str:
    """This list's address on another page, with the filters that are set."""
    query = QueryDict(mutable=True)
    for name in KNOWN_PARAMETERS:
        for value in context["request"].GET.getlist(name)[:20]:
            query.appendlist(name, value[:200])
    if number > 1:
        query[PARAMETER] = str(number)
    return "?" + query.urlencode()
