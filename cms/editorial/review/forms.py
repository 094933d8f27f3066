"""What people write when they decide about a page."""

from django import forms

LONGEST_COMMENT = 1000
SHORTEST_REASON, LONGEST_REASON = 10, 500


class ApprovalForm(forms.Form):
    """Beside „Freigeben mit Kommentar“."""

    comment = forms.CharField(
        label="Anmerkung",
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 3}),
    )


class RejectionForm(forms.Form):
    """Nobody goes on from „zurückgewiesen“ alone."""

    comment = forms.CharField(
        label="Begründung",
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 3}),
        help_text="Was soll sich ändern? Wer den Text geschrieben hat, bekommt das per E-Mail.",
        error_messages={"required": "Bitte schreiben Sie dazu, was fehlt oder nicht stimmt."},
    )


class ReasonForm(forms.Form):
    """Why a page goes out without a second person, and which version that is."""

    reason = forms.CharField(
        label="Begründung",
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Warum kann vorher niemand prüfen? Die Begründung steht im Protokoll und geht "
        "an alle, die nachträglich freigeben dürfen.",
        error_messages={
            "required": "Bitte begründen Sie, warum die Seite ohne Prüfung öffentlich wird.",
            "min_length": "Bitte begründen Sie es in einem ganzen Satz.",
            "max_length": "Bitte fassen Sie sich kürzer: höchstens %(limit_value)d Zeichen.",
        },
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Bitte laden Sie diese Seite neu.",
            "invalid": "Bitte laden Sie diese Seite neu.",
        },
    )

    def __init__(self, *args, latest: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.latest = latest

    def clean_version(self) -> int:
        if self.cleaned_data["version"] != self.latest:
            self.data = self.data | {"version": self.latest}
            raise forms.ValidationError(
                "Inzwischen gibt es eine neuere Fassung. Bitte sehen Sie sie an, bevor Sie sie "
                "veröffentlichen."
            )
        return self.latest
