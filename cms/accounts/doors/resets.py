"""A lost second factor: the administration asks, a second person confirms, then it is taken away.

Alone neither can: who could take a colleague's factor away would be half way into their account.
"""

from allauth.mfa.models import Authenticator
from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cms.accounts import factors, sessions
from cms.accounts.log import Kind, record
from cms.accounts.models import FactorReset, User
from cms.accounts.people import STAFF_ROLES
from cms.accounts.roles import ROLES
from cms.jobs.mail import absolute, post

from .pages import head, signed_in


class AskForm(forms.Form):
    """Whose factor is lost, and how the administration knows that it is really them."""

    person = forms.ModelChoiceField(
        User.objects.none(),
        label="Wer hat den zweiten Faktor verloren?",
        empty_label="Bitte wählen",
    )
    reason = forms.CharField(
        label="Begründung",
        max_length=200,
        help_text="Woher wissen Sie, dass die Bitte wirklich von dieser Person kommt?",
    )

    def __init__(self, *args, asker: User, **kwargs):
        super().__init__(*args, **kwargs)
        groups = [ROLES[role].group for role in STAFF_ROLES]
        staff = User.objects.filter(groups__name__in=groups, is_active=True).distinct()
        self.fields["person"].queryset = staff.exclude(pk=asker.pk)


def _who_confirms() -> QuerySet[User]:
    groups = [ROLES["head"].group, ROLES["admin"].group]
    return User.objects.filter(groups__name__in=groups, is_active=True).distinct()


def may_confirm(user: User) -> bool:
    return _who_confirms().filter(pk=user.pk).exists()


def _tell(row: FactorReset) -> None:
    """A mail to everybody who may confirm: somebody cannot work until it is done."""
    context = {
        "person": row.user,
        "asker": row.asked_by,
        "reason": row.reason,
        "link": absolute(reverse("factor_resets")),
    }
    for one in _who_confirms():
        if row.may_be_confirmed_by(one):
            post(one.email, "factor_reset_asked", context, key=f"reset {row.pk} {one.pk}")


@signed_in
def resets(request: HttpRequest) -> HttpResponse:
    """`/anmelden/zugang/zuruecksetzen/`: ask, and confirm what others have asked."""
    may_ask = request.user.has_perm("accounts.change_user")
    if not may_ask and not may_confirm(request.user):
        raise Http404
    form = AskForm(request.POST or None, asker=request.user) if may_ask else None
    if request.method == "POST" and form and form.is_valid():
        person, reason = form.cleaned_data["person"], form.cleaned_data["reason"]
        with transaction.atomic():
            asked = {"asked_by": request.user, "reason": reason}
            row, new = FactorReset.objects.get_or_create(user=person, defaults=asked)
            if new:
                what = "Zurücksetzen erbeten"
                record(Kind.SECOND_FACTOR, actor=request.user, person=person, subject=what)
                _tell(row)
        return redirect("factor_resets")
    return _page(request, form)


def _page(request: HttpRequest, form: AskForm | None, is_decided: bool = False) -> HttpResponse:
    rows = FactorReset.objects.select_related("user", "asked_by").order_by("created_at")
    context = head(request, "Zweiten Faktor zurücksetzen") | {
        "form": form,
        "rows": [(row, row.may_be_confirmed_by(request.user)) for row in rows],
        "is_decided": is_decided,
    }
    return render(request, "accounts/resets.html", context, status=409 if is_decided else 200)


@signed_in
@transaction.atomic
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person takes the factor away, or lets it be."""
    if request.method != "POST" or not may_confirm(request.user):
        raise Http404
    row = FactorReset.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return _page(request, form=None, is_decided=True)
    refused = request.POST.get("entscheidung") == "ablehnen"
    if refused:
        what = "Zurücksetzen abgelehnt"
        record(Kind.SECOND_FACTOR, actor=request.user, person=row.user, subject=what)
    elif not row.may_be_confirmed_by(request.user):
        raise Http404
    else:
        Authenticator.objects.filter(user=row.user).delete()
        sessions.end_all(row.user)
        factors.changed(request, row.user, "Zweiter Faktor von zwei Personen zurückgesetzt")
    row.delete()
    return redirect("factor_resets")
