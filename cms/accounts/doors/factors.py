"""Second factors of staff and passkeys of partners: set up, seen, taken away by their owner."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from cms.accounts import factors, proof
from cms.accounts.people import is_staff_member

from . import forms
from .pages import Titled, freshly, has_name, head, setting_up, target_of, with_next


class AppForm(ActivateTOTPForm):
    code = forms.code_field("Code aus der App", "Sechs Ziffern, jede halbe Minute neue")


class PasskeyForm(AddWebAuthnForm):
    name = forms.forms.CharField(
        label="Name", max_length=60, required=False, help_text="Zum Beispiel: Dienst-Laptop"
    )


class _Adding(Titled, FormView):
    """What has just been shown to work counts as shown: nobody signs in twice for it."""

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"user": self.request.user}

    def added(self, factor: Authenticator) -> HttpResponse:
        request = self.request
        record_authentication(request, request.user, proof.FACTOR, id=factor.pk, type=factor.type)
        if not is_staff_member(request.user):
            return redirect("own_access")
        RecoveryCodes.activate(request.user)
        return redirect(with_next(request, reverse("mfa_view_recovery_codes")))


@method_decorator(setting_up, name="dispatch")
class SetUpApp(_Adding):
    """`/anmelden/redaktion/einrichten/`: an app that shows codes; a new one replaces the old."""

    title = "Zweiten Faktor einrichten"
    template_name = "accounts/set_up.html"
    form_class = AppForm

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        if not is_staff_member(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        user = self.request.user
        with transaction.atomic():
            Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
            factor = TOTP.activate(user, form.secret).instance
            factors.changed(self.request, user, "App für Codes eingerichtet")
        clear_totp_secret(self.request)
        return self.added(factor)

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        adapter, secret = get_adapter(), context["form"].secret
        url = adapter.build_totp_url(self.request.user, secret)
        return context | {
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "url": url,
            "qr": mark_safe(adapter.build_totp_svg(url).partition("?>")[2]),  # nosec B703 # ours
            "is_first": not factors.main_factors(self.request.user).exists(),
            "passkeys": has_name(self.request),
        }


@method_decorator(setting_up, name="dispatch")
class AddPasskey(_Adding):
    """`/anmelden/zugang/passkey/`: needs a script, which the page says."""

    title = "Passkey einrichten"
    template_name = "accounts/add_passkey.html"
    form_class = PasskeyForm

    def form_valid(self, form) -> HttpResponse:
        user, data = self.request.user, form.cleaned_data
        with transaction.atomic():
            factor = webauthn.WebAuthn.add(user, data["name"], data["credential"]).instance
            factors.changed(self.request, user, "Passkey eingerichtet")
        return self.added(factor)

    def get_context_data(self, **kwargs) -> dict:
        alone = not is_staff_member(
            self.request.user
        )  # in place of the code, not beside a password
        options = webauthn.begin_registration(self.request.user, passwordless=alone)
        return super().get_context_data(**kwargs) | {"options": options}


@freshly
def recovery_codes(request) -> HttpResponse:
    """Shown once; whoever needs them again makes new ones, and the old ones end."""
    if not is_staff_member(request.user):
        raise Http404
    if request.method == "POST":
        generate_recovery_codes(request)
        factors.changed(request, request.user, "Neue Wiederherstellungscodes erzeugt")
        return redirect(request.get_full_path())
    codes, may_see = view_recovery_codes(request)
    left = codes.get_unused_codes() if codes else []
    context = head(request, "Wiederherstellungscodes") | {
        "codes": [f"{code[:5]} {code[5:]}" for code in left] if may_see else [],
        "left": len(left),
        "go_on": target_of(request),
    }
    return render(request, "accounts/recovery_codes.html", context)


@freshly
@require_POST
def remove(request, pk: int) -> HttpResponse:
    """Takes a factor away; staff keep at least one."""
    with transaction.atomic():
        mine = factors.main_factors(request.user).select_for_update()
        factor = get_object_or_404(mine, pk=pk)
        if is_staff_member(request.user) and mine.count() == 1:
            return redirect("own_access")
        factor.delete()
        factors.changed(request, request.user, f"{factors.kind(factor)} entfernt")
    return redirect("own_access")
