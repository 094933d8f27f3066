from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail_modeladmin.options import modeladmin_register

from .models import PartnerPage
from .office import decision
from .office.join_requests import JoinRequestList


class PartnerListing(PageListingViewSet):
    model = PartnerPage
    icon = "group"
    menu_label = "Partner"
    menu_order = 230
    add_to_admin_menu = True


modeladmin_register(JoinRequestList)


@hooks.register("register_admin_viewset")
def register_listing() -> PartnerListing:
    return PartnerListing("partner-profile")


@hooks.register("register_admin_urls")
def register_addresses():
    address = "beitrittsanfragen/<int:join_request_id>/logo/"
    return [path(address, decision.logo, name=decision.LOGO)]
