"""The blocks of which editors build a page's text."""

from .media import PictureBlock
from .text import BoxBlock, HeadingBlock, QuoteBlock, TextBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("box", BoxBlock()),
]

__all__ = ["BODY_BLOCKS", "BoxBlock", "HeadingBlock", "PictureBlock", "QuoteBlock", "TextBlock"]
