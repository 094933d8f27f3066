"""The one form of a profile: plain fields, as a phone fills them in."""

import json

from django import forms
from django.core.validators import RegexValidator

from cms.core.models import STATEWIDE, Region
from cms.core.pasted_text import clean_line, clean_paragraphs
from cms.editorial.stale.fingerprints import mark
from cms.media.fields import PictureFormField
from pages.partners.models import PartnerPage

from .fields import INSTANT, LABELS, WAITING
from .links import as_lines, links_of, web_address
from .publishing import Values
from .simple_text import as_html, as_text

MOST_DESCRIPTION = 5000
_ONE_LINE = ("title", "phone", "email", "contact_hours", "street", "postcode", "city")


def marks(values: Values) -> dict[str, str]:
    """What the form remembers of the values that it shows: who changed what is known by these."""
    return {name: mark(value) for name, value in values.items()}


def _text(label: str, name: str, *, required: bool = False, hint: str = "", **attributes):
    longest = PartnerPage._meta.get_field(name).max_length
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.TextInput(attributes),
    )


class ProfileForm(forms.Form):
    """Knows what stood in each field when it was shown; `typed()` is what this person changed."""

    phone = _text(
        LABELS["phone"],
        "phone",
        hint="Mit Vorwahl, zum Beispiel 0511 123456.",
        type="tel",
        autocomplete="tel",
    )
    email = forms.EmailField(
        label=LABELS["email"],
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    contact_hours = _text(
        LABELS["contact_hours"],
        "contact_hours",
        hint="Zum Beispiel: montags bis freitags, 9 bis 12 Uhr.",
    )
    street = _text(LABELS["street"], "street", autocomplete="address-line1")
    postcode = forms.CharField(
        label=LABELS["postcode"],
        required=False,
        max_length=5,
        validators=[RegexValidator(r"^\d{5}\Z", "Eine Postleitzahl hat fünf Ziffern.")],
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    city = _text(LABELS["city"], "city", autocomplete="address-level2")
    website = forms.CharField(
        label=LABELS["website"],
        required=False,
        max_length=200,
        help_text="Zum Beispiel: www.unser-verein.de",
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "url"}),
    )
    social_links = forms.CharField(
        label=LABELS["social_links"],
        required=False,
        max_length=2000,
        help_text="Eine Adresse in jeder Zeile, höchstens sechs.",
        widget=forms.Textarea({"rows": 3, "inputmode": "url"}),
    )
    title = _text(LABELS["title"], "title", required=True, autocomplete="organization")
    kind = forms.ChoiceField(label=LABELS["kind"], choices=PartnerPage.Kind.choices)
    primary_region = forms.ModelChoiceField(
        label=LABELS["primary_region"],
        queryset=Region.objects.exclude(key=STATEWIDE),
        required=False,
        empty_label="Bitte wählen",
        help_text="Wo Ihre Organisation ihren Sitz hat.",
    )
    statement = forms.CharField(
        label=LABELS["statement"],
        required=False,
        max_length=800,
        help_text="Zwei bis drei Sätze, höchstens 800 Zeichen.",
        widget=forms.Textarea({"rows": 5}),
    )
    description = forms.CharField(
        label=LABELS["description"],
        required=False,
        max_length=MOST_DESCRIPTION,
        help_text="Eine leere Zeile beginnt einen neuen Absatz, „- “ am Anfang einer Zeile macht "
        "eine Liste. **So** wird etwas fett.",
        widget=forms.Textarea({"rows": 10}),
    )
    logo = PictureFormField(label=LABELS["logo"], required=False)
    without_logo = forms.BooleanField(label="Logo entfernen", required=False)
    kept_logo = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)
    was = forms.CharField(required=False, widget=forms.HiddenInput, max_length=4000)

    def __init__(self, *args, now: Values, **kwargs) -> None:
        """`now`: what stands in each field, pending changes included."""
        self.now = now
        kwargs["initial"] = shown(now) | kwargs.get("initial", {})
        kwargs["initial"]["was"] = json.dumps(marks(now))
        super().__init__(*args, **kwargs)
        self.fields["logo"].help_text = (
            "JPEG, PNG, WebP, AVIF oder HEIC, bis 25 MB. Mit dem Hochladen erlauben Sie uns, das "
            "Logo auf dieser Website zu zeigen."
        )
        self.fields["primary_region"].required = now["primary_region"] is not None
        if now["logo"] is None:
            del self.fields["without_logo"]

    def clean(self) -> dict:
        data = super().clean()
        for name in _ONE_LINE:
            if isinstance(data.get(name), str):
                data[name] = clean_line(data[name])
        if not data.get("title") and "title" not in self.errors:
            self.add_error("title", "Bitte tragen Sie den Namen ein.")
        if "statement" in data:
            data["statement"] = clean_paragraphs(data["statement"])
        if "description" in data:
            data["description"] = as_html(data["description"], self.now["description"])
        if "primary_region" in data:
            data["primary_region"] = data["primary_region"] and data["primary_region"].pk
        return data

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip()

    def clean_website(self) -> str:
        return web_address(self.cleaned_data["website"])

    def clean_social_links(self) -> list[dict[str, str]]:
        known = {link["url"]: link["label"] for link in self.now["social_links"]}
        return links_of(self.cleaned_data["social_links"], known)

    def clean_was(self) -> dict[str, str]:
        """Marks of what was shown; made up or broken ones count as unknown."""
        try:
            found = json.loads(self.cleaned_data["was"])
        except (ValueError, RecursionError):
            found = {}
        return found if isinstance(found, dict) else {}

    def typed(self) -> Values:
        """The fields as values; the logo only if it is to change."""
        names = (name for name in (*INSTANT, *WAITING) if name != "logo")
        values = {name: self.cleaned_data[name] for name in names}
        if self.cleaned_data.get("without_logo"):
            values["logo"] = None
        return values


def shown(values: Values) -> dict:
    """Values as the form's fields show them."""
    return {
        **values,
        "social_links": as_lines(values["social_links"]),
        "description": as_text(values["description"]),
        "logo": None,
    }
