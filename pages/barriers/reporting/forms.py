"""One free text; everything else may stay as it is."""

from django import forms

from cms.core.open_forms import OpenForm
from cms.core.pasted_text import clean_line, clean_paragraphs
from pages.barriers.models import BarrierReport
from pages.barriers.models.report import LONGEST_PAGE, LONGEST_TEXT


class ReportForm(OpenForm):
    text = forms.CharField(
        label="Was möchten Sie uns sagen?",
        max_length=LONGEST_TEXT,
        help_text="Zum Beispiel: „Ich komme mit der Tastatur nicht in das Suchfeld“ oder „Ich "
        "brauche diesen Text in großer Schrift“. Ihre eigenen Worte genügen.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    page = forms.CharField(
        label="Um welche Seite geht es?",
        required=False,
        max_length=LONGEST_PAGE,
        help_text="Die Adresse der Seite oder ihre Überschrift.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label="Was brauchen Sie?",
        choices=[
            (BarrierReport.Kind.BARRIER, "Ich melde eine Barriere."),
            (BarrierReport.Kind.FORMAT, "Ich brauche einen Inhalt in einer anderen Form."),
        ],
        initial=BarrierReport.Kind.BARRIER,
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label="E-Mail",
        required=False,
        max_length=BarrierReport._meta.get_field("email").max_length,
        help_text="Nur für unsere Antwort. Ohne E-Mail lesen Sie die Antwort auf der Seite, die "
        "nach dem Absenden kommt.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": "Das ist keine vollständige E-Mail-Adresse. So sieht eine aus: "
            "name@anbieter.de. Sie dürfen das Feld auch leer lassen."
        },
    )

    def clean_text(self) -> str:
        text = clean_paragraphs(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text

    def clean_page(self) -> str:
        return clean_line(self.cleaned_data["page"])

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()
