"""What the pages of signing in have in common: heads for the templates, and who may see them."""

from functools import wraps
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from cms.accounts import proof
from cms.accounts.people import is_staff_member


class Titled:
    """A class-based view with a title, for the templates of the public site."""

    title = ""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs) | head(self.request, self.title)
        context.pop("site", None)  # allauth's, which would hide ours and with it the menus
        return context


def head(request: HttpRequest, title: str) -> dict:
    """Title and breadcrumbs; no search engine is to know these pages."""
    return {
        "meta": {"title": title, "robots": "noindex", "type": "website"},
        "breadcrumbs": [{"title": "Start", "url": "/"}, {"title": title, "url": request.path}],
    }


def with_next(request: HttpRequest, url: str, **more: str) -> str:
    """Where to go on, carried along; whoever redirects to it asks whether it is of this site."""
    target = request.GET.get("next", "")
    query = ({"next": target} if target else {}) | more
    return f"{url}?{urlencode(query)}" if query else url


def target_of(request: HttpRequest) -> str:
    """The page of this site that somebody wanted before they had to sign in, or their own."""
    asked = request.GET.get("next", "")
    adapter = get_adapter()
    return asked if adapter.is_safe_url(asked) else adapter.get_login_redirect_url(request)


def has_name(request: HttpRequest) -> bool:
    """Passkeys belong to a name; browsers refuse them to a bare number such as 127.0.0.1."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return not host.strip("[]").replace(".", "").replace(":", "").isdigit()


def signed_in(view):
    """For everybody who has come in by their own door, staff with their second factor."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_request_login_code"))
        if is_staff_member(request.user) and not proof.is_complete(request):
            return _second_factor_first(request)
        return view(request, *args, **kwargs)

    return guarded


def _second_factor_first(request: HttpRequest) -> HttpResponse:
    """To set one up; or, if it was set up in another browser meanwhile, to show it at the door."""
    if not is_mfa_enabled(request.user):
        return redirect(with_next(request, reverse("mfa_activate_totp")))
    logout(request)
    return redirect(with_next(request, reverse("account_login")))


def freshly(view):
    """For changes of the sign-in itself: whoever finds an open browser must not make them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if not proof.is_fresh(request):
            return redirect_to_login(request.path, reverse("sign_in_again"))
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def setting_up(view):
    """Like `freshly`, and for staff who have no second factor yet, after their password."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs):
        first = is_staff_member(request.user) and not is_mfa_enabled(request.user)
        if first and proof.PASSWORD in proof.methods(request) and proof.is_fresh(request):
            return view(request, *args, **kwargs)
        if first:
            return redirect_to_login(request.path, reverse("sign_in_again"))
        return freshly(view)(request, *args, **kwargs)

    return guarded
