"""A page's text as a whole: everything it points to, and its headings."""

from collections.abc import Iterable

from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.media.models import Picture

from .base import BlockValue
from .targets import Shelf, opened


def prepare_bodies(pages: Iterable[Page]) -> list[Picture]:
    """Make the texts of `pages` ready to be read: all their targets, in five statements at most.

    The number of statements depends neither on the number of pages nor on the length of texts.
    Anchors become the only ones of their kind in a text, and no level of headings is skipped.
    Returns the pictures that stand in the texts; whoever shows them fetches their sizes.
    """
    texts = [(page, name) for page in pages for name in page.texts]
    waiting = [text for text in texts if not getattr(getattr(*text), "prepared", False)]
    shelf = Shelf()
    with opened(shelf):
        for text in waiting:
            _built(getattr(*text))
        pictures = shelf.fetch()
        for text in waiting:
            setattr(*text, _built(getattr(*text)))
    for text in waiting:
        _order_headings(getattr(*text))
        getattr(*text).prepared = True
    return pictures


def _built(body: StreamValue) -> StreamValue:
    (built,) = body.stream_block.bulk_to_python([body.get_prep_value()])
    return built


def _order_headings(body: StreamValue) -> None:
    """Set what a heading can only know of its neighbours: its anchor, and levels around it."""
    anchors: set[str] = set()
    level = 1
    for block in body:
        if block.block_type == "heading":
            block.value.anchor = _free(block.value.anchor, anchors)
            block.value.tag = "h3" if block.value["level"] == "h3" and level > 1 else "h2"
            level = int(block.value.tag[1])
        elif isinstance(block.value, BlockValue):
            block.value.inner_level = level + 1


def _free(anchor: str, taken: set[str]) -> str:
    """`abschnitt-ablauf`, the second time `abschnitt-ablauf-2`; it is taken from now on."""
    number, free = 1, anchor
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free
