from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet

from .models import CampaignPage


class CampaignListing(PageListingViewSet):
    model = CampaignPage
    icon = "calendar-alt"
    menu_label = "Kampagnen"
    menu_order = 220
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_listing() -> CampaignListing:
    return CampaignListing("kampagnen")
