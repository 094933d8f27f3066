"""Views without a page in the tree: errors, robots, health."""

import logging
import sys

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.logs import request_id
from cms.core.seo import meta
from cms.jobs.health import Level, look_at_all, worst
from cms.media.room import is_of_disk

logger = logging.getLogger(__name__)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with help; `cms.core.former` has an answer for addresses that were public once."""
    words = request.path_info.replace("-", " ").replace("/", " ").split()
    context = {
        "meta": meta("Seite nicht gefunden", robots="noindex"),
        "query": " ".join(words)[:80],
    }
    return render(request, "404.html", context, status=404)


def bad_request(request: HttpRequest, exception: SuspiciousOperation) -> HttpResponse:
    """400 in German, without touching the database."""
    return HttpResponse("Diese Anfrage war nicht zu verstehen.", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in German, for what only some people may do."""
    return HttpResponse("Dafür fehlt Ihnen die Berechtigung.", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 that needs no database, and gives back what was typed: it can be sent once more."""
    typed = _typed(request)
    context = {
        "request_id": request_id.get(),
        "no_room": is_of_disk(sys.exception()),
        "path": request.get_full_path(),
        "typed": typed,
        "readable": [value for _, value in typed if " " in value],
        "had_files": request.content_type == "multipart/form-data",
    }
    return HttpResponse(get_template("500.html").render(context), status=500)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Names and values of a form that a page of ours sent; none of one with a password."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    try:
        form = request.POST
    except Exception:  # a form that cannot be read is what failed
        logger.warning("A form that failed could not be read")
        return []
    if any("password" in name for name in form):
        return []
    return [(name, value) for name, values in form.lists() for value in values]


def nowhere(request: HttpRequest) -> HttpResponse:
    """For an address of a third party that shall not exist."""
    raise Http404


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: all but search, sign-in and the admin is welcome."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /anmelden/",
        "Disallow: /mein-profil/",
        "Disallow: /suche/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; depends on nothing."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """How each part does, for monitoring; 503 if one has failed.

    A load balancer asks `live`: a mail server that is down must not take the site offline.
    """
    found = look_at_all()
    overall = worst(found.values())
    parts = {part.code: finding.level for part, finding in found.items()}
    status = 503 if overall == Level.FAILED else 200
    return JsonResponse({"status": overall, "parts": parts}, status=status)
