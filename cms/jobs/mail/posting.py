"""From a template and a cause to a row that waits."""

import re
import unicodedata
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template

from .html import as_html
from .models import Mail

_LONGEST_SUBJECT = 200


def post(to: str, template: str, context: dict, *, key: str) -> None:
    """Queue one mail in the running transaction; a second one with the same `key` is none.

    `templates/mail/<template>.txt`: subject, empty line, text. A line that is only an address
    becomes a link in the HTML part, „Beschriftung: Adresse“ a button. The subject is shown in
    lists: no code, no link and no secret may stand in it.
    """
    subject, text = _written(template, context)
    queue(to, subject, text, key=key)


def absolute(path: str) -> str:
    """The address of a path of this site, for a mail."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def queue(to: str, subject: str, text: str, *, key: str) -> None:
    """Queue a mail whose words are given; everything that sends mail ends here."""
    from .sending import deliver

    subject = " ".join(_clean(subject).split())[:_LONGEST_SUBJECT]
    text = _clean(text).strip()
    signature = "\n".join(
        [settings.WAGTAIL_SITE_NAME, absolute("/"), f"Kontakt: {absolute('/kontakt/')}"]
    )
    fields = {
        "recipient": to,
        "subject": subject,
        "text": f"{text}\n\n-- \n{signature}\n",
        "html": as_html(subject, text),
        "message_id": make_msgid(domain=_domain()),
    }
    with transaction.atomic():
        _, new = Mail.objects.get_or_create(key=key, defaults=fields)
        if new:
            deliver.enqueue()


def _written(template: str, context: dict) -> tuple[str, str]:
    """Subject and text, each for itself: no line end in a name moves the border between them."""
    found = get_template(f"mail/{template}.txt").template
    subject, _, text = found.source.partition("\n\n")
    values = {"site_name": settings.WAGTAIL_SITE_NAME, **context}
    return tuple(
        found.engine.from_string(part).render(Context(values, autoescape=False))
        for part in (subject, text)
    )


def _clean(text: str) -> str:
    """Without control characters, which neither a database nor a mail bears."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
    return re.sub(r"\n{3,}", "\n\n", text)


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
