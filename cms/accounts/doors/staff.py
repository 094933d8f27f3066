"""The staff's door: a password, then a second factor; and a new password for who forgot theirs."""

from allauth.account.mixins import NextRedirectMixin, RedirectAuthenticatedUserMixin
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from cms.accounts import mails, sessions
from cms.accounts.people import is_staff_member

from . import forms
from .pages import Titled, has_name

_secret = method_decorator(sensitive_post_parameters(), name="dispatch")
_fresh = method_decorator(never_cache, name="dispatch")


@_secret
class StaffDoor(Titled, RedirectAuthenticatedUserMixin, NextRedirectMixin, FormView):
    """`/anmelden/redaktion/`: address and password."""

    title = "Anmelden für die Redaktion"
    template_name = "accounts/staff.html"
    form_class = forms.StaffForm
    success_url = None

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form) -> HttpResponse:
        return form.login(self.request, self.get_next_url())

    def _redirect_to_pending_stage(self, request, stage) -> None:
        """Whoever comes back here wants to begin anew."""

    def get_context_data(self, **kwargs) -> dict:
        done = self.request.GET.get("hinweis") == "passwort"
        return super().get_context_data(**kwargs) | {"password_changed": done}


class SecondFactorForm(AuthenticateForm):
    code = forms.code_field(
        "Code", "Sechs Ziffern aus Ihrer App, oder einer Ihrer Wiederherstellungscodes"
    )


class SecondFactor(Titled, AuthenticateView):
    """`/anmelden/redaktion/bestaetigen/`: a code of the app, a recovery code, or the passkey."""

    title = "Anmeldung bestätigen"
    template_name = "accounts/factor.html"

    def get_form_class(self):
        return SecondFactorForm

    def get_context_data(self, **kwargs) -> dict:
        mine = Authenticator.objects.filter(user=self.stage.login.user)
        types = set(mine.values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "has_app": Authenticator.Type.TOTP in types,
            "has_passkey": Authenticator.Type.WEBAUTHN in types and has_name(self.request),
        }


@_fresh
class Forgotten(Titled, FormView):
    """`/anmelden/redaktion/passwort/`: the same answer for everybody, a mail for staff alone."""

    title = "Passwort vergessen"
    template_name = "accounts/forgotten.html"
    form_class = forms.ForgottenForm

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form) -> HttpResponse:
        mails.send_password_link(form.cleaned_data["email"])
        return self.render_to_response(self.get_context_data(form=None, sent=True))


@_secret
class NewPassword(Titled, PasswordResetConfirmView):
    """Behind the link of the mail: changes nothing until the form is sent."""

    title = "Neues Passwort"
    template_name = "accounts/new_password.html"
    form_class = forms.NewPasswordForm
    success_url = reverse_lazy("account_login")
    reset_url_token = "neu"  # noqa: S105

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user and is_staff_member(user) else None

    def form_valid(self, form) -> HttpResponse:
        sessions.end_all(self.user)
        super().form_valid(form)
        return redirect(f"{reverse('account_login')}?hinweis=passwort")
