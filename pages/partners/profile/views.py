"""`/mein-profil/`: an organisation keeps its own profile."""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from cms.core.seo import meta, trail
from cms.core.text import german_moment
from cms.editorial.words import name_of
from cms.media.models import Picture
from pages.partners.access.people import may_manage_access, partner_required
from pages.partners.models import PartnerPage, ProfileChange

from . import changes
from .fields import LABELS, in_words, named, put
from .forms import ProfileForm, marks, shown
from .logos import from_ticket, keep, ticket
from .publishing import Values, is_locked, is_public, standing
from .states import is_old, missing, shown_changes

State = ProfileChange.State


@dataclass(frozen=True)
class Conflict:
    """Two people wrote into one field; the field in the form shows one's own."""

    label: str
    who: str
    theirs: str


@method_decorator(partner_required, name="dispatch")
class Profile(View):
    """The form, what became of former changes, and what is still missing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = request.membership.partner
        now = changes.current_values(page)
        return self.show(request, ProfileForm(now=now, initial=self._taken_up(request, page)))

    def post(self, request: HttpRequest) -> HttpResponse:
        page = request.membership.partner
        now = changes.current_values(page)
        form = ProfileForm(request.POST, request.FILES, now=now)
        valid = form.is_valid()
        logo = self._logo(form, page, request.user)
        if not valid:
            return self.show(request, self._again(form, now, logo, page))
        values = form.typed() | ({"logo": logo.pk} if logo else {})
        saved = changes.save(page.pk, request.user, values, form.cleaned_data["was"])
        if saved.conflicts:
            newest = changes.current_values(page)
            again = self._again(form, newest, logo, page)
            found = [_conflict(page, name, newest) for name in saved.conflicts]
            return self.show(request, again, found, status=409)
        _say(request, saved)
        return redirect("profile")

    def show(self, request, form: ProfileForm, conflicts=(), status: int = 200) -> HttpResponse:
        page = request.membership.partner
        base = standing(page)
        context = {
            "form": form,
            "page": page,
            "public": is_public(page),
            "withdrawn": page.taken_back,
            "locked": is_locked(page),
            "confirmed_at": base.confirmed_at,
            "is_old": is_old(base),
            "changes": shown_changes(page),
            "missing": missing(page, form.now),
            "conflicts": conflicts,
            "membership": request.membership,
            "memberships": request.memberships,
            "manages": may_manage_access(request.membership),
            "meta": meta("Mein Profil", robots="noindex"),
            "breadcrumbs": trail("Mein Profil", request),
        }
        return render(request, "partners/profile.html", context, status=status)

    def _taken_up(self, request: HttpRequest, page: PartnerPage) -> Values:
        """A refused text, to go on from."""
        wanted = request.GET.get("weiter", "")
        refused = page.profile_changes.filter(state=State.REFUSED).exclude(field="logo")
        change = refused.filter(pk=wanted).first() if wanted.isdecimal() else None
        if change is None:
            return {}
        text = shown(changes.current_values(page) | {change.field: change.new})
        return {change.field: text[change.field]}

    def _logo(self, form: ProfileForm, page: PartnerPage, user):
        """What was uploaded now, or before the form came back; kept whatever else is wrong."""
        if "logo" in form.errors:
            return None
        if file := form.cleaned_data.get("logo"):
            return keep(file, page, user)
        return from_ticket(form.cleaned_data.get("kept_logo", ""), page)

    def _again(self, form: ProfileForm, now: Values, logo, page) -> ProfileForm:
        """The form with what this person typed; where they typed nothing, with what is there now.

        It then knows what was shown: sent once more, it is a decision.
        """
        was = form.cleaned_data.get("was") or {}
        data = form.data.copy()
        for name, value in shown(now).items():
            if name != "logo" and name in form.cleaned_data:
                typed = marks({name: form.cleaned_data[name]})[name]
                if typed == was.get(name):
                    data[name] = "" if value is None else value
        data["was"] = json.dumps(marks(now) if form.is_valid() else was or marks(now))
        if logo:
            data["kept_logo"] = ticket(logo, page)
        again = ProfileForm(data, now=now)
        again.is_valid()
        for error in form.errors.get("logo", []):
            again.add_error("logo", error)
        return again


def _conflict(page: PartnerPage, name: str, newest: Values) -> Conflict:
    last = changes.last_change(page, name)
    who = f"{name_of(last.author)}, {german_moment(last.created_at)}" if last else "Die Redaktion"
    return Conflict(LABELS[name], who, in_words(page, name, newest[name]) or "leer")


def _say(request: HttpRequest, saved: changes.Saved) -> None:
    if saved.published and saved.public:
        messages.success(request, f"Gespeichert und öffentlich: {named(saved.published)}.")
    elif saved.published:
        text = "Gespeichert: {}. Zu sehen ist es, sobald Ihr Profil öffentlich ist."
        messages.success(request, text.format(named(saved.published)))
    if saved.waiting:
        text = "Gespeichert: {}. Das prüft noch die Redaktion; bis dahin bleibt der bisherige Text."
        messages.success(request, text.format(named(saved.waiting)))
    if saved.held:
        text = (
            "Gespeichert, aber noch nicht öffentlich: {}. Die Redaktion arbeitet gerade an Ihrem "
            "Profil und übernimmt es."
        )
        messages.warning(request, text.format(named(saved.held)))
    if not saved:
        messages.info(request, "Es hat sich nichts geändert.")


@partner_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """„Angaben stimmen noch“."""
    if changes.confirm(request.membership.partner_id, request.user):
        messages.success(request, "Danke! Auf Ihrem Profil steht jetzt, dass alles stimmt.")
    else:
        text = (
            "Das geht gerade nicht: Die Redaktion arbeitet an Ihrem Profil. "
            "Bitte versuchen Sie es später noch einmal."
        )
        messages.warning(request, text)
    return redirect("profile")


@partner_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    own = request.membership.partner.profile_changes
    change = get_object_or_404(own, pk=pk)
    label = LABELS[change.field]
    if changes.withdraw(change, request.user):
        messages.success(request, f"„{label}“ ist zurückgezogen. Es bleibt, wie es ist.")
    else:
        messages.warning(request, f"„{label}“ war schon entschieden oder zurückgezogen.")
    return redirect("profile")


@partner_required
@require_safe
def logo(request: HttpRequest, pk: int) -> HttpResponse:
    """A logo that the organisation has sent; readers cannot fetch it."""
    own = request.membership.partner.profile_changes.filter(field="logo").exclude(new=None)
    change = get_object_or_404(own, pk=pk)
    picture = Picture.objects.filter(pk=change.new).first()
    if picture is None:
        raise Http404
    response = FileResponse(picture.get_rendition("max-165x165").file.open())
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@partner_required
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """The public page as it would be with everything that waits."""
    page = standing(request.membership.partner)
    pending = changes.open_changes(request.membership.partner)
    for name, change in pending.items():
        put(page, name, change.new)
    context = page.get_context(request) | {
        "page": page,
        "pending": named(pending),
        "pending_logo": pending.get("logo"),
        "meta": meta(f"Vorschau: {page.title}", robots="noindex"),
    }
    return render(request, "partners/preview.html", context)
