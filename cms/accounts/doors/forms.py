"""The forms of signing in."""

from allauth.account.adapter import get_adapter
from allauth.account.internal import flows
from allauth.account.models import Login
from django import forms
from django.contrib.auth.password_validation import validate_password

from cms.accounts import throttle


def address_field(autocomplete: str, label: str = "E-Mail-Adresse") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(
            {"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": "Bitte geben Sie Ihre E-Mail-Adresse ein.",
            "invalid": "Das ist keine vollständige E-Mail-Adresse. Beispiel: name@verein.de",
        },
    )


def password_field(label: str, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": autocomplete}),
        error_messages={"required": "Bitte geben Sie das Passwort ein."},
    )


def code_field(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": "Bitte geben Sie den Code ein."},
    )


class StaffForm(forms.Form):
    """Address and password of somebody of the house; whatever is wrong is said alike."""

    email = address_field("username")
    password = password_field("Passwort", "current-password")

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        self.credentials = {"email": data["email"].strip(), "password": data["password"]}
        adapter = get_adapter()
        self.user = adapter.authenticate(self.request, **self.credentials)
        if self.user is None:
            raise adapter.validation_error("email_password_mismatch")
        return data

    def login(self, request, redirect_url: str | None = None):
        login = Login(user=self.user, email=self.credentials["email"], redirect_url=redirect_url)
        return flows.login.perform_password_login(request, self.credentials, login)


class ForgottenForm(forms.Form):
    """Asks for a link with which staff give themselves a new password."""

    email = address_field("username")

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        throttle.count(self.request, mail_account=email, mail_address="")
        return email


class NewPasswordForm(forms.Form):
    """A new password: long, not among the common ones, typed once and shown on demand by no one."""

    password = password_field("Neues Passwort", "new-password")
    password.help_text = (
        "Mindestens 12 Zeichen. Gut sind mehrere Wörter, die nicht zusammengehören. "
        "Häufige Passwörter und Ihr Name sind nicht möglich."
    )
    repeated = password_field("Neues Passwort noch einmal", "new-password")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]

    def clean(self):
        data = super().clean()
        if "password" in data and data.get("repeated") != data["password"]:
            self.add_error("repeated", "Die beiden Eingaben sind verschieden.")
        return data

    def save(self):
        self.user.set_password(self.cleaned_data["password"])
        self.user.save(update_fields=["password"])
        return self.user
