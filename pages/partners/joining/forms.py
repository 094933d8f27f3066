"""The application as a form: seat, contact, statement, values, logo."""

from django import forms
from django.db import models

from cms.core.models import Region
from cms.core.open_forms import OpenForm
from cms.core.pasted_text import clean_line, clean_paragraphs
from cms.media.cleaning import clean_picture
from pages.partners.models import JoinRequest, PartnerPage

from ..seats import MOST, Seat, find, parts
from . import kept_logos
from .values import in_force

NONE_OF_THEM = "andere"
LONGEST_SEAT = 120


class LogoField(forms.FileField):
    """Drawn anew before anybody sees it, as every picture that comes in."""

    def to_python(self, data):
        return clean_picture(data) if super().to_python(data) else None


class RegionField(forms.ModelChoiceField):
    def label_from_instance(self, region: Region) -> str:
        return region.long_name


def _text(label: str, name: str, autocomplete: str, **options) -> forms.CharField:
    """A line of text, as long as the field `name` of `JoinRequest` is."""
    longest = JoinRequest._meta.get_field(name).max_length
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


class JoinForm(OpenForm):
    """Bound, it asks for the region too, if the seat does not tell it."""

    name = _text("Name der Organisation", "name", "organization")
    kind = forms.ChoiceField(
        label="Was für eine Organisation ist das?",
        choices=[("", "Bitte wählen"), *PartnerPage.Kind.choices],
    )
    seat = forms.CharField(
        label="Sitz: Postleitzahl oder Ort",
        max_length=LONGEST_SEAT,
        help_text="Zum Beispiel „29525 Uelzen“. Daraus finden wir Ihren Landkreis.",
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    website = forms.URLField(
        label="Website",
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
    )
    contact_name = _text("Ansprechperson: Vorname und Nachname", "contact_name", "name")
    contact_email = forms.EmailField(
        label="E-Mail",
        max_length=JoinRequest._meta.get_field("contact_email").max_length,
        help_text="An diese Adresse schicken wir gleich einen Link, mit dem Sie bestätigen.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    contact_phone = _text("Telefon", "contact_phone", "tel", required=False)
    statement = forms.CharField(
        label="Warum möchten Sie mitmachen?",
        max_length=800,
        help_text="Zwei bis drei Sätze, höchstens 800 Zeichen. Sie stehen später in Ihrem Profil.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    logo = LogoField(
        label="Logo",
        required=False,
        help_text="Ein Bild als PNG, JPEG, WebP, AVIF oder HEIC, bis 25 MB. Niemand außerhalb der "
        "Geschäftsstelle sieht es, bevor Ihr Profil veröffentlicht ist.",
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    values = forms.BooleanField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "values"
        ].label = f"Wir stimmen den Werten des Bündnisses zu ({in_force().name})."
        self.seats: list[Seat] = []
        if self.is_bound:
            self._ask_where(str(self.data.get("seat", ""))[:LONGEST_SEAT])

    def _ask_where(self, typed: str) -> None:
        """Fields for what the seat leaves open."""
        self.seats = find(typed)[:MOST]
        if len(self.seats) == 1 or not typed.strip():
            return
        names = dict(Region.objects.values_list("key", "name"))
        if self.seats:
            choices = [
                (str(place), f"{seat.label} ({names[seat.district]})")
                for place, seat in enumerate(self.seats)
            ]
            self.fields["seat_choice"] = forms.ChoiceField(
                label="Welcher Ort ist es?",
                choices=[*choices, (NONE_OF_THEM, "keiner davon")],
                widget=forms.RadioSelect,
            )
        self.fields["region"] = RegionField(
            label="In welchem Landkreis oder welcher Stadt ist das?",
            queryset=Region.objects.order_by(
                models.Case(models.When(kind=Region.Kind.STATE, then=1), default=0), "slug"
            ),
            required=not self.seats,
            empty_label="Bitte wählen",
        )
        self.order_fields(["key", "name", "kind", "seat", "seat_choice", "region"])

    def clean_contact_email(self) -> str:
        return self.cleaned_data["contact_email"].lower()

    def clean_statement(self) -> str:
        return clean_paragraphs(self.cleaned_data["statement"])

    def clean(self) -> dict:
        data = super().clean()
        for name in ("name", "contact_name", "contact_phone"):
            if name in data:
                data[name] = clean_line(data[name])
        if "seat" in data and not self._missing_choice(data):
            data["place"] = self._place(data)
        kept_logos.keep_or_find(data)
        return data

    def _missing_choice(self, data: dict) -> bool:
        if "region" not in self.fields or data.get("region"):
            return False
        if data.get("seat_choice") == NONE_OF_THEM:
            self.add_error("region", "Bitte wählen Sie einen Landkreis oder eine Stadt.")
        return data.get("seat_choice") in (None, NONE_OF_THEM)

    def _place(self, data: dict) -> dict:
        """Postcode, city and region of the seat, as `JoinRequest` keeps them."""
        choice = data.get("seat_choice", NONE_OF_THEM if "region" in self.fields else "0")
        if choice == NONE_OF_THEM:
            postcode, city = parts(clean_line(data["seat"]))
            return {"postcode": postcode, "city": city[:80], "region": data["region"]}
        seat = self.seats[int(choice)]
        region = Region.objects.get(key=seat.district)
        return {"postcode": seat.postcode, "city": seat.place, "region": region}


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Ihre Antwort", max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean_answer(self) -> str:
        return clean_paragraphs(self.cleaned_data["answer"])
