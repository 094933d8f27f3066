"""What templates ask about Leichte Sprache."""

from django import template
from django.utils.safestring import SafeString

from pages.standard import own_lines, pairs

register = template.Library()


@register.simple_tag
def easy_way(page, site) -> pairs.EasyWay:
    """Where „Leichte Sprache“ leads from here; `page` may be missing."""
    return pairs.easy_way(page, site["easy_url"])


@register.filter
def sentence_lines(html: SafeString) -> SafeString:
    """Rich text, which is safe, with each sentence on a line of its own."""
    return SafeString(own_lines.sentence_lines(str(html)))  # nosec B703 # adds spans alone
