"""The blocks of which editors build a page's text, in the order and groups of the picker."""

from .bodies import prepare_bodies
from .data import NumbersBlock, TableBlock
from .film import FilmBlock
from .links import CallToActionBlock, CardsBlock, DownloadsBlock
from .media import GalleryBlock, PictureBlock
from .people import ContactBlock, PartnersBlock, StoryBlock
from .text import AccordionBlock, BoxBlock, HeadingBlock, QuoteBlock, TextBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("box", BoxBlock()),
    ("accordion", AccordionBlock()),
    ("numbers", NumbersBlock()),
    ("table", TableBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("film", FilmBlock()),
    ("downloads", DownloadsBlock()),
    ("cards", CardsBlock()),
    ("call", CallToActionBlock()),
    ("partners", PartnersBlock()),
    ("story", StoryBlock()),
    ("contact", ContactBlock()),
]

__all__ = ["BODY_BLOCKS", "prepare_bodies"]
