"""The forms with which an admin keeps accounts."""

from django import forms
from django.db import transaction
from wagtail.users.forms import UserCreationForm, UserEditForm

from . import mails
from .models import EMAIL_TAKEN, User


class _AccountFormMixin:
    """Rights come from roles alone: nobody makes a superuser here, not even of themselves."""

    error_messages = {**UserCreationForm.error_messages, "duplicate_username": EMAIL_TAKEN}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["groups"].label = "Rollen"
        self.fields["groups"].help_text = "Eine Person kann mehrere Rollen haben."

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class AccountCreationForm(_AccountFormMixin, UserCreationForm):
    """Without a password: its owner chooses one, with the link of a mail."""

    @transaction.atomic
    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user = super().save(commit)
        if commit:
            mails.welcome(user)
        return user

    class Meta(UserCreationForm.Meta):
        widgets = {"groups": forms.CheckboxSelectMultiple}


class AccountEditForm(_AccountFormMixin, UserEditForm):
    """Whoever could give an account another address could sign in with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        self.fields["email"].help_text = "Die Person ändert sie selbst unter „Mein Zugang“."

    class Meta(UserEditForm.Meta):
        pass
