"""For which organisation somebody acts, and what they may do there.

An account may belong to several organisations. Pages show one at a time: the one that the form or
the address names (`?organisation=`, looked up among the person's own), else the one that they saw
last, else the first by name.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cms.accounts.people import is_partner
from cms.core.seo import meta
from pages.partners.models import Membership

CHOICE = "organisation"  # parameter of addresses and forms, and the name in the session
NOWHERE = meta("Keine Organisation", robots="noindex")


def memberships_of(user) -> QuerySet[Membership]:
    """What a person may look after, by name. Staff look after nothing as a partner."""
    if not user.is_authenticated or user.has_perm("wagtailadmin.access_admin"):
        return Membership.objects.none()
    mine = Membership.objects.filter(user=user)
    return mine.select_related("partner", "user").order_by("partner__sort_name", "partner_id")


def may_manage_access(membership: Membership) -> bool:
    """Invite and remove colleagues, change their roles."""
    return membership.role == Membership.Role.ADMINISTRATOR


def partner_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets `request.membership` and `request.memberships`.

    Whoever is not signed in is led to the sign-in and back; a partner whom a colleague has removed
    reads so; for everybody else there is no such address.
    For classes: `method_decorator(partner_required, name="dispatch")`.
    """

    @wraps(view)
    @never_cache
    def for_partners(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.memberships = list(memberships_of(request.user))
        if not request.memberships and is_partner(request.user):
            context = {"meta": NOWHERE}
            return render(request, "partners/access/nowhere.html", context, status=404)
        request.membership = _chosen(request)
        return view(request, *args, **kwargs)

    return for_partners


def administrator_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As `partner_required`; authors of the same organisation have no such page."""

    @wraps(view)
    def for_administrators(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_manage_access(request.membership):
            raise Http404
        return view(request, *args, **kwargs)

    return partner_required(for_administrators)


def _chosen(request: HttpRequest) -> Membership:
    """The membership that a request is about; 404 without any, and for a foreign one."""
    mine = {str(membership.partner_id): membership for membership in request.memberships}
    if not mine:
        raise Http404
    named = request.POST.get(CHOICE) or request.GET.get(CHOICE)
    if named:
        if named not in mine:
            raise Http404
        if request.session.get(CHOICE) != named:
            request.session[CHOICE] = named
        return mine[named]
    return mine.get(request.session.get(CHOICE, "")) or request.memberships[0]
