from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from .elastic.panel import SearchServerPanel
from .office.menu import SearchGroup
from .office.promotions import (
    PromotionCreateView,
    PromotionDeleteView,
    PromotionEditView,
    PromotionIndexView,
)
from .office.synonyms import SynonymViewSet

register_snippet(SynonymViewSet)
modeladmin_register(SearchGroup)


@hooks.register("register_admin_urls", order=-1)
def register_our_promotions():
    """At the addresses of Wagtail's own views, which are found by name as before."""
    return [
        path("searchpicks/", PromotionIndexView.as_view()),
        path("searchpicks/results/", PromotionIndexView.as_view(results_only=True)),
        path("searchpicks/add/", PromotionCreateView.as_view()),
        path("searchpicks/<int:query_id>/", PromotionEditView.as_view()),
        path("searchpicks/<int:query_id>/delete/", PromotionDeleteView.as_view()),
    ]


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def remove_wagtails_items(request, menu_items) -> None:
    """They stand in our group of the menu; Wagtail's report would count nothing."""
    elsewhere = {"promoted-search-results", "search-terms"}
    menu_items[:] = [item for item in menu_items if item.name not in elsewhere]


@hooks.register("construct_homepage_panels")
def add_search_server(request, panels) -> None:
    panels.append(SearchServerPanel())
