from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from cms.core.visibility import is_visible


class VisiblePageLinkHandler(PageLinkHandler):
    """Links in running text: a page that is gone or not public leaves its words without a link."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            format_html('<a href="{}">', page.url) if page and is_visible(page) else "<a>"
            for page in cls.get_many(attrs_list)
        ]
