from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet

from .models import PartnerPage


class PartnerListing(PageListingViewSet):
    model = PartnerPage
    icon = "group"
    menu_label = "Partner"
    menu_order = 230
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_listing() -> PartnerListing:
    return PartnerListing("partner-profile")
