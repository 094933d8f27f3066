"""One report with everything the office needs, and the four ways to answer it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail_modeladmin.views import InspectView

from cms.core.pasted_text import clean_line, clean_paragraphs
from cms.core.text import german_moment
from pages.barriers import decisions
from pages.barriers.models import BarrierReport
from pages.barriers.models.report import LONGEST_TEXT

State = BarrierReport.State
DECIDE = "barriers.change_barrierreport"


class AnswerForm(forms.Form):
    """Words for whoever sent the report."""

    answer = forms.CharField(
        label="Antwort",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Steht in der E-Mail, falls eine Adresse da ist, und auf der Seite mit der "
        "Nummer.",
    )

    def __init__(self, data=None, *, prefix: str, report: BarrierReport):
        super().__init__(data, prefix=prefix)
        self.fields["answer"].required = prefix != "fixed"
        if prefix == "none":
            self.fields["answer"].label = "Grund"

    def clean_answer(self) -> str:
        return clean_paragraphs(self.cleaned_data["answer"])


class StatementForm(forms.Form):
    """What the statement says of a barrier; the reporter's own words never stand there."""

    what = forms.CharField(
        label="Was ist nicht zugänglich?",
        max_length=200,
        help_text="Eine kurze Überschrift in Ihren Worten. Ohne Angaben zur Person, die die "
        "Barriere gemeldet hat.",
    )
    reason = forms.CharField(
        label="Warum?", max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    alternative = forms.CharField(
        label="Was kann man stattdessen nutzen?",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    planned_for = forms.DateField(
        label="Behoben bis voraussichtlich",
        required=False,
        widget=AdminDateInput,
        help_text="Leer lassen, wenn Sie es noch nicht wissen.",
    )

    def __init__(self, data=None, *, prefix: str, report: BarrierReport):
        known = {name: getattr(report, name) for name in self.base_fields}
        super().__init__(data, prefix=prefix, initial=known)

    def clean_what(self) -> str:
        return clean_line(self.cleaned_data["what"])

    def clean_reason(self) -> str:
        return clean_paragraphs(self.cleaned_data["reason"])

    def clean_alternative(self) -> str:
        return clean_paragraphs(self.cleaned_data["alternative"])

    def clean_planned_for(self):
        day = self.cleaned_data["planned_for"]
        if day and day < timezone.localdate():
            raise ValidationError("Dieser Tag ist vorbei. Bitte nennen Sie einen, der noch kommt.")
        return day


# Name of the way: the state it leads to, its form, and what to say when it is done.
WAYS = {
    "answer": (State.ANSWERED, AnswerForm, "Beantwortet."),
    "confirm": (
        State.CONFIRMED,
        StatementForm,
        "Bestätigt. Die Barriere steht jetzt in der Erklärung zur Barrierefreiheit.",
    ),
    "fixed": (
        State.FIXED,
        AnswerForm,
        "Abgeschlossen: behoben. In der Erklärung zur Barrierefreiheit steht die Barriere nicht.",
    ),
    "none": (State.NONE, AnswerForm, "Abgeschlossen: keine Barriere."),
}


class DecisionView(InspectView):
    """Whoever decides second is told who was first, and keeps what they typed."""

    page_title = "Barrieremeldung"
    bound: dict[str, forms.Form] = {}

    def get_meta_title(self) -> str:
        return f"Barrieremeldung {self.instance.number}"

    def post(self, request: HttpRequest, *args, **kwargs):
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        action = request.POST.get("action", "")
        if action not in WAYS:
            raise Http404
        state, form_class, said = WAYS[action]
        form = form_class(request.POST, prefix=action, report=self.instance)
        self.bound = {action: form}
        if not form.is_valid():
            messages.error(request, "Noch ist nichts geändert: Bitte prüfen Sie Ihre Angaben.")
            return self.render_to_response(self.get_context_data())
        stamp = request.POST.get("stamp", "")
        try:
            decisions.decide(self.instance.pk, state, request.user, stamp, **form.cleaned_data)
        except decisions.Outdated as outdated:
            self.instance = outdated.report
            messages.warning(request, _who_was_first(outdated.report))
            return self.render_to_response(self.get_context_data(), status=409)
        messages.success(request, said)
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        row = self.instance
        may_decide = self.request.user.has_perm(DECIDE)
        return super().get_context_data(
            report=row,
            header_title=row.number,
            page_title=f"Barrieremeldung {row.number}",
            header_icon="warning",
            breadcrumbs_items=[
                {"url": reverse("wagtailadmin_home"), "label": "Start"},
                {"url": self.index_url, "label": "Barrieremeldungen"},
                {"url": "", "label": row.number},
            ],
            forms=self._forms() if may_decide else {},
            unsent=self._unsent(),
            **kwargs,
        )

    def _forms(self) -> dict[str, forms.Form]:
        """Those that the report's state allows; the one that was sent with what it holds."""
        return {
            name: self.bound.get(name) or form_class(prefix=name, report=self.instance)
            for name, (state, form_class, _said) in WAYS.items()
            if self.instance.state in decisions.FROM[state]
        }

    def _unsent(self) -> list[str]:
        """What was typed for a way that is closed by now."""
        closed = [form for name, form in self.bound.items() if name not in self._forms()]
        return [str(value) for form in closed for value in form.cleaned_data.values() if value]


def _who_was_first(report: BarrierReport) -> str:
    who = report.decided_by or "eine andere Person"
    return (
        f"{who} war schneller: Diese Meldung ist jetzt „{report.get_state_display()}“ "
        f"({german_moment(report.decided_at)}). Ihre Entscheidung gilt nicht; was Sie geschrieben "
        "haben, steht noch da."
    )
