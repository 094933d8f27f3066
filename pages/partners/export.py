"""The directory as a table: public fields only."""

from collections.abc import Iterable

from django.http import HttpResponse

from cms.core.spreadsheets import csv_lines

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


def public_csv(partners: Iterable) -> HttpResponse:
    rows = ([_value(partner, name) for name in COLUMNS.values()] for partner in partners)
    response = HttpResponse(csv_lines([COLUMNS, *rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="partner.csv"'
    return response


def _value(partner, attribute: str) -> str:
    value = getattr(partner, attribute)
    value = value() if callable(value) else value
    return "" if value is None else str(value)
