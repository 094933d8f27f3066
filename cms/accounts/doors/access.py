"""„Mein Zugang“: what belongs to one's own sign-in, in one page, for partners and staff."""

from allauth.account.internal.flows.logout import logout
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from cms.accounts import factors, sessions
from cms.accounts.log import Kind, record
from cms.accounts.people import is_staff_member

from . import forms
from .pages import Titled, freshly, has_name, head, signed_in, with_next
from .resets import may_confirm


@signed_in
@require_safe
def access(request: HttpRequest) -> HttpResponse:
    """`/anmelden/zugang/`"""
    own = request.session.session_key
    staff = is_staff_member(request.user)
    mine = list(factors.main_factors(request.user))
    context = head(request, "Mein Zugang") | {
        "is_staff": staff,
        "factors": [
            {"pk": factor.pk, "kind": factors.kind(factor), "factor": factor} for factor in mine
        ],
        "has_app": any(factor.type == Authenticator.Type.TOTP for factor in mine),
        "may_remove": len(mine) > 1 or not staff,
        "passkeys": has_name(request),
        "may_reset": may_confirm(request.user),
        "codes_left": factors.codes_left(request.user),
        "sessions": [
            {"name": sessions.name_of(row), "session": row, "is_this": row.session_key == own}
            for row in sessions.of(request.user)
        ],
    }
    return render(request, "accounts/access.html", context)


@signed_in
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """Ends one session, or all but this one."""
    wanted = request.POST.get("sitzung", "")
    if wanted == "alle-anderen":
        sessions.end_all(request.user, but=request.session.session_key)
        record(Kind.SESSION_ENDED, actor=request.user, person=request.user, subject="Alle anderen")
        return redirect("own_access")
    for row in sessions.of(request.user):
        if sessions.name_of(row) == wanted:
            if row.session_key == request.session.session_key:
                return sign_out(request)
            row.delete()
            record(Kind.SESSION_ENDED, actor=request.user, person=request.user, subject=row.device)
            return redirect("own_access")
    raise Http404


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """A button; a GET alone signs nobody out."""
    if request.method == "POST":
        door = "account_login" if is_staff_member(request.user) else "account_request_login_code"
        logout(request, show_message=False)
        return redirect(f"{reverse(door)}?hinweis=abgemeldet")
    return render(request, "accounts/sign_out.html", head(request, "Abmelden"))


@never_cache
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Before somebody changes their sign-in: prove once more who they are."""
    staff = is_staff_member(request.user)
    door = with_next(request, reverse("account_login" if staff else "account_request_login_code"))
    if not request.user.is_authenticated:
        return redirect(door)
    if request.method == "POST":
        logout(request, show_message=False)
        return redirect(door)
    return render(request, "accounts/sign_in_again.html", head(request, "Noch einmal anmelden"))


@method_decorator([sensitive_post_parameters(), freshly], name="dispatch")
class ChangePassword(Titled, FormView):
    """`/anmelden/zugang/passwort/`: for staff; their other sessions end."""

    title = "Passwort ändern"
    template_name = "accounts/new_password.html"
    form_class = forms.NewPasswordForm

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        if not is_staff_member(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form) -> HttpResponse:
        request = self.request
        with transaction.atomic():
            form.save()
            update_session_auth_hash(request, request.user)
            sessions.end_all(request.user, but=request.session.session_key)
            factors.changed(request, request.user, "Passwort geändert")
        return redirect("own_access")
