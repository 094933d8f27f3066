from django.urls import path
from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail_modeladmin.options import modeladmin_register

from cms.editorial import my_day

from .models import PartnerPage
from .office import decision
from .office.join_requests import JoinRequestList
from .office.my_day import applications


class PartnerListing(PageListingViewSet):
    model = PartnerPage
    icon = "group"
    menu_label = "Partner"
    menu_order = 230
    add_to_admin_menu = True


modeladmin_register(JoinRequestList)
my_day.section(order=60)(applications)


@hooks.register("register_admin_viewset")
def register_listing() -> PartnerListing:
    return PartnerListing("partner-profile")


@hooks.register("register_admin_urls")
def register_addresses():
    address = "beitrittsanfragen/<int:join_request_id>/logo/"
    return [path(address, decision.logo, name=decision.LOGO)]
