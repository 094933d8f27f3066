"""Every text in a StreamField, whatever its blocks are made of.

Works on what the database keeps (`get_prep_value()`): nothing is fetched to look at a text.
"""

from collections.abc import Callable
from typing import Any

from wagtail.blocks import (
    Block,
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

# Gets the block of a text and the text itself, gives what shall stand there.
Change = Callable[[Block, str], str]


def change_texts(block: Block, value: Any, change: Change) -> Any:
    """The stored `value` of `block` with each text in it replaced by what `change` makes of it."""
    if isinstance(block, CharBlock | TextBlock | RichTextBlock):
        return change(block, value) if value else value
    if isinstance(block, StreamBlock):
        return [_in_stream(block, child, change) for child in value or []]
    if isinstance(block, ListBlock):
        return [_in_list(block.child_block, item, change) for item in value or []]
    if isinstance(block, StructBlock):
        parts = (value or {}).items()
        return {name: _in_child(block, name, part, change) for name, part in parts}
    if isinstance(block, BaseTypedTableBlock) and value:
        return _in_table(block, value, change)
    return value


def _in_stream(block: StreamBlock, child: dict, change: Change) -> dict:
    return {**child, "value": _in_child(block, child["type"], child["value"], change)}


def _in_child(block: StreamBlock | StructBlock, name: str, value: Any, change: Change) -> Any:
    """The value of a child; one of a kind that is no more stays as it is."""
    child = block.child_blocks.get(name)
    return change_texts(child, value, change) if child else value


def _in_list(block: Block, item: Any, change: Change) -> Any:
    """An entry of a list, with its id or, as imports write it, without."""
    if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
        return {**item, "value": change_texts(block, item["value"], change)}
    return change_texts(block, item, change)


def _in_table(block: BaseTypedTableBlock, table: dict, change: Change) -> dict:
    kinds = [block.child_blocks[column["type"]] for column in table["columns"]]
    rows = [
        {
            **row,
            "values": [
                change_texts(*cell, change) for cell in zip(kinds, row["values"], strict=True)
            ],
        }
        for row in table["rows"]
    ]
    return {**table, "rows": rows}
