from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail_modeladmin.options import modeladmin_register

from cms.editorial import my_day

from .models import PartnerPage
from .office import access, decision
from .office.access_list import AccessList
from .office.join_requests import JoinRequestList
from .office.my_day import applications, changes_of_partners, departures
from .profile import log_actions, office


class PartnerListing(PageListingViewSet):
    model = PartnerPage
    icon = "group"
    menu_label = "Partner"
    menu_order = 230
    add_to_admin_menu = True


class ChangesMenuItem(MenuItem):
    """For whoever may change partners' pages."""

    def is_shown(self, request) -> bool:
        return office.may_decide_some(request.user)


modeladmin_register(JoinRequestList)
modeladmin_register(AccessList)
my_day.section(order=55)(changes_of_partners)
my_day.section(order=60)(applications)
my_day.section(order=70)(departures)
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_page_header_buttons", access.access_button)
hooks.register("register_page_listing_more_buttons", access.access_button)


@hooks.register("register_admin_viewset")
def register_listing() -> PartnerListing:
    return PartnerListing("partner-profile")


@hooks.register("register_admin_menu_item")
def add_changes_to_menu() -> MenuItem:
    address = reverse("profile_changes")
    return ChangesMenuItem(
        "Profil-Änderungen", address, name="profile-changes", icon_name="history", order=232
    )


@hooks.register("register_admin_urls")
def register_addresses():
    changes = "partner-aenderungen/"
    logo = "beitrittsanfragen/<int:join_request_id>/logo/"
    return [
        path(changes, office.Waiting.as_view(), name="profile_changes"),
        path(f"{changes}<int:page_id>/", office.Decide.as_view(), name="profile_decide"),
        path("partner-zugaenge/<int:page_id>/", access.Access.as_view(), name=access.ACCESS),
        path(logo, decision.logo, name=decision.LOGO),
    ]
