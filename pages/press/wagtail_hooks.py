from wagtail import hooks
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import PressContact, PressReleasePage


class PressReleaseListing(PageListingViewSet):
    """Every release wherever it hangs, as the press office thinks of them."""

    model = PressReleasePage
    icon = "doc-full"
    menu_label = "Pressemitteilungen"
    menu_order = 200
    add_to_admin_menu = True


class PressContactViewSet(SnippetViewSet):
    model = PressContact
    icon = "user"
    menu_label = "Pressekontakte"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "function", "phone", "email", "deputy"]
    search_fields = ["name", "function", "email"]
    search_backend_name = None  # a few rows: the database finds parts of words, the index does not
    copy_view_enabled = False


register_snippet(PressContactViewSet)


@hooks.register("register_admin_viewset")
def register_release_listing() -> PressReleaseListing:
    return PressReleaseListing("pressemitteilungen")
