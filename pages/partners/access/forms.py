from django import forms

from pages.partners.models import Membership


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label="E-Mail",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="Dorthin geht die Einladung. Nur wer diese Adresse liest, kann sie annehmen.",
    )
    role = forms.ChoiceField(
        label="Was darf die Person?",
        choices=[
            (Membership.Role.AUTHOR, "Profil pflegen"),
            (Membership.Role.ADMINISTRATOR, "Profil pflegen und Zugänge verwalten"),
        ],
        initial=Membership.Role.AUTHOR,
        widget=forms.RadioSelect,
    )
