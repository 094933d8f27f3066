"""Of what people type or links carry along, the addresses of this site, and nothing else."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from cms.core.routing import site_of
from pages.barriers.models.report import LONGEST_PAGE


def own_address(request: HttpRequest, typed: str) -> str:
    """The path if `typed` leads into this site, else an empty string.

    Without its query, which may say what somebody searched for.
    """
    typed = typed.strip()
    # Browsers read a backslash as a slash and leave out control characters.
    if not typed or len(typed) > LONGEST_PAGE or "\\" in typed or not typed.isprintable():
        return ""
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_path = not parts.scheme and not parts.netloc and typed.startswith("/")
    if not is_path and not (parts.scheme in ("http", "https") and host in _hosts(request)):
        return ""
    return "" if parts.path.startswith("//") else parts.path or "/"


def _hosts(request: HttpRequest) -> set[str]:
    site = site_of(request)
    own = urlsplit(f"//{request.get_host()}").hostname or ""
    return {own, site.hostname} if site else {own}
