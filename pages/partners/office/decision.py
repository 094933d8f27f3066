"""One application with everything the office needs to decide, and the three ways to do it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from wagtail.admin import messages
from wagtail_modeladmin.views import InspectView

from cms.core.pasted_text import clean_paragraphs
from cms.core.text import german_moment
from pages.partners.joining import decisions
from pages.partners.joining.similar import similar_partners
from pages.partners.joining.values import version
from pages.partners.models import JoinRequest

DECIDE = "partners.change_joinrequest"
LOGO = "join_request_logo"


class TextForm(forms.Form):
    """A reason or a question, in words that the applicant reads."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, label: str, hint: str, data=None, *, prefix: str):
        super().__init__(data, prefix=prefix)
        self.fields["text"].label = label
        self.fields["text"].help_text = hint

    def clean_text(self) -> str:
        return clean_paragraphs(self.cleaned_data["text"])


def _forms(data=None, chosen: str = "") -> dict[str, TextForm]:
    """The two forms with text; only the chosen one is bound."""
    words = {
        "reject": ("Grund", "Die Ansprechperson liest diesen Text in einer E-Mail."),
        "ask": ("Rückfrage", "Die Ansprechperson antwortet auf einer Seite hinter der E-Mail."),
    }
    return {
        name: TextForm(*texts, data if name == chosen else None, prefix=name)
        for name, texts in words.items()
    }


class DecisionView(InspectView):
    """Whoever decides second is told who was first."""

    page_title = "Beitrittsanfrage"
    text_forms: dict[str, TextForm] | None = None

    def get_meta_title(self) -> str:
        return f"Beitrittsanfrage: {self.instance.name}"

    def post(self, request: HttpRequest, *args, **kwargs):
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        action = request.POST.get("action", "")
        self.text_forms = _forms(request.POST, action)
        form = self.text_forms.get(action)
        if form and not form.is_valid():
            messages.error(request, "Noch nicht gesendet: Bitte schreiben Sie einen Text.")
            return self.render_to_response(self.get_context_data())
        self._carry_out(action, form.cleaned_data["text"] if form else "")
        return redirect(request.path)

    def _carry_out(self, action: str, text: str) -> None:
        pk, user = self.instance.pk, self.request.user
        try:
            if action == "accept":
                decisions.accept(pk, user)
                said = (
                    "Angenommen. Das Profil wartet als Entwurf auf die Prüfung durch eine zweite "
                )
                said += "Person, die Ansprechperson hat ihre Einladung."
            elif action == "reject":
                decisions.reject(pk, user, text)
                said = "Abgelehnt. Die Ansprechperson bekommt eine E-Mail mit dem Grund."
            elif action == "ask":
                decisions.ask(pk, user, text)
                said = (
                    "Die Rückfrage ist unterwegs. Mit der Antwort wartet die Anfrage wieder hier."
                )
            else:
                raise Http404
        except decisions.AlreadyDecided as decided:
            messages.warning(self.request, _who_was_first(decided.application))
        except ValidationError as refused:
            messages.error(self.request, " ".join(refused.messages))
        else:
            messages.success(self.request, said)

    def get_context_data(self, **kwargs):
        row = self.instance
        return super().get_context_data(
            application=row,
            header_title=row.name,
            page_title=f"Beitrittsanfrage: {row.name}",
            header_icon="group",
            breadcrumbs_items=[
                {"url": reverse("wagtailadmin_home"), "label": "Start"},
                {"url": self.index_url, "label": "Beitrittsanfragen"},
                {"url": "", "label": row.name},
            ],
            may_decide=row.is_open and self.request.user.has_perm(DECIDE),
            values_version=version(row.values_version),
            similar=similar_partners(row),
            same_name=JoinRequest.objects.filter(name__iexact=row.name).exclude(pk=row.pk)[:5],
            questions=row.questions.select_related("asked_by"),
            logo_url=reverse(LOGO, args=[row.pk]) if row.logo else "",
            forms=self.text_forms or _forms(),
            inspect_name=self.url_helper.get_action_url_name("inspect"),
            **kwargs,
        )


def _who_was_first(application: JoinRequest) -> str:
    if application.state == JoinRequest.State.UNCONFIRMED:
        return "Diese Anfrage ist noch nicht bestätigt. Entscheiden lässt sich erst danach."
    who = application.decided_by or "eine andere Person"
    return (
        f"Schon entschieden: {who} hat die Anfrage {application.get_state_display()} "
        f"({german_moment(application.decided_at)}). Ihre Entscheidung gilt nicht."
    )


def logo(request: HttpRequest, join_request_id: int) -> FileResponse:
    """The logo that came with an application; no public page shows it."""
    if not request.user.has_perm("partners.view_joinrequest"):
        raise PermissionDenied
    row = get_object_or_404(JoinRequest, pk=join_request_id)
    if not row.logo:
        raise Http404
    response = FileResponse(row.logo.open())
    add_never_cache_headers(response)
    return response
