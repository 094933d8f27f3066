"""From a Word file into the editor."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_modeladmin.helpers import PagePermissionHelper

from pages.press.models import PressReleasePage

from .draft import Draft, save_draft
from .package import EMPTY, LARGE, MOST_BYTES, Refused
from .reading import WordText, read_word

INCOMPLETE = "Was bis zur Veröffentlichung fehlt, steht gleich hier unter „Noch nicht vollständig“."


class WordForm(forms.Form):
    """One file. What it says is in `word` once the form is valid."""

    file = forms.FileField(
        label="Word-Datei",
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,application/vnd.openxmlformats-officedocument"
                ".wordprocessingml.document"
            }
        ),
        help_text="Ein Word-Dokument (.docx), bis 25 MB.",
        error_messages={
            "required": "Bitte wählen Sie eine Word-Datei aus.",
            "invalid": "Bitte wählen Sie eine Word-Datei aus.",
            "missing": "Bitte wählen Sie eine Word-Datei aus.",
            "empty": EMPTY,
        },
    )
    word: WordText

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(LARGE)
        try:
            self.word = read_word(file.read(), PurePath(file.name).stem)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused
        return file


class WordImportView(WagtailAdminTemplateMixin, FormView):
    """For everybody who may write a new release; nothing becomes public here."""

    form_class = WordForm
    template_name = "press/word_import.html"
    page_title = "Aus Word-Datei"
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        if self.press is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def press(self) -> Page | None:
        """Where a new release goes; None if this person may not write one."""
        helper = PagePermissionHelper(PressReleasePage)
        return helper.get_valid_parent_pages(self.request.user).first()

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Start"},
            {"url": reverse("pressemitteilungen_modeladmin_index"), "label": "Presse"},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: WordForm) -> HttpResponse:
        draft = save_draft(form.word, self.press, self.request.user)
        messages.success(self.request, _taken(draft, form.word))
        if draft.left_out:
            messages.warning(self.request, _left_out(draft))
        if draft.release.publish_problems():
            messages.warning(self.request, INCOMPLETE)  # the editor lists them just below
        return redirect("wagtailadmin_pages:edit", draft.release.pk)


def _taken(draft: Draft, word: WordText) -> str:
    kinds = [kind for kind, _ in word.blocks]
    counted = (
        (bool(word.lead), "der Vorspann", "der Vorspann"),
        (kinds.count("heading"), "1 Zwischenüberschrift", "{} Zwischenüberschriften"),
        (kinds.count("text"), "1 Textblock", "{} Textblöcke"),
        (kinds.count("quote"), "1 Zitat", "{} Zitate"),
        (kinds.count("table"), "1 Tabelle", "{} Tabellen"),
        (draft.pictures, "1 Bild", "{} Bilder"),
    )
    parts = [(one if n == 1 else many.format(n)) for n, one, many in counted if n]
    listed = ", ".join(["die Überschrift", *parts])
    return f"Als Entwurf gespeichert, nichts ist öffentlich. Übernommen sind: {listed}."


def _left_out(draft: Draft) -> SafeString:
    rows = format_html_join("", "<li>{}</li>", ((words,) for words in draft.left_out))
    return format_html("Nicht übernommen oder anders als in Word: <ul>{}</ul>", rows)
