"""The context variable `site` of the public templates."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.core.navigation import frame, mark_current
from cms.core.pagination import PARAMETER


def site(request: HttpRequest) -> dict:
    """`site` on demand: admin screens and mails that do not use it cost no query."""
    return {"site": SimpleLazyObject(lambda: _site(request))}


def _page_of_list(request: HttpRequest) -> str:
    """`?seite=3` on a later page of a list: it has other content than the first one."""
    number = request.GET.get(PARAMETER, "")
    is_later_page = number.isascii() and number.isdigit() and 1 < int(number[:9]) < 10**6
    return f"?{PARAMETER}={int(number[:9])}" if is_later_page else ""


def _reported_path(request: HttpRequest) -> str:
    """The address that "Barriere melden" carries along; none that holds somebody's secret."""
    match = request.resolver_match
    return "" if match and "token" in match.kwargs else request.path


def _site(request: HttpRequest) -> dict:
    around = frame(request)
    return {
        "name": around.settings.name,
        "claim": around.settings.claim,
        "settings": around.settings,
        "menu": mark_current(around.main, request.path),
        "legal_menu": mark_current(around.legal, request.path),
        "easy_url": around.easy_url,
        "sign_url": around.sign_url,
        "canonical": around.root_url + request.path + _page_of_list(request),
        "base_url": around.root_url,
        "is_home": request.path == "/",
        "reported_path": _reported_path(request),
    }
