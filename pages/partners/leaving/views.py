"""`/mein-profil/austreten/` and `/mein-profil/daten/`, for administrators of an organisation."""

from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from cms.accounts.log import Kind, record
from cms.accounts.models import User
from cms.core.seo import meta, trail
from pages.partners.access.people import CHOICE, administrator_required, memberships_of
from pages.partners.models import Departure

from . import departing
from .archive import archive_of
from .forms import LeavingForm, organisation_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """A second click comes without session: what it wanted is done, and it is told so."""
    partner = organisation_of(request.POST.get("ticket", ""))
    if partner and departing.has_left(partner):
        return _goodbye(request)
    return _leave(request)


@administrator_required
def _leave(request: HttpRequest) -> HttpResponse:
    partner = request.membership.partner
    form = LeavingForm(request.POST if request.method == "POST" else None, partner=partner)
    if not form.is_valid():
        context = {
            "form": form,
            "partner": partner,
            "choice": CHOICE,
            "stays": len(request.memberships) > 1,
            "days": Departure.UNDO_FOR.days,
            "meta": meta("Austreten", robots="noindex"),
            "breadcrumbs": [
                {"title": "Start", "url": "/"},
                {"title": "Mein Profil", "url": reverse("profile")},
                {"title": "Austreten", "url": request.path},
            ],
        }
        return render(request, "partners/leaving/leave.html", context)
    departing.leave(partner.pk, request.user)
    if not User.objects.filter(pk=request.user.pk, is_active=True).exists():
        logout(request)
    return _goodbye(request)


def _goodbye(request: HttpRequest) -> HttpResponse:
    title = "Sie sind ausgetreten"
    context = {
        "days": Departure.UNDO_FOR.days,
        "others": memberships_of(request.user),
        "meta": meta(title, robots="noindex"),
        "breadcrumbs": trail(title, request),
    }
    return render(request, "partners/leaving/goodbye.html", context)


@require_GET
@administrator_required
def export(request: HttpRequest) -> HttpResponse:
    """All that is kept of the organisation, as a file."""
    partner = request.membership.partner
    record(Kind.EXPORT, actor=request.user, page=partner, note="Daten der Organisation")
    response = FileResponse(
        archive_of(partner), as_attachment=True, filename=f"daten-{partner.slug[:60]}.zip"
    )
    response["Cache-Control"] = "private, no-store"
    return response
