"""The HTML part of a mail, made of the same text: paragraphs, links, buttons, nothing else."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

_LINK = re.compile(r"^(?:(?P<label>[^:]{1,80}):\s+)?(?P<url>https?://\S+)$")


@dataclass(frozen=True)
class Line:
    text: str
    url: str = ""
    is_button: bool = False


def as_html(subject: str, text: str) -> str:
    paragraphs = [
        [_line(line) for line in block.split("\n")] for block in text.split("\n\n") if block.strip()
    ]
    home = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/"
    context = {"subject": subject, "paragraphs": paragraphs, "home": home}
    return render_to_string(
        "mail/wrapper.html", context | {"site_name": settings.WAGTAIL_SITE_NAME}
    )


def _line(line: str) -> Line:
    if not (found := _LINK.match(line.strip())):
        return Line(line)
    url, label = found["url"], found["label"]
    return Line(label or url, url, is_button=bool(label))
