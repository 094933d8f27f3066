"""Tables to download, as spreadsheets open them without harm: pure functions."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date

# A spreadsheet would run a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Come along with text from Word; no spreadsheet format may contain them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Line:
    """What `csv` takes for a file: gives each line back instead of storing it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable]) -> Iterator[str]:
    """CSV with a byte order mark and semicolons, as German spreadsheets expect it."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([csv_cell(value) for value in row])


def csv_cell(value) -> str:
    """The text of one cell; "" for None, a date as `12.11.2026`, a formula as mere text."""
    text = plain_cell(value)
    text = f"{text:%d.%m.%Y}" if isinstance(text, date) else str(text)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def plain_cell(value):
    """`value` for a format that knows text from formulas: without what no cell may contain."""
    if value is None:
        return ""
    return _CONTROL.sub("", value) if isinstance(value, str) else value
