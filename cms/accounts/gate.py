"""Who passes to `/admin/`: staff with both factors. Asked before every view of it.

Wagtail asks at each of its views for the right to enter; that a second factor was given, and that
partners meet nothing here at all, it does not know.
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from . import proof
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

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path.startswith(self.admin):
            return None
        known = request.user.is_authenticated
        leaves = request.resolver_match.url_name == "wagtailadmin_logout"
        if known and not leaves and not is_staff_member(request.user):
            raise Http404
        if request.resolver_match.url_name in _OPEN or (known and proof.is_complete(request)):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        door = "mfa_activate_totp" if known else "account_login"
        return redirect_to_login(request.get_full_path(), reverse(door))
