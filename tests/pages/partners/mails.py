"""What people find in their mail box."""

import re
from urllib.parse import urlsplit

from cms.jobs.mail.models import Mail

_ADDRESS = re.compile(r"https?://\S+")


def mails_to(email: str) -> list[Mail]:
    return list(Mail.objects.filter(recipient=email).order_by("pk"))


def link_in(mail: Mail) -> str:
    """The path of the first link in a mail: what somebody clicks on."""
    return urlsplit(_ADDRESS.search(mail.text)[0]).path
