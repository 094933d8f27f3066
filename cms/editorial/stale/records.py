"""The same question where nothing has versions: topics, press contacts, the site's settings.

The form remembers what the database held when it was opened. There are no drafts here: whatever is
decided holds at once, and what is overwritten is gone. So the form asks whenever there is anything
that its writer has not seen.
"""

from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin import messages
from wagtail.contrib.settings import views as settings
from wagtail.log_actions import registry
from wagtail.snippets.views import snippets

from cms.editorial.words import in_words, name_of

from .both import SAVE_ANYWAY, BothVersions
from .decision import Decision
from .fingerprints import fingerprints, mark
from .loaded import REMEMBERED, Loaded, RememberedField, remember
from .news import Event
from .typed import fit_rows, without


class BothRecords(BothVersions):
    """What the database holds, and what was sent to Wagtail's form for a record."""

    def __init__(self, view):
        super().__init__(view, view.panel.get_form_class(), view.panel)
        self.known = view.loaded.fields

    def newest(self) -> Model:
        return self.view.model._default_manager.get(pk=self.view.object.pk)

    def renewed(self) -> dict[str, str]:
        return {REMEMBERED: remember(mark(fingerprints(self.theirs)), self.known)}

    def about(self) -> dict:
        last = registry.get_logs_for_instance(self.theirs).select_related("user").first()
        events = (
            [Event(in_words(last.timestamp), name_of(last.user), str(last.message))] if last else []
        )
        return {
            "name": str(self.theirs),
            "is_page": False,
            "events": events,
            "their_name": self.name_of_other(last and last.user),
            "can_merge": True,
            "anyway": SAVE_ANYWAY,
            "edit_url": self.view.get_edit_url(),
        }


class RecordAsksFirst:
    """For Wagtail's generic views that save a record from a form made of panels."""

    def get_form(self, form_class=None):
        form_class = form_class or self.get_form_class()
        names = [each.name for each in getattr(self, "taken", [])]
        form = without(form_class, names)(**self.get_form_kwargs())
        marks = fingerprints(self.object)
        form.fields[REMEMBERED] = RememberedField(remember(mark(marks), marks))
        return form

    def post(self, request, *args, **kwargs) -> HttpResponse:
        with transaction.atomic():
            records = self.model._default_manager.select_for_update()
            self.object = get_object_or_404(records, pk=self.object.pk)
            return self._save_or_ask(request, *args, **kwargs)

    def _save_or_ask(self, request, *args, **kwargs) -> HttpResponse:
        self.sent = request.POST
        self.loaded = Loaded.from_form(self.sent)
        self.decision = Decision.from_form(self.sent)
        both = BothRecords(self)
        if self.loaded.state != mark(fingerprints(self.object)) and both.differences:
            return both.response()
        if self.decision.merges:
            self.taken = [each for each in both.differences if self.decision.takes(each)]
        untouched = {each.name for each in getattr(self, "taken", [])}
        form_class = self.get_form_class()
        request.POST = fit_rows(form_class, self.object, self.sent, untouched=untouched)
        response = super().post(request, *args, **kwargs)
        if self.decision.merges and response.status_code == 302:
            labels = ", ".join(each.label for each in self.taken) or "nichts"
            messages.info(request, f"Beide Fassungen sind zusammengeführt. Übernommen: {labels}.")
        return response

    def form_invalid(self, form) -> HttpResponse:
        if self.decision.merges:  # the form lacks the fields that were taken over
            return BothRecords(self).response()
        return super().form_invalid(form)


class SnippetEditView(RecordAsksFirst, snippets.EditView):
    """A topic, a press contact."""


class SettingEditView(RecordAsksFirst, settings.EditView):
    """Facts about the site, its menus."""
