"""Lists of what comes from outside: nobody adds or deletes any, each has a screen of its own."""

from django.http import Http404, HttpRequest
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper

from .listing import OfficeList


class ArrivalPermissions(PermissionHelper):
    def user_can_list(self, user) -> bool:
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_inspect_obj(self, user, obj) -> bool:
        return self.user_can_list(user)


class ArrivalButtons(ButtonHelper):
    """One way to each row; `label()` and `name()` say what is done there, and to what."""

    def label(self, obj) -> str:
        return "Ansehen"

    def name(self, obj) -> str:
        return str(obj)

    def get_primary_button(self, obj) -> dict:
        return {"url": self.url_helper.get_action_url("inspect", obj.pk), "title": "Ansehen"}

    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        label, url = self.label(obj), self.url_helper.get_action_url("inspect", obj.pk)
        return [{"label": label, "url": url, "title": f"{label}: {self.name(obj)}"}]


class ArrivalList(OfficeList):
    """Base of such a list; it names the view and the template of the screen."""

    permission_helper_class = ArrivalPermissions
    inspect_view_enabled = True
    ordering = ()  # the rows come in the order of what is to be done

    def get_admin_urls_for_registration(self) -> tuple:
        inspect = self.url_helper.get_action_url_name("inspect")
        every = super(OfficeList, self).get_admin_urls_for_registration()
        return (
            *super().get_admin_urls_for_registration(),
            *(entry for entry in every if entry.name == inspect),
        )

    def inspect_view(self, request: HttpRequest, instance_pk: str):
        if not instance_pk.isdecimal():
            raise Http404
        return super().inspect_view(request, instance_pk)
