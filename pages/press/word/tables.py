"""Simple tables of Word as the table block has them: a row of headings, and rows of texts."""

import re

from docx.oxml.ns import qn

from cms.core.blocks.data import MOST_COLUMNS, MOST_ROWS

from .inline import Inline, InlineReader, name_of

LONGEST_CELL = 400
_BESIDE = {"tblPr", "tblGrid", "trPr", "tblPrEx", "tcPr", "bookmarkStart", "bookmarkEnd", "p"}
_NOT_SIMPLE = ("gridSpan", "vMerge", "tbl", "drawing", "pict", "object", "sdt")
_NUMBER = re.compile(r"[+–-]?[\d.,\s]{1,30}\s?[%€]?")


def table_value(table, inline: InlineReader) -> dict | None:
    """What the table block keeps; None for a table that is not simple, of which nothing is read."""
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    if not _is_simple(table, rows):
        return None
    headings, *cells = [[_read(cell, inline) for cell in row] for row in rows]
    columns = list(zip(*cells, strict=True))
    kinds = [_kind(column) for column in columns]
    return {
        "table": {
            "caption": "",
            "columns": [
                {"type": kind, "heading": " ".join(heading.text.split())}
                for kind, heading in zip(kinds, headings, strict=True)
            ],
            "rows": [
                {"values": [_value(*pair) for pair in zip(kinds, row, strict=True)]}
                for row in cells
            ],
        },
        "row_headings": kinds[0] != "number",
    }


def _is_simple(table, rows: list[list]) -> bool:
    if not (2 <= len(rows) <= MOST_ROWS and 2 <= len(rows[0]) <= MOST_COLUMNS):
        return False
    if any(len(row) != len(rows[0]) for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    inside = {name_of(child) for part in (table, *table.iter(qn("w:tr")), *cells) for child in part}
    if not inside <= _BESIDE | {"tr", "tc"}:
        return False
    unusual = (next(table.iter(qn(f"w:{name}")), table) for name in _NOT_SIMPLE)
    deleted = table.find(f".//{qn('w:trPr')}/{qn('w:del')}")
    if deleted is not None or any(found is not table for found in unusual):
        return False
    return all(len(_raw_text(cell)) <= LONGEST_CELL for cell in cells)


def _raw_text(cell) -> str:
    return "".join(text.text or "" for text in cell.iter(qn("w:t")))


def _read(cell, reader: InlineReader) -> Inline:
    """All paragraphs of a cell, as one."""
    whole = Inline()
    for paragraph in cell.iterchildren(qn("w:p")):
        read = reader.read(paragraph)
        whole.parts += [("\n", False, ""), *read.parts] if whole.parts else read.parts
    return whole


def _kind(column: tuple[Inline, ...]) -> str:
    if any(cell.text and not cell.is_plain for cell in column):
        return "links"
    texts = [cell.text for cell in column if cell.text]
    return "number" if texts and all(map(_NUMBER.fullmatch, texts)) else "text"


def _value(kind: str, cell: Inline) -> str:
    return f"<p>{cell.html}</p>" if kind == "links" else " ".join(cell.text.split())
