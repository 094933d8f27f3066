"""/mein-profil/zugaenge/ and the page behind an invitation."""

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.accounts.log import Kind, record
from cms.core.seo import meta, trail
from pages.partners.models import Invitation, Membership

from . import colleagues, invitations
from .forms import InvitationForm
from .people import CHOICE, administrator_required

TITLE = "Zugänge"


@require_safe
@administrator_required
def overview(request: HttpRequest) -> HttpResponse:
    return _overview(request, InvitationForm())


@require_POST
@administrator_required
def invite(request: HttpRequest) -> HttpResponse:
    form = InvitationForm(request.POST)
    if form.is_valid():
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        try:
            invitations.invite(_partner(request), email, role, by=request.user)
        except ValidationError as refused:
            form.add_error("email", refused)
        else:
            _note(request, "eingeladen")
            messages.success(request, f"Eingeladen: {email}. Die E-Mail ist unterwegs.")
            return _back(request)
    return _overview(request, form)


@require_POST
@administrator_required
def invitation_action(request: HttpRequest, invitation_id: int) -> HttpResponse:
    own = Invitation.objects.open().filter(partner=_partner(request))
    invitation = get_object_or_404(own, pk=invitation_id)
    if request.POST.get("action") == "withdraw":
        invitations.withdraw(invitation)
        _note(request, "Einladung zurückgezogen")
        messages.success(request, "Die Einladung ist zurückgezogen. Ihr Link gilt nicht mehr.")
    else:
        invitations.send_again(invitation)
        _note(request, "Einladung noch einmal gesendet")
        messages.success(request, "Die Einladung ist noch einmal unterwegs, mit einem neuen Link.")
    return _back(request)


@require_POST
@administrator_required
def membership_action(request: HttpRequest, membership_id: int) -> HttpResponse:
    own = Membership.objects.filter(partner=_partner(request)).select_related("user")
    membership = get_object_or_404(own, pk=membership_id)
    try:
        said = _act_on(membership, request.POST)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        _note(request, "Zugang geändert", membership.user)
        messages.success(request, said)
        if membership.user == request.user and not _still_administrator(request):
            return redirect("/" if membership.pk is None else "profile")
    return _back(request)


def _act_on(membership: Membership, sent) -> str:
    who = str(membership.user)
    if sent.get("action") == "remove":
        colleagues.remove(membership)
        return f"{who} hat keinen Zugang mehr zu dieser Organisation."
    if sent.get("role") not in Membership.Role.values:
        raise Http404
    colleagues.change_role(membership, sent["role"])
    return f"{who}: {membership.get_role_display()}."


def _still_administrator(request: HttpRequest) -> bool:
    mine = Membership.objects.filter(user=request.user, partner=_partner(request))
    return mine.filter(role=Membership.Role.ADMINISTRATOR).exists()


def _overview(request: HttpRequest, form: InvitationForm) -> HttpResponse:
    partner = _partner(request)
    open_ones = list(partner.invitations.open())
    invited = {invitation.email.lower() for invitation in open_ones}
    members = list(partner.memberships.select_related("user").order_by("user__last_name", "pk"))
    context = {
        "meta": meta(TITLE, robots="noindex"),
        "breadcrumbs": [
            {"title": "Start", "url": "/"},
            {"title": "Mein Profil", "url": reverse("profile")},
            {"title": TITLE, "url": reverse("access")},
        ],
        "partner": partner,
        "memberships": request.memberships,
        "choice": CHOICE,
        "members": [
            (
                membership,
                membership.user == request.user,
                colleagues.is_last_administrator(membership),
                membership.user.email.lower() in invited,
            )
            for membership in members
        ],
        "invitations": open_ones,
        "accepted": partner.invitations.exclude(accepted_at=None)[:10],
        "roles": Membership.Role.choices,
        "form": form,
    }
    return render(request, "partners/access/overview.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link: shows who invites; the button makes the account and signs in."""
    found = invitations.invitation_of(token)
    holds = found is not None and found.is_open and not found.is_expired
    problem = ""
    if holds and request.method == "POST":
        try:
            user = invitations.accept(found)
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            if user:
                record(Kind.ACCESS, actor=user, page=found.partner, note="Einladung angenommen")
                return _signed_in(request, user, found)
            return redirect(request.path)
    context = {
        "meta": meta("Einladung", robots="noindex"),
        "breadcrumbs": trail("Einladung", request),
        "invitation": found,
        "holds": holds,
        "problem": problem,
    }
    return render(request, "partners/access/invitation.html", context, status=200 if holds else 410)


def _signed_in(request: HttpRequest, user, found: Invitation) -> HttpResponse:
    """The link came to the address of the account, which is all that a code would prove."""
    login(request, user)
    request.session[CHOICE] = str(found.partner_id)
    return redirect("profile")


def _note(request: HttpRequest, note: str, person=None) -> None:
    record(Kind.ACCESS, actor=request.user, person=person, page=_partner(request), note=note)


def _partner(request: HttpRequest):
    return request.membership.partner


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('access')}?{CHOICE}={_partner(request).pk}")
