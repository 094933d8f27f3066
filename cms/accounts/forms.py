"""The forms with which an admin keeps accounts."""

from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm


class _AccountFormMixin:
    """Rights come from roles alone: nobody makes a superuser here, not even of themselves."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["groups"].label = "Rollen"
        self.fields["groups"].help_text = "Was eine Rolle darf, steht in docs/roles.md."


class AccountCreationForm(_AccountFormMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        widgets = {"groups": forms.CheckboxSelectMultiple}


class AccountEditForm(_AccountFormMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        pass
