"""The context variable `site` of the public templates."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.core.navigation import frame, mark_current


def site(request: HttpRequest) -> dict:
    """`site` on demand: admin screens and mails that do not use it cost no query."""
    return {"site": SimpleLazyObject(lambda: _site(request))}


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
        "canonical": around.root_url + request.path,
        "base_url": around.root_url,
    }
