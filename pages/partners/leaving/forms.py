from django import forms
from django.core import signing

_SALT = "partners.leaving"


class LeavingForm(forms.Form):
    """One tick, so that nobody leaves by a slip of the finger."""

    sure = forms.BooleanField(
        error_messages={"required": "Bitte setzen Sie das Häkchen, wenn Sie wirklich austreten."}
    )
    # Which organisation the form was about; it outlives the session that the first click ends.
    ticket = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, partner, **kwargs) -> None:
        ticket = signing.dumps(partner.pk, salt=_SALT)
        super().__init__(*args, initial={"ticket": ticket}, **kwargs)
        self.fields["sure"].label = f"Ja, „{partner.title}“ soll aus dem Bündnis austreten"


def organisation_of(ticket: str) -> int | None:
    try:
        return signing.loads(ticket, salt=_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
