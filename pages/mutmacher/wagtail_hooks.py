from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet

from .models import StoryPage


class StoryListing(PageListingViewSet):
    model = StoryPage
    icon = "openquote"
    menu_label = "Mutmacher"
    menu_order = 210
    add_to_admin_menu = True


@hooks.register("register_admin_viewset")
def register_listing() -> StoryListing:
    return StoryListing("geschichten")
