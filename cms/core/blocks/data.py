"""Numbers: some large ones, or many in a table."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError

from .base import BlockValue, RunningTextBlock

MOST_COLUMNS, MOST_ROWS = 12, 200


class NumberBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label="Zahl", max_length=24, help_text="Zum Beispiel: 203, 1,2 Mio., 48 %"
    )
    label = blocks.CharBlock(
        label="Was sie zählt", max_length=120, help_text="Zum Beispiel: Stuben in 38 Landkreisen"
    )
    source = blocks.CharBlock(
        label="Quelle", max_length=160, required=False, help_text="Wer gezählt hat, und wann."
    )

    class Meta:
        icon = "plus"
        label = "Zahl"


class NumbersValue(BlockValue):
    def paragraphs(self) -> list[str]:
        return [self._line(entry) for entry in self["entries"]]

    @staticmethod
    def _line(entry) -> str:
        source = f" (Quelle: {entry['source']})" if entry["source"] else ""
        return f"– {entry['number']} {entry['label']}{source}"


class NumbersBlock(blocks.StructBlock):
    """Numbers worth remembering, each with what it counts and who counted."""

    entries = blocks.ListBlock(NumberBlock(), label="Zahlen", min_num=1, max_num=8)

    class Meta:
        icon = "order"
        label = "Zahlen und Fakten"
        group = "Text"
        description = "Große Zahlen, jede mit Erklärung und Quelle."
        template = "blocks/numbers.html"
        value_class = NumbersValue
        preview_value = {
            "entries": [
                {"number": "203", "label": "offene Stuben", "source": "Umfrage, November 2026"},
                {"number": "48 %", "label": "davon auf dem Land", "source": ""},
            ]
        }


class LabelledTableBlock(TypedTableBlock):
    """A table that tells those who cannot see it what it is about and what each column means."""

    def clean(self, value):
        value = super().clean(value)
        problems = [] if self.is_deferred_validation else list(_problems_of_table(value))
        if problems:
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(problem) for problem in problems]
            )
        return value


def _problems_of_table(table):
    if not table.columns or not table.row_data:
        yield "Die Tabelle braucht mindestens eine Spalte und eine Zeile."
    if not table.caption.strip():
        yield "Bitte geben Sie der Tabelle eine Überschrift: Worum geht es?"
    if not all(column["heading"].strip() for column in table.columns):
        yield "Bitte geben Sie jeder Spalte eine Überschrift."
    if len(table.columns) > MOST_COLUMNS or len(table.row_data) > MOST_ROWS:
        yield f"Eine Tabelle hat höchstens {MOST_COLUMNS} Spalten und {MOST_ROWS} Zeilen."


class TableValue(BlockValue):
    @cached_property
    def headings(self) -> list[str]:
        return [column["heading"] for column in self["table"].columns]

    @property
    def has_cells(self) -> bool:
        return bool(self["table"].columns and self["table"].row_data)

    def paragraphs(self) -> list[str]:
        """The caption, then a paragraph for each row: „Ort: Celle; Stuben: 12“."""
        if not self.has_cells:
            return []
        rows = [self._row(row["values"]) for row in self["table"].row_data]
        return [self["table"].caption, *rows]

    def _row(self, values) -> str:
        cells = zip(self.headings, map(_cell_text, values), strict=True)
        return "– " + "; ".join(f"{heading}: {text}" for heading, text in cells if text)


def _cell_text(value) -> str:
    return value if isinstance(value, str) else " ".join(value.paragraphs())


class TableBlock(blocks.StructBlock):
    """Rows and columns, readable aloud and on a narrow screen."""

    table = LabelledTableBlock(
        [
            ("text", blocks.CharBlock(label="Text", required=False, max_length=400)),
            ("number", blocks.CharBlock(label="Zahl", required=False, max_length=40)),
            (
                "links",
                RunningTextBlock(
                    label="Text mit Links",
                    required=False,
                    features=["bold", "link", "document-link"],
                ),
            ),
        ],
        label="Tabelle",
    )
    row_headings = blocks.BooleanBlock(
        label="Die erste Spalte benennt die Zeilen",
        required=False,
        default=True,
        help_text="Vorleseprogramme sagen sie dann zu jeder Zelle dazu.",
    )

    class Meta:
        icon = "table"
        label = "Tabelle"
        group = "Text"
        description = "Zeilen und Spalten mit Überschriften."
        template = "blocks/table.html"
        value_class = TableValue
        preview_value = {
            "table": {
                "caption": "Offene Stuben im November",
                "columns": [
                    {"type": "text", "heading": "Landkreis"},
                    {"type": "number", "heading": "Stuben"},
                ],
                "rows": [{"values": ["Celle", "12"]}, {"values": ["Uelzen", "9"]}],
            },
            "row_headings": True,
        }
