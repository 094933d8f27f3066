"""What leaves the press pages in another form than HTML: feeds and plain text."""

import re

from django.template.response import TemplateResponse

# Control characters come along with text from Word; XML forbids them, escaped or not.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def in_format(response: TemplateResponse, content_type: str) -> TemplateResponse:
    """`response`, which is still to be rendered, as UTF-8 of this type."""
    response["Content-Type"] = f"{content_type}; charset=utf-8"
    response.add_post_render_callback(_drop_control_characters)
    return response


def _drop_control_characters(response: TemplateResponse) -> None:
    response.content = _CONTROL.sub(b"", response.content)
