"""Who passes to `/admin/`: staff with both factors. Asked before every view of it.

Wagtail asks at each of its views for the right to enter; that a second factor was given, and that
partners meet nothing here at all, it does not know.
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from . import kept, proof
from .people import is_staff_member

# They lead in or out, or carry nothing but symbols and words of the interface.
_OPEN = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "forgotten_password_of_wagtail",
}


class StaffGateMiddleware:
    """404 for everybody signed in who is no staff; the way in for everybody else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin = reverse("wagtailadmin_home")
        self.typed_in = (self.admin, "/mein-profil/")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(self.typed_in):
            kept.remember_person(request, response)
            kept.forget(request, response)
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path.startswith(self.typed_in):
            return None
        known = request.user.is_authenticated
        if not request.path.startswith(self.admin):
            return None if known else self._kept(request, "account_request_login_code")
        leaves = request.resolver_match.url_name == "wagtailadmin_logout"
        if known and not leaves and not is_staff_member(request.user):
            raise Http404
        if request.resolver_match.url_name in _OPEN or (known and proof.is_complete(request)):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        door = "mfa_activate_totp" if known else "account_login"
        return self._kept(request, door) or redirect_to_login(
            request.get_full_path(), reverse(door)
        )

    @staticmethod
    def _kept(request: HttpRequest, door: str) -> HttpResponse | None:
        """The way in for a form whose session had ended: it leads back to what was typed."""
        place = kept.keep(request) if request.method == "POST" else ""
        return redirect_to_login(place, reverse(door)) if place else None
