"""Lists that are read and never edited, for whoever holds the right to view their model."""

from django.http import HttpRequest
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper

from cms.editorial.listing import ChoiceFilter, OfficeList


class ReadOnlyButtons(ButtonHelper):
    """No row has a form."""

    def get_primary_button(self, obj) -> dict | None:
        return None

    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        return []


class ReadOnlyPermissions(PermissionHelper):
    def user_can_list(self, user) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))


class ReadOnlyList(OfficeList):
    permission_helper_class = ReadOnlyPermissions
    button_helper_class = ReadOnlyButtons


class DaysFilter(ChoiceFilter):
    """How far back the list goes; `moment` is the field that says when."""

    title = "Zeitraum"
    parameter_name = "tage"
    moment = ""

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("1", "seit gestern"), ("7", "7 Tage"), ("30", "30 Tage"), ("365", "ein Jahr")]
