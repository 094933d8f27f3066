"""The people of one organisation, and what the office may do about them after a written reason."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from cms.accounts.log import Kind, record
from cms.core.pasted_text import clean_paragraphs
from pages.partners.access import invitations, recovery
from pages.partners.models import Membership, PartnerPage

from .decision import DECIDE

ACCESS = "partner_access"
CLOSE = "partners.close_account"
TITLE = "Partner-Zugänge"


def may_see(user) -> bool:
    """Whoever looks after partners, and whoever may end an account."""
    return user.has_perm(DECIDE) or user.has_perm(CLOSE)


def access_button(page, user, next_url=None, **_where):
    """From a profile to its people, in the menus of lists and of the page's own screens."""
    if page.pk and page.specific_class is PartnerPage and may_see(user):
        yield Button("Zugänge", reverse(ACCESS, args=[page.pk]), icon_name="key", priority=65)


class ReasonForm(forms.Form):
    """Why; those concerned read it, and it stands in the log."""

    reason = forms.CharField(
        label="Grund",
        max_length=recovery.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ohne E-Mail-Adressen. Der Grund steht im Protokoll und in den E-Mails an alle, "
        "die es betrifft.",
    )

    def clean_reason(self) -> str:
        return clean_paragraphs(self.cleaned_data["reason"])


class NameForm(ReasonForm):
    """Who is to administer from now on."""

    email = forms.EmailField(
        label="E-Mail",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="Dorthin geht die Einladung. Prüfen Sie vorher auf einem zweiten Weg, dass die "
        "Person zur Organisation gehört, zum Beispiel mit einem Anruf unter einer Nummer, die Sie "
        "schon kennen.",
    )
    field_order = ["email", "reason"]


class Access(WagtailAdminTemplateMixin, TemplateView):
    """Every form names its `action`; ids are looked up among this organisation's own."""

    page_title = TITLE
    header_icon = "key"
    template_name = "partners/office/access.html"
    name_form: forms.Form | None = None
    end_form: forms.Form | None = None
    refused: int | None = None  # the membership that `end_form` is about

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        self.partner = get_object_or_404(PartnerPage, pk=page_id)
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.partner.title

    @property
    def breadcrumbs_items(self) -> list[dict[str, str]]:
        listed = reverse("partner-zugaenge_modeladmin_index")
        return [{"url": listed, "label": TITLE}, {"url": "", "label": self.partner.title}]

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        members = self.partner.memberships.select_related("user")
        return {
            **super().get_context_data(**kwargs),
            "partner": self.partner,
            "members": [
                (member, self._end_form(member), recovery.may_be_closed(member.user))
                for member in members.order_by("user__last_name", "pk")
            ],
            "refused": self.refused,
            "managers": len(recovery.administrators(self.partner)),
            "invitations": self.partner.invitations.open().select_related("invited_by"),
            "left": recovery.LEFT if recovery.has_left(self.partner) else "",
            "may_decide": user.has_perm(DECIDE),
            "may_close": user.has_perm(CLOSE),
            "may_edit": self.partner.permissions_for_user(user).can_edit(),
            "name_form": self.name_form or NameForm(prefix="name"),
        }

    def _end_form(self, member: Membership) -> forms.Form:
        own = self.end_form if member.pk == self.refused else None
        return own or ReasonForm(prefix=f"end-{member.pk}")

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        ways = {
            "name": (DECIDE, self._name),
            "again": (DECIDE, self._again),
            "withdraw": (DECIDE, self._withdraw),
            "remove": (DECIDE, self._remove),
            "close": (CLOSE, self._close),
        }
        permission, act = ways.get(request.POST.get("action", ""), ("", None))
        if act is None:
            raise Http404
        if not request.user.has_perm(permission):
            raise PermissionDenied
        said = act()
        if not said:
            messages.error(request, "Noch ist nichts geändert: Bitte prüfen Sie Ihre Angaben.")
            return self.get(request)
        messages.success(request, said)
        return redirect(ACCESS, page_id)

    # Each gives what to say, or nothing if its form must be shown once more.

    def _name(self) -> str:
        form = self.name_form = NameForm(self.request.POST, prefix="name")
        if not form.is_valid():
            return ""
        email, reason = form.cleaned_data["email"], form.cleaned_data["reason"]
        try:
            recovery.name_administrator(self.partner, email, reason, by=self.request.user)
        except ValidationError as refused:
            form.add_error("email", refused)
            return ""
        return f"Eingeladen: {email}. Mit der Annahme verwaltet die Person Profil und Zugänge."

    def _again(self) -> str:
        invitations.send_again(self._invitation())
        self._note("Einladung noch einmal gesendet")
        return "Die Einladung ist noch einmal unterwegs, mit einem neuen Link."

    def _withdraw(self) -> str:
        invitations.withdraw(self._invitation())
        self._note("Einladung zurückgezogen")
        return "Die Einladung ist zurückgezogen. Ihr Link gilt nicht mehr."

    def _note(self, note: str) -> None:
        record(Kind.ACCESS, actor=self.request.user, page=self.partner, note=note)

    def _remove(self) -> str:
        member, reason = self._member_and_reason()
        if not reason:
            return ""
        recovery.remove(member, reason, by=self.request.user)
        return f"{member.user} hat keinen Zugang mehr zu „{self.partner.title}“."

    def _close(self) -> str:
        member, reason = self._member_and_reason()
        if not recovery.may_be_closed(member.user):
            raise PermissionDenied
        if not reason:
            return ""
        recovery.close_account(member.user, reason, by=self.request.user)
        return f"Das Konto von {member.user} ist geschlossen und überall abgemeldet."

    def _member_and_reason(self) -> tuple[Membership, str]:
        own = self.partner.memberships.select_related("user", "partner")
        member = get_object_or_404(own, pk=self._number("member"))
        form = ReasonForm(self.request.POST, prefix=f"end-{member.pk}")
        if form.is_valid():
            return member, form.cleaned_data["reason"]
        self.end_form, self.refused = form, member.pk
        return member, ""

    def _invitation(self):
        return get_object_or_404(self.partner.invitations.open(), pk=self._number("invitation"))

    def _number(self, name: str) -> int:
        sent = self.request.POST.get(name, "")
        if not (sent.isascii() and sent.isdecimal() and len(sent) < 19):
            raise Http404
        return int(sent)
