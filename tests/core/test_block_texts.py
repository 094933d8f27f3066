"""Every text in blocks is found, whatever it is nested in."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.core.block_texts import change_texts


class Stream(blocks.StreamBlock):
    words = blocks.ListBlock(blocks.CharBlock())
    card = blocks.StructBlock(
        [
            ("text", blocks.RichTextBlock()),
            ("url", blocks.URLBlock()),
            ("kind", blocks.ChoiceBlock(choices=[("eins", "Eins")])),
        ]
    )
    table = TypedTableBlock([("text", blocks.CharBlock()), ("number", blocks.IntegerBlock())])


def test_texts_change_and_nothing_else():
    table = {
        "columns": [{"type": "text", "heading": "Ort"}, {"type": "number", "heading": "Zahl"}],
        "rows": [{"values": ["ort", 3]}, {"values": ["", None]}],
        "caption": "Orte",
    }
    stored = [
        {"type": "words", "value": [{"type": "item", "value": "a", "id": "1"}, "b"], "id": "2"},
        {"type": "card", "value": {"text": "<p>c</p>", "url": "d", "kind": "eins"}, "id": "3"},
        {"type": "table", "value": table, "id": "4"},
        {"type": "vergangen", "value": "e", "id": "5"},
    ]

    words, card, changed, gone = change_texts(Stream(), stored, lambda _, text: text.upper())

    assert words["value"] == [{"type": "item", "value": "A", "id": "1"}, "B"]
    assert card["value"] == {"text": "<P>C</P>", "url": "d", "kind": "eins"}
    assert changed["value"] == table | {"rows": [{"values": ["ORT", 3]}, {"values": ["", None]}]}
    assert gone == stored[3]


def test_what_is_stored_is_what_a_table_reads_again():
    block = Stream()
    rows = [{"values": ["ort", 3]}]
    columns = [{"type": "text", "heading": "Ort"}, {"type": "number", "heading": "Zahl"}]
    table = {"columns": columns, "rows": rows, "caption": ""}
    value = block.to_python([{"type": "table", "value": table, "id": "4"}])

    changed = block.to_python(change_texts(block, value.get_prep_value(), lambda _, t: t.upper()))

    assert [cell.value for row in changed[0].value.rows for cell in row] == ["ORT", 3]
