"""Forms of the pattern page: each kind of field, untouched and with everything wrong."""

from django import forms
from django.core.validators import MinLengthValidator

KINDS = (("verein", "Verein"), ("initiative", "Initiative"))


class SampleForm(forms.Form):
    name = forms.CharField(label="Name", widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label="E-Mail",
        required=False,
        help_text="Nur, wenn Sie eine Antwort möchten.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    kind = forms.ChoiceField(label="Art der Organisation", choices=[("", "Bitte wählen"), *KINDS])
    way = forms.ChoiceField(
        label="Wie dürfen wir antworten?", choices=KINDS, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label="Ihr Text",
        help_text="Mindestens zehn Zeichen.",
        validators=[MinLengthValidator(10)],
        widget=forms.Textarea({"rows": 4}),
    )
    logo = forms.FileField(label="Logo", required=False, help_text="PNG oder JPEG, höchstens 5 MB.")
    agreed = forms.BooleanField(label="Ich stimme den Werten des Bündnisses zu.")


def sample_forms() -> dict:
    wrong = {"name": "", "email": "keine Adresse", "kind": "", "way": "", "text": "zu kurz"}
    return {
        "blank_form": SampleForm(auto_id="leer_%s"),
        "wrong_form": SampleForm(wrong, auto_id="falsch_%s"),
    }
