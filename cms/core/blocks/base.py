"""What the values of all blocks can do, whatever they are made of."""

import re

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail.blocks import CharBlock, RichTextBlock, StructValue
from wagtail.rich_text import RichText, expand_db_html, get_text_for_indexing

from cms.core.plain_text import html_paragraphs

from .targets import open_shelf

# No italics: the font has none, so that bold and italic would look the same. No headings and
# quotations: they are blocks of their own.
RICH_TEXT_FEATURES = ["bold", "ul", "ol", "link", "document-link"]
_END_OF_LINE = re.compile(r"</(?:p|li)>")


class BlockValue(StructValue):
    """What was typed into one block, and what other channels make of it."""

    # Level of a heading inside the block; `prepare()` sets it one below the heading before it.
    inner_level = 3

    def __missing__(self, name: str):
        """What a new block begins with, for samples that name only what they show."""
        return self.block.child_blocks[name].get_default()

    def paragraphs(self) -> list[str]:
        """The block as plain text, a paragraph each; empty for what only the eye sees."""
        return []

    def borrowed_texts(self) -> list[str]:
        """What readers see here and was typed elsewhere: names of pages, texts of pictures."""
        return []


def own_words(otherwise: str, **kwargs) -> CharBlock:
    """Words for this place, in place of what the chosen page, file or picture says itself."""
    return CharBlock(required=False, help_text=f"Bleibt leer, dann gilt {otherwise}.", **kwargs)


class RunningText(RichText):
    """Rich text whose links are looked up together with all other targets of its page."""

    def __init__(self, source):
        super().__init__(source)
        if open_shelf() is not None:
            self.html = self._with_links()

    @cached_property
    def html(self) -> SafeString:
        return self._with_links()

    def _with_links(self) -> SafeString:
        return SafeString(expand_db_html(self.source))  # nosec B703 # cleaned when it was saved

    def paragraphs(self) -> list[str]:
        return html_paragraphs(self.source)


class RunningTextBlock(RichTextBlock):
    """Paragraphs, lists, links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    def to_python(self, value) -> RunningText:
        return RunningText(value)

    def normalize(self, value) -> RunningText:
        return RunningText(super().normalize(value).source)

    def value_from_form(self, value) -> RunningText:
        return RunningText(value)

    def get_searchable_content(self, value: RichText) -> list[str]:
        """A line for each paragraph and point of a list: in one line they would read as one."""
        lines = get_text_for_indexing(_END_OF_LINE.sub(r"\g<0>\n", value.source)).split("\n")
        return [line for line in map(str.strip, lines) if line]
