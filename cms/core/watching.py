"""The outermost layer: names each request, measures it, and says what was slow.

The web server in front writes a line for every request under the same name. Here only those get
one that failed (Django's) or were slow.
"""

import logging
import re
import secrets
import time
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from cms.core.logs import request_id, view_of
from cms.jobs.metrics import COUNTERS, exposition

logger = logging.getLogger(__name__)

METRICS = "/metrics"
SLOW = 2.0  # seconds
ID = "X-Request-ID"
# What a proxy sends; anything else is somebody's attempt to write into our log.
_SOUND_ID = re.compile(r"[A-Za-z0-9-]{16,64}")
_THIS_MACHINE = ("127.0.0.1", "::1")
_METHODS = {"GET", "HEAD", "POST"}

ANSWERS = Counter(
    "nhz_answers",
    "Antworten nach Ansicht, Methode und Statusklasse; kept: aus dem Speicher fertiger Seiten",
    ["view", "method", "status"],
    registry=COUNTERS,
)
SECONDS = Histogram(
    "nhz_answer_seconds",
    "Dauer der Antworten nach Ansicht, in Sekunden",
    ["view"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, SLOW, 5),
    registry=COUNTERS,
)


class WatchingMiddleware:
    """Has to stand first, so that the shelf of finished pages is measured too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(ID, "")
        name = given if _SOUND_ID.fullmatch(given) else uuid4().hex
        token = request_id.set(name)
        try:
            response = self._answer(request)
        finally:
            request_id.reset(token)
        response.headers[ID] = name
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        # Before all others: whoever collects figures knows neither our name nor TLS.
        if request.path_info == METRICS and may_read_metrics(request):
            return metrics()
        began = time.perf_counter()
        response = self.get_response(request)
        _measure(request, response, time.perf_counter() - began)
        return response


def may_read_metrics(request: HttpRequest) -> bool:
    """This machine itself, past the web server that stands in front; or whoever has the token."""
    meta = request.META
    if meta.get("REMOTE_ADDR") in _THIS_MACHINE and "HTTP_X_FORWARDED_FOR" not in meta:
        return True
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    ours = settings.METRICS_TOKEN
    return bool(ours) and kind == "Bearer" and secrets.compare_digest(token.encode(), ours.encode())


def metrics() -> HttpResponse:
    """All figures in the text format of Prometheus."""
    response = HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _measure(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    view = _view_label(request)
    method = request.method if request.method in _METHODS else "other"
    ANSWERS.labels(view, method, f"{response.status_code // 100}xx").inc()
    SECONDS.labels(view).observe(seconds)
    if seconds >= SLOW:
        extra = {
            "request": request,
            "status_code": response.status_code,
            "seconds": round(seconds, 2),
        }
        logger.warning("Slow answer", extra=extra)


def _view_label(request: HttpRequest) -> str:
    """The view's name; the admin, with its hundreds of views, has one for all of them."""
    if getattr(request, "from_shelf", False):
        return "kept"
    if request.path_info.startswith("/admin/"):
        return "admin"
    return view_of(request) or "none"
