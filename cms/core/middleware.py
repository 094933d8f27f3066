"""What is decided before or after every view: bad requests out, security headers on."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

from cms.core.kept_pages import is_text

# Views of Wagtail that fail on a form without its fields, which none of its pages sends.
_NEED_A_WHOLE_FORM = {
    "wagtailadmin_pages:copy",
    "wagtailadmin_choose_page_external_link",
    "wagtailredirects:process_import",
    "wagtailsnippetchoosers_press_presscontact:create",
    "wagtailsnippetchoosers_core_topic:create",
    "wagtailsnippetchoosers_search_synonym:create",
}


class RefuseBadRequestsMiddleware:
    """Refuses what no honest client sends and what later layers answer with a crash."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return HttpResponseBadRequest("Diese Adresse enthält ein unerlaubtes Zeichen.")
        # Django decodes a form with the codec it names; utf-7 and the like raise in mid-view.
        charset = request.content_params.get("charset", "utf-8")
        if charset.strip('"').lower() not in ("utf-8", "utf8", "iso-8859-1", "us-ascii"):
            return HttpResponse("Bitte senden Sie Text als UTF-8.", status=415)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        asked = request.resolver_match.view_name if request.resolver_match else ""
        if asked in _NEED_A_WHOLE_FORM and isinstance(error, KeyError | AttributeError):
            return HttpResponseBadRequest("Dieses Formular kam unvollständig an.")
        return None


class GZipTextMiddleware(GZipMiddleware):
    """Compresses pages and feeds; pictures and documents are compressed already."""

    def process_response(self, request, response):
        return super().process_response(request, response) if is_text(response) else response


class SecurityHeadersMiddleware(CSPMiddleware):
    """The public site's strict policy, and the wider one that Wagtail's admin needs."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response
