"""What leaves the press pages in another form than HTML: feeds and plain text."""

import re

from django.template.response import TemplateResponse

# Control characters come along with text from Word; XML forbids them, escaped or not. So it does
# with the two that are no characters at all, U+FFFE and U+FFFF.
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def in_format(response: TemplateResponse, content_type: str) -> TemplateResponse:
    """`response`, which is still to be rendered, as UTF-8 of this type."""
    response["Content-Type"] = f"{content_type}; charset=utf-8"
    response.add_post_render_callback(_drop_forbidden_characters)
    return response


def _drop_forbidden_characters(response: TemplateResponse) -> None:
    response.content = _FORBIDDEN.sub(b"", response.content)
