"""The partners' door: an address, a one-time code by mail or a passkey, never a password."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.internal.flows.login import clear_authentication_records
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.accounts import mails
from cms.accounts.models import User
from cms.accounts.people import is_partner, is_staff_member

from . import forms
from .pages import Titled, has_name, with_next

_HINTS = {
    "neu": "Dieser Code gilt nicht mehr. Bitte lassen Sie sich einen neuen schicken.",
    "passkey": "Dieser Passkey gehört zu keinem Zugang. Lassen Sie sich bitte einen Code schicken.",
}


class AskForCodeForm(RequestLoginCodeForm):
    """Staff and strangers are nobody here, and nobody is told."""

    email = forms.address_field("email")

    def clean_email(self) -> str:
        email = super().clean_email().strip().lower()
        user = User.objects.filter(email__iexact=email, is_active=True).first() or User(pk=0)
        partner, staff = is_partner(user), is_staff_member(user)
        self._user = user if partner and not staff else None
        return email


class EnterCodeForm(ConfirmLoginCodeForm):
    code = forms.code_field("Code aus der E-Mail", "Acht Ziffern, mit oder ohne Strich")


class AskForCode(Titled, RequestLoginCodeView):
    """`/anmelden/`: the address; the next page is the same for everybody."""

    title = "Anmelden"
    template_name = "accounts/partners.html"

    def get_form_class(self):
        return AskForCodeForm

    def form_valid(self, form) -> HttpResponse:
        if form._user is None:
            mails.send_code(form.cleaned_data["email"], "")  # the same work, and no mail
        return super().form_valid(form)

    def _redirect_to_pending_stage(self, request, stage) -> None:
        """Whoever comes back here wants to begin anew, perhaps with another address."""

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "staff_door": with_next(self.request, reverse("account_login")),
            "hint": _HINTS.get(self.request.GET.get("hinweis", "")),
            "passkeys": has_name(self.request),
        }


class EnterCode(Titled, ConfirmLoginCodeView):
    """`/anmelden/code/`: the code, or another one by another mail."""

    title = "Code eingeben"
    template_name = "accounts/code.html"

    def get_form_class(self):
        chosen = super().get_form_class()
        return chosen if self._action == "resend" else EnterCodeForm

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        begin = reverse("account_request_login_code")
        if response.status_code == 302 and response["Location"] == begin:  # expired, or used up
            return redirect(with_next(request, begin, hinweis="neu"))
        return response

    def _verify_form_valid(self, form) -> HttpResponse:
        return super()._verify_form_valid(form) if self._process.user else self.form_invalid(form)

    def _resend_form_valid(self, form) -> HttpResponse:
        if self._process.user is None:
            mails.send_code(self._process.state.get("email", ""), "")
        return super()._resend_form_valid(form)

    def get_context_data(self, **kwargs) -> dict:
        begin = with_next(self.request, reverse("account_request_login_code"))
        sent_again = self._process.state.get("resend_count", 0)
        return super().get_context_data(**kwargs) | {"begin": begin, "sent_again": sent_again}


class Passkey(LoginWebAuthnView):
    """`/anmelden/passkey/`: asked by a script of the partners' door; staff come by the other."""

    def form_valid(self, form) -> HttpResponse:
        user = form.cleaned_data["credential"].user
        if is_staff_member(user) or not is_partner(user):
            return self.form_invalid(form)
        return super().form_valid(form)

    def form_invalid(self, form) -> HttpResponse:
        clear_authentication_records(self.request)
        return redirect(
            with_next(self.request, reverse("account_request_login_code"), hinweis="passkey")
        )
