"""Links in running text: where nothing public is behind one, its words stay without a link."""

from django.db.models import Model
from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.core.blocks.targets import open_shelf
from cms.core.visibility import is_visible


class _Together:
    """Finds the targets of all links in one statement, or on the shelf of the page."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Model | None]:
        model = cls.get_model()
        keys = [int(key) if (key := attrs.get("id", "")).isdigit() else 0 for attrs in attrs_list]
        shelf = open_shelf()
        if shelf is not None:
            return shelf.take(model, keys)
        found = model._default_manager.in_bulk(set(keys))
        return [found.get(key) for key in keys]


class VisiblePageLinkHandler(_Together, PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            format_html('<a href="{}">', page.url) if page and is_visible(page) else "<a>"
            for page in cls.get_many(attrs_list)
        ]


class FileLinkHandler(_Together, DocumentLinkHandler):
    """Wagtail's words for a document that is there, and no link for one that is gone."""
