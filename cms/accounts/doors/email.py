"""Another e-mail address: both, the old one and the new one, confirm it by a button in a mail."""

from django import forms as django_forms
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from cms.accounts import throttle
from cms.accounts.models import EmailChange, User
from cms.jobs.mail import absolute, post

from . import forms
from .pages import Titled, freshly, head

DAYS = 3
_SALT = "cms.accounts.email"
SIDES = ("old", "new")


class NewAddressForm(django_forms.Form):
    email = forms.address_field("email", "Neue E-Mail-Adresse")


@method_decorator(freshly, name="dispatch")
class ChangeAddress(Titled, FormView):
    """`/anmelden/zugang/e-mail/`: asks both; a newer wish replaces an older one."""

    title = "E-Mail-Adresse ändern"
    template_name = "accounts/email.html"
    form_class = NewAddressForm

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        user, email = self.request.user, form.cleaned_data["email"].lower()
        throttle.count(self.request, mail_account=user.email, mail_address="")
        EmailChange.objects.filter(user=user).delete()
        change = EmailChange.objects.create(user=user, email=email)
        # A new address that is taken hears nothing, and the answer is the same.
        taken = User.objects.filter(email__iexact=email).exists()
        for side, address in zip(SIDES, (user.email, email), strict=True):
            if side == "old" or not taken:
                link = absolute(reverse("email_confirm", args=[_token(change, side)]))
                context = {"link": link, "is_old": side == "old"}
                post(address, "email_change", context, key=f"email {change.pk} {side}")
        return self.render_to_response(self.get_context_data(form=None, sent=True))


def _token(change: EmailChange, side: str) -> str:
    return signing.dumps([change.pk, side], salt=_SALT)


@never_cache
@transaction.atomic
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Behind both links: a button; looking alone, as mail scanners do, changes nothing."""
    try:
        pk, side = signing.loads(token, salt=_SALT, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        raise Http404 from None
    change = EmailChange.objects.select_for_update().filter(pk=pk).first()
    state = "ask" if change else "gone"
    if change and request.method == "POST":
        setattr(change, f"{side}_confirmed", True)
        change.save()
        state = _finish(change) if change.old_confirmed and change.new_confirmed else "waiting"
    context = head(request, "Neue E-Mail-Adresse bestätigen") | {"state": state}
    return render(request, "accounts/email_confirm.html", context)


def _finish(change: EmailChange) -> str:
    user, email = change.user, change.email
    change.delete()
    if User.objects.filter(email__iexact=email).exists():
        return "gone"
    user.email = email
    user.save(update_fields=["email"])
    return "done"
