"""Groups of words with one meaning, as editors keep them."""

from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Synonym
from search.synonym_rules import LONGEST_NAME

TITLE = "Gleichbedeutende Wörter"
WORDS = "woerter"  # parameter of the form for a new group: what stands in it


class SynonymCreateView(snippets.CreateView):
    """A new group, which may begin with a word that readers searched for."""

    def get_initial_form_instance(self) -> Synonym:
        words = " ".join(self.request.GET.get(WORDS, "").replace("\0", " ").split())
        return Synonym(words=f"{words[:LONGEST_NAME]}, " if words else "")


class SynonymIndexView(snippets.IndexView):
    """The list is called as in the menu, its entries as what they are."""

    page_title = TITLE


class SynonymViewSet(SnippetViewSet):
    """In the menu it stands in the group of `SearchGroup`."""

    model = Synonym
    icon = "link"
    menu_label = TITLE
    index_view_class = SynonymIndexView
    list_display = ["words"]
    copy_view_enabled = False
    add_view_class = SynonymCreateView
