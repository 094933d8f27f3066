"""The part of the menu in which editors look after the search."""

from django.urls import reverse
from wagtail_modeladmin.options import ModelAdminGroup

from search.models import Synonym

from .promotions import TITLE, PromotionsMenuItem
from .terms import SearchTermList


class SearchGroup(ModelAdminGroup):
    menu_label = "Website-Suche"  # "Suche" is the admin's own, at the top of the menu
    menu_item_name = "website-suche"
    menu_icon = "glasses"
    menu_order = 500
    items = (SearchTermList,)

    def get_submenu_items(self) -> list:
        """What is searched for, and the two ways to answer it better."""
        terms = super().get_submenu_items()
        promotions = reverse("wagtailsearchpromotions:index")
        return [
            *terms,
            Synonym.snippet_viewset.get_menu_item(len(terms) + 1),
            PromotionsMenuItem(
                TITLE, promotions, name="empfehlungen", icon_name="pick", order=len(terms) + 2
            ),
        ]
