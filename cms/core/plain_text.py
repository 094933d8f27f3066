"""A page's blocks as plain paragraphs, for the text version of a release."""

from itertools import islice

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue

_PARAGRAPHS = ("p", "li")


def plain_paragraphs(body: StreamValue) -> list[str]:
    """The text of `body`, a paragraph each; list items begin with a dash, pictures are left out."""
    return [text for block in body for text in block.value.paragraphs() if text]


def first_words(body: StreamValue) -> str:
    """What the text begins with: its first three paragraphs as one."""
    texts = (text for block in body for text in block.value.paragraphs() if text)
    return " ".join(islice(texts, 3))


def html_paragraphs(html: str) -> list[str]:
    """Rich text as paragraphs."""
    tree = BeautifulSoup(html, "html.parser")
    for line_break in tree.find_all("br"):
        line_break.replace_with(" ")
    # Inner list items come out before the outer ones, so that none is read twice.
    inside_out = reversed(tree.find_all(_PARAGRAPHS))
    elements = [(element.name, element.extract()) for element in inside_out]
    return [
        ("– " if name == "li" else "") + " ".join(element.get_text().split())
        for name, element in reversed(elements)
    ]
