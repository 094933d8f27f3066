"""The way back that the mail about a change of contact offers: a page with a button."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.core.seo import meta, trail
from pages.partners.models import Membership, ProfileChange

from . import changes, mails
from .fields import named

State = ProfileChange.State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """Nobody has to sign in: who reads the mail is one of the organisation's people.

    Following the link changes nothing, so no program that looks at mail undoes anything.
    """
    found = _offer(token)
    title = "Änderung rückgängig machen"
    context = {"meta": meta(title, robots="noindex"), "breadcrumbs": trail(title, request)}
    if found is None:
        return render(request, "partners/undo.html", context | {"over": True}, status=410)
    membership, rows = found
    context |= {"organisation": membership.partner.title, "fields": named(r.field for r in rows)}
    if request.method == "POST":
        context["done"] = _undo(membership, rows[0].batch)
        context["tried"] = True
    return render(request, "partners/undo.html", context)


def _offer(token: str) -> tuple[Membership, list[ProfileChange]] | None:
    """Whoever left the organisation since undoes nothing any more."""
    told = mails.undo_from_token(token)
    if told is None:
        return None
    batch, person = told
    rows = list(ProfileChange.objects.filter(batch=batch, state=State.ACCEPTED, decided_by=None))
    if not rows:
        return None
    mine = Membership.objects.filter(user=person, user__is_active=True, partner=rows[0].page_id)
    membership = mine.select_related("partner", "user").first()
    return membership and (membership, rows)


def _undo(membership: Membership, batch) -> str:
    try:
        return named(changes.undo(membership.partner_id, batch, membership.user))
    except ValidationError:
        return ""
