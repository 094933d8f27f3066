"""The directory as a table: public fields only."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

COLUMNS = {
    "Name": "title",
    "Art": "get_kind_display",
    "Straße": "street",
    "PLZ": "postcode",
    "Ort": "city",
    "Region": "primary_region",
    "Telefon": "phone",
    "E-Mail": "email",
    "Website": "website",
    "Dabei seit": "member_since",
    "Profil": "full_url",
}
# A spreadsheet would run a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def public_csv(partners: Iterable) -> HttpResponse:
    """UTF-8 with a byte order mark and semicolons, as German spreadsheets expect it."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="partner.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(COLUMNS)
    for partner in partners:
        writer.writerow([_cell(partner, attribute) for attribute in COLUMNS.values()])
    return response


def _cell(partner, attribute: str) -> str:
    value = getattr(partner, attribute)
    value = value() if callable(value) else value
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
