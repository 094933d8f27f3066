from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_modeladmin.options import modeladmin_register

from .contact_use import refusal
from .dashboard import PressPanel
from .listing import PressGroup
from .models import PressContact


class PressContactViewSet(SnippetViewSet):
    """In the menu it stands in the group of `PressGroup`."""

    model = PressContact
    icon = "user"
    menu_label = "Pressekontakte"
    list_display = ["name", "function", "phone", "email", "deputy"]
    copy_view_enabled = False


register_snippet(PressContactViewSet)
modeladmin_register(PressGroup)


@hooks.register("construct_homepage_panels")
def add_press_panel(request, panels) -> None:
    panels.append(PressPanel())


@hooks.register("before_delete_snippet")
def keep_contacts_that_releases_name(request, instances):
    """Asked for one contact and for several at once, before the question and before the deed."""
    contacts = [instance for instance in instances if isinstance(instance, PressContact)]
    refusals = [text for contact in contacts if (text := refusal(contact, request.user))]
    for text in refusals:
        messages.error(request, text)
    return redirect(PressContact.snippet_viewset.get_url_name("list")) if refusals else None


@hooks.register("register_admin_urls")
def register_word_import():
    address = "pressemitteilungen/aus-word/"
    return [path(address, word_import, name="word_import")]


def word_import(request):
    """Loads the Word package for this screen alone: most processes never need it."""
    from .word.views import WordImportView

    return WordImportView.as_view()(request)
