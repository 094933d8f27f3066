"""The report of pictures that wait for their rights."""

import csv
import re
from io import BytesIO, StringIO
from itertools import product

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from wagtail.models import Collection, GroupCollectionPermission

from cms.accounts.roles import group_of
from cms.editorial.picture_rights import incomplete_pictures, listed, missing_in_words
from cms.media.models import Picture
from tests import factories, reading

REPORT = "/admin/reports/bilder-ohne-rechte/"
NONE = {"credit": "", "license": "", "source": "", "alt_text": ""}


def rows(client, **query) -> list[list[str]]:
    """The texts of each row of the report's table, without the thumbnail."""
    page = BeautifulSoup(client.get(f"{REPORT}results/", query).content, "html.parser")
    cells = [row.find_all("td")[1:] for row in page.select("tbody tr")]
    return [[" ".join(cell.get_text(" ").split()) for cell in row] for row in cells]


def names(client, **query) -> list[str]:
    return [row[0] for row in rows(client, **query)]


def take(picture: Picture, **fields) -> None:
    """Empty these fields of a picture that may be public already."""
    Picture.objects.filter(pk=picture.pk).update(**fields)


@pytest.fixture
def pictures(site, quick_sizes):
    """One in each use, and one that is complete."""
    public = factories.picture("Öffentlich")
    draft = factories.picture("Im Entwurf", credit="", source="")
    factories.picture("Unbenutzt", **NONE)
    factories.picture("Vollständig")
    factories.story(portrait=public, title="Öffentliche Geschichte")
    factories.story(portrait=draft, title="Entwurf", live=False)
    take(public, license="")


def test_report_says_what_is_missing_and_where_it_hurts(client, editor, pictures):
    assert [row[:3] for row in rows(client)] == [
        ["Öffentlich", "Lizenz", "auf öffentlichen Seiten"],
        ["Unbenutzt", "Bildnachweis, Lizenz, Quelle, Alternativtext", "auf keiner Seite gefunden"],
        ["Im Entwurf", "Bildnachweis, Quelle", "nur auf Seiten, die nicht öffentlich sind"],
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"verwendung": "oeffentlich"}, ["Öffentlich"]),
        ({"verwendung": "intern"}, ["Im Entwurf"]),
        ({"verwendung": "nirgends"}, ["Unbenutzt"]),
        ({"fehlt": "lizenz"}, ["Öffentlich", "Unbenutzt"]),
        ({"fehlt": "quelle"}, ["Unbenutzt", "Im Entwurf"]),
        ({"fehlt": "bildnachweis", "verwendung": "intern"}, ["Im Entwurf"]),
        ({"fehlt": "alternativtext", "verwendung": "oeffentlich"}, []),
        ({"verwendung": "'; drop", "fehlt": "x\0y"}, ["Öffentlich", "Unbenutzt", "Im Entwurf"]),
    ],
)
def test_report_can_be_narrowed(client, editor, pictures, query, found):
    assert names(client, **query) == found


def test_report_leads_to_the_form_and_loses_what_was_completed(client, editor, pictures):
    picture = Picture.objects.get(title="Öffentlich")
    link = f"/admin/images/{picture.pk}/"
    assert link in client.get(REPORT).content.decode()

    form = BeautifulSoup(client.get(link).content, "html.parser")
    assert form.find("input", {"name": "license"})
    Picture.objects.filter(pk=picture.pk).update(license="CC BY 4.0")

    assert "Öffentlich" not in names(client)


def test_complete_library_says_so(client, editor, site):
    factories.picture()

    page = client.get(REPORT).content.decode()

    assert "Alle Bilder haben Bildnachweis, Lizenz, Quelle und Alternativtext." in page
    assert "ohne vollständige Rechte</a>" not in client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_report_and_publication_ask_for_the_same(roles):
    user = factories.person("editor")
    values = [*product(["", "etwas"], repeat=4), (" ", "\t", "\n ", "  ")]
    for number, filled in enumerate(values):
        fields = dict(zip(NONE, filled, strict=True))
        for decorative in (False, True):
            factories.picture(f"{number}-{decorative}", decorative=decorative, **fields)

    reported = set(incomplete_pictures(user))

    assert reported == {picture for picture in Picture.objects.all() if picture.rights_problems()}
    blank = listed(incomplete_pictures(user)).get(title=f"{len(values) - 1}-False")
    assert missing_in_words(blank) == "Bildnachweis, Lizenz, Quelle, Alternativtext"


def test_table_can_be_taken_away(client, editor, pictures):
    factories.picture("=1+1", **NONE, file=factories.picture().file, creator="A\x0bB")

    answer = client.get(REPORT, {"export": "csv"})
    table = list(csv.reader(StringIO(reading.data(answer).decode("utf-8-sig")), delimiter=";"))

    assert answer["Content-Disposition"].endswith('filename="bilder-ohne-vollstaendige-rechte.csv"')
    assert table[0][:4] == ["Bild", "Es fehlt", "Verwendung", "Urheberin oder Urheber"]
    assert [row[0] for row in table[1:]] == ["Öffentlich", "'=1+1", "Unbenutzt", "Im Entwurf"]
    assert table[2][3] == "AB"
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}", table[1][-1])

    narrowed = client.get(REPORT, {"export": "csv", "verwendung": "intern"})
    assert reading.data(narrowed).decode().count("\n") == 2

    book = load_workbook(BytesIO(reading.data(client.get(REPORT, {"export": "xlsx"}))))
    assert [row[0] for row in book.active.values][:3] == ["Bild", "Öffentlich", "=1+1"]


def test_dashboard_and_menu_lead_to_the_report(client, editor, pictures):
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")

    link = page.find("a", href=REPORT)

    assert link.get_text().strip() == "3 Bilder ohne vollständige Rechte"
    assert REPORT in client.get("/admin/reports/site-history/").content.decode()


@pytest.mark.parametrize("role", ["admin", "partner"])
def test_report_is_closed_to_others(client, roles, site, role):
    factories.picture("Geheim", **NONE)
    client.force_login(factories.person(role))

    for url in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        answer = client.get(url, follow=True)
        assert "Geheim" not in reading.data(answer).decode()
    assert "ohne vollständige Rechte" not in client.get("/admin/", follow=True).content.decode()


def test_everybody_sees_what_they_may_change(client, roles, site):
    """A person with rights on one collection alone does not learn of the others."""
    group = group_of("editor")
    own = Collection.get_first_root_node().add_child(name="Eigene")
    GroupCollectionPermission.objects.filter(
        group=group, permission__codename__in=("add_image", "change_image")
    ).update(collection=own)
    factories.picture("Fremd", **NONE)
    factories.picture("Meins", collection=own, **NONE)
    client.force_login(factories.person("editor"))

    assert names(client) == ["Meins"]
    assert "1 Bild ohne vollständige Rechte" in client.get("/admin/").content.decode()


def test_many_pictures_cost_what_few_do(client, editor, pictures, django_assert_max_num_queries):
    url = f"{REPORT}results/"
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for number in range(12):
        picture = factories.picture(f"Neu {number}")
        factories.story(title=str(number), portrait=picture)
        take(picture, **NONE)
    with django_assert_max_num_queries(len(few)):
        assert len(rows(client)) == 15
