"""A page's blocks as plain paragraphs, for the text version of a release."""

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue

_PARAGRAPHS = ("p", "li")


def plain_paragraphs(body: StreamValue) -> list[str]:
    """The text of `body`, a paragraph each; list items begin with a dash, pictures are left out."""
    return [paragraph for block in body for paragraph in _of_block(block) if paragraph]


def _of_block(block) -> list[str]:
    value = block.value
    if block.block_type == "heading":
        return [value["text"].strip()]
    if block.block_type == "text":
        return _of_html(value.source)
    if block.block_type == "quote":
        speaker = ", ".join(part for part in (value["name"], value["role"]) if part)
        return [f"„{value['text'].strip()}“ ({speaker})"]
    if block.block_type == "box":
        return [value["title"].strip(), *_of_html(value["text"].source)]
    return []


def _of_html(html: str) -> list[str]:
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
