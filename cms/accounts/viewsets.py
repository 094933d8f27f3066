from wagtail.users.views.users import UserViewSet

from .forms import AccountCreationForm, AccountEditForm


class AccountViewSet(UserViewSet):
    """Accounts in the admin; `cms.accounts.apps.UsersConfig` puts it in Wagtail's place."""

    def get_form_class(self, for_update: bool = False):
        return AccountEditForm if for_update else AccountCreationForm
