"""The admin as a press person expects it: order of menus, German names, our vocabulary."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.core import log_actions
from cms.core.labels import name_in_german
from cms.core.models import Topic
from cms.core.rich_text import FileLinkHandler, VisiblePageLinkHandler


class TopicViewSet(SnippetViewSet):
    """In the menu it stands with the press office's lists."""

    model = Topic
    icon = "tag"
    menu_label = "Themen"
    list_display = ["name", "slug", "description"]
    ordering = ["slug"]
    copy_view_enabled = False


register_snippet(TopicViewSet)
name_in_german()
hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_rich_text_features", order=100)
def find_link_targets_our_way(features) -> None:
    features.register_link_type(VisiblePageLinkHandler)
    features.register_link_type(FileLinkHandler)


@hooks.register("construct_main_menu")
def order_menu(request, menu_items) -> None:
    """Files and reports after the contents. Snippets stand where they belong."""
    menu_items[:] = [item for item in menu_items if item.name != "snippets"]
    orders = {"images": 400, "documents": 410, "reports": 800, "settings": 900}
    for item in menu_items:
        item.order = orders.get(item.name, item.order)


@hooks.register("construct_help_menu")
def remove_foreign_help(request, menu_items) -> None:
    """Wagtail's help items lead to English pages of a foreign host."""
    menu_items.clear()


@hooks.register("insert_global_admin_css")
def admin_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("core/css/admin.css"))


@hooks.register("insert_editor_js")
def editor_script() -> str:
    return format_html('<script src="{}"></script>', static("core/js/admin/editor.js"))
