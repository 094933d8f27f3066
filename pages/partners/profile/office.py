"""The office's screens: which partners wait for a decision, and one screen to decide for each."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from cms.core.pasted_text import clean_paragraphs
from cms.editorial.locks import lock_sentence
from cms.editorial.stale.comparison import Difference, differences
from cms.editorial.stale.fingerprints import mark
from pages.partners.models import PartnerPage, ProfileChange

from .decisions import (
    ACCEPT,
    ACCEPT_KEEPING,
    ACCEPT_REPLACING,
    CHOICES,
    REFUSE,
    Decision,
    conflicts,
    decide,
    refusal_of,
    settle,
    wrote,
)
from .fields import LABELS, in_words, named, put, value_of
from .publishing import is_locked, is_public, same, standing

TITLE = "Änderungen der Partner"
LONGEST_REASON = 1000
_OPEN = Q(profile_changes__state=ProfileChange.State.OPEN)
_UNSETTLED = Q(profile_changes__displaced__isnull=False)


def may_decide_some(user) -> bool:
    return page_permission_policy.user_has_permission(user, "change")


def waiting() -> QuerySet[PartnerPage]:
    """Partners with something to decide, with its number and since when; the oldest first."""
    found = PartnerPage.objects.filter(_OPEN | _UNSETTLED)
    counted = found.annotate(
        waiting=Count("profile_changes", filter=_OPEN | _UNSETTLED),
        since=Min("profile_changes__created_at", filter=_OPEN | _UNSETTLED),
    )
    return counted.order_by("since", "pk")


@dataclass
class Row:
    """A field to decide about, as the screen shows it."""

    change: ProfileChange
    label: str
    difference: Difference | None
    seen: str
    draft: str | None  # the editors' own new text of the field, if there is one
    moved: bool  # the text that holds is not the one that the partner replaced
    own: bool
    choice: str = ""
    reason: str = ""
    error: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        accept = [(ACCEPT, "Übernehmen")]
        if self.draft is not None:
            accept = [
                (ACCEPT_REPLACING, "Übernehmen, auch in den Entwurf der Redaktion"),
                (ACCEPT_KEEPING, "Übernehmen; der Entwurf der Redaktion behält seinen Text"),
            ]
        refuse = (REFUSE, "Zurückweisen, mit Grund")
        return [refuse] if self.own else [*accept, refuse]


class Waiting(WagtailAdminTemplateMixin, TemplateView):
    """The list."""

    page_title = TITLE
    header_icon = "history"
    breadcrumbs_items = []
    template_name = "partners/profile_office/list.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_decide_some(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "partners": waiting()}


class Decide(WagtailAdminTemplateMixin, TemplateView):
    """All that waits of one partner, old and new side by side."""

    page_title = TITLE
    header_icon = "history"
    breadcrumbs_items = []
    template_name = "partners/profile_office/decide.html"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.page = get_object_or_404(PartnerPage, pk=page_id)
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.sent: dict[int, Decision] = {}
        self.errors: dict[int, str] = {}
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.page.title

    def get_context_data(self, **kwargs) -> dict:
        locked = is_locked(self.page, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "rows": self.rows(),
            "unsettled": self.unsettled(),
            "public": is_public(self.page),
            "lock": lock_sentence(self.page) if locked else "",
            "most": LONGEST_REASON,
        }

    def rows(self) -> list[Row]:
        changes = list(
            self.page.profile_changes.filter(state=ProfileChange.State.OPEN).select_related(
                "author"
            )
        )
        base, clash = standing(self.page), conflicts(self.page, changes)
        found = self._differences(changes)
        return [self._row(change, base, clash, found) for change in changes]

    def _row(self, change: ProfileChange, base, clash: dict, found: dict) -> Row:
        name, now = change.field, value_of(base, change.field)
        sent = self.sent.get(change.pk, Decision(""))
        draft = in_words(self.page, name, clash[name]) or "leer" if name in clash else None
        return Row(
            change=change,
            label=LABELS[name],
            difference=found.get(name),
            seen=mark(now),
            draft=draft,
            moved=not same(now, change.old),
            own=wrote(change, self.request.user),
            choice=sent.choice,
            reason=sent.reason,
            error=self.errors.get(change.pk, ""),
        )

    def _differences(self, changes: list[ProfileChange]) -> dict[str, Difference]:
        """As the editors know it from two versions of a page."""
        old, new = standing(self.page), standing(PartnerPage.objects.get(pk=self.page.pk))
        for change in changes:
            put(new, change.field, change.new)
        panel = PartnerPage.get_edit_handler().get_bound_panel(
            instance=old, request=self.request, form=None
        )
        return {found.name: found for found in differences(panel, old, new, {})}

    def unsettled(self) -> list[dict]:
        found = self.page.profile_changes.exclude(displaced=None).select_related("author")
        return [
            {
                "change": change,
                "label": LABELS[change.field],
                "theirs": in_words(self.page, change.field, change.new) or "leer",
                "draft": in_words(self.page, change.field, change.displaced["value"]) or "leer",
            }
            for change in found
        ]

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if "konflikt" in request.POST:
            return self._settle(request)
        self._read(request)
        if self.errors or not self.sent:
            if not self.sent:
                messages.warning(request, "Bitte entscheiden Sie über mindestens eine Änderung.")
            return self.get(request)
        try:
            done = decide(self.page.pk, request.user, self.sent)
        except ValidationError as error:
            text = "Nichts ist entschieden: So kann das Profil nicht öffentlich sein."
            messages.error(request, f"{text} {refusal_of(error)}")
            return self.get(request)
        self._say(request, done)
        return redirect("profile_decide", self.page.pk)

    def _read(self, request: HttpRequest) -> None:
        """What is chosen for this partner's changes; other ids mean nothing here."""
        for change in self.page.profile_changes.all():
            choice = request.POST.get(f"choice-{change.pk}", "")
            if choice not in CHOICES:
                continue
            reason = clean_paragraphs(request.POST.get(f"reason-{change.pk}", ""))
            seen = request.POST.get(f"seen-{change.pk}", "")
            self.sent[change.pk] = Decision(choice, reason, seen)
            if choice == REFUSE and not reason:
                self.errors[change.pk] = "Bitte schreiben Sie, warum: Der Partner liest den Grund."
            elif choice == REFUSE and len(reason) > LONGEST_REASON:
                self.errors[change.pk] = f"Bitte höchstens {LONGEST_REASON} Zeichen."

    def _say(self, request: HttpRequest, done) -> None:
        for text in done.told:
            messages.warning(request, text)
        if done.accepted:
            fields = named(change.field for change in done.accepted)
            messages.success(request, f"Übernommen: {fields}.")
        if done.refused:
            fields = named(change.field for change in done.refused)
            messages.success(request, f"Zurückgewiesen: {fields}.")

    def _settle(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST["konflikt"]
        own = self.page.profile_changes.exclude(displaced=None)
        change = own.filter(pk=wanted).first() if wanted.isdecimal() else None
        give_back = request.POST.get("entwurf") == "redaktion"
        if change and settle(change, request.user, give_back=give_back):
            messages.success(request, "Das ist geklärt.")
        else:
            messages.warning(request, "Das war schon geklärt, oder die Seite ist gesperrt.")
        return redirect("profile_decide", self.page.pk)
