"""The list of releases as a table to download."""

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import load_workbook

from cms.core.models import Region
from tests import factories, page_types

LIST = "/admin/pressemitteilungen/"


def table(client, query: str) -> list[dict[str, str]]:
    response = client.get(f"{LIST}?export=csv&{query}")
    assert response["Content-Disposition"] == 'attachment; filename="pressemitteilungen.csv"'
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_csv_has_exactly_the_filtered_rows(site, editor, client):
    uelzen = Region.objects.get(key="03360")
    contact = factories.press_contact(name="Katrin Lindhorst")
    topic = page_types.topic("Nachbarschaft")
    release = factories.release(
        title="Größe zählt",
        date=date(2026, 11, 12),
        lead="Zeile eins;\nZeile zwei",
        contact=contact,
        topics=[topic],
        regions=[uelzen],
    )
    factories.release(title="Alt", date=date(2024, 1, 1))
    (row,) = table(client, "jahr=2026&q=größe")
    first = row.pop("Erstmals öffentlich")
    assert first.endswith(("Uhr (MEZ)", "Uhr (MESZ)"))
    assert row == {
        "Nummer": release.number,
        "Datum": "12.11.2026",
        "Ort": "Hannover",
        "Titel": "Größe zählt",
        "Zustand": "veröffentlicht",
        "Pressekontakt": "Katrin Lindhorst",
        "Themen": "Nachbarschaft",
        "Regionen": "Uelzen",
        "Vorspann": "Zeile eins;\nZeile zwei",
        "Adresse": "http://testserver/presse/groesse-zaehlt/",
    }


def test_download_runs_no_formula(site, editor, client):
    names = [f"{start}1+1" for start in ("=", "+", "-", "@")]
    for number, title in enumerate(names):
        factories.release(title=title, slug=f"formel-{number}")
    assert {row["Titel"] for row in table(client, "")} == {f"'{title}" for title in names}
    _headings, *rows = workbook(client, "")
    assert {row[3].value for row in rows} == set(names)
    assert "f" not in {cell.data_type for row in rows for cell in row}


def workbook(client, query: str) -> list[tuple]:
    response = client.get(f"{LIST}?export=xlsx&{query}")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    return list(sheet.iter_rows())


def test_excel_table_bears_characters_from_word(site, editor, client):
    factories.release(title="Zeile\x0bum\x02bruch", slug="bruch", date=date(2026, 11, 12))
    (headings, values) = workbook(client, "jahr=2026")
    assert [cell.value for cell in headings][:4] == ["Nummer", "Datum", "Ort", "Titel"]
    assert values[3].value == "Zeile umbruch"
    assert values[1].value == date(2026, 11, 12)
