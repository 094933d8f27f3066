"""The directory narrowed: filters with true counts, the alphabet, the map, the table, the head."""

import csv
import io
import re

import pytest

from cms.core.models import Region
from pages.partners.models import PartnerIndexPage
from tests import factories, page_types, reading

REGIONS = {"uelzen": "03360", "gifhorn": "03151", "oldenburg": "03403"}


def region(name: str) -> Region:
    return Region.objects.get(key=REGIONS[name])


@pytest.fixture
def alliance(site):
    youth = page_types.topic("Jugend")
    uelzen, gifhorn = region("uelzen"), region("gifhorn")
    factories.partner(title="Chor am Markt", kind="verein", primary_region=uelzen, topics=[youth])
    factories.partner(title="Bäckerei Korn", kind="unternehmen", primary_region=uelzen)
    factories.partner(title="Chor der Aller", kind="verein", primary_region=gifhorn)
    # Sits in Gifhorn and works in Uelzen too.
    factories.partner(title="Zirkus", kind="kultur", primary_region=gifhorn, regions=[uelzen])


def names(client, query: str = "") -> list[str]:
    return reading.headings(client.get(f"/partner/{query}"), "h3")


def options(client, query: str, parameter: str) -> list[str]:
    select = reading.html(client.get(f"/partner/{query}")).find("select", {"name": parameter})
    return [option.get_text() for option in select.find_all("option")][1:]


def chips(client, query: str) -> dict[str, str]:
    found = reading.html(client.get(f"/partner/{query}")).select("#treffer a.filter")
    return {chip.get_text(): chip["href"] for chip in found}


def test_filters_narrow(client, alliance):
    everybody = ["Bäckerei Korn", "Chor am Markt", "Chor der Aller", "Zirkus"]
    for query, expected in {
        "?art=verein": ["Chor am Markt", "Chor der Aller"],
        "?thema=jugend": ["Chor am Markt"],
        "?region=03360": ["Bäckerei Korn", "Chor am Markt", "Zirkus"],
        "?name=chor": ["Chor am Markt", "Chor der Aller"],
        "?name=B%C3%84CKER": ["Bäckerei Korn"],
        "?name=aller+chor": ["Chor der Aller"],
        "?art=verein&region=03151": ["Chor der Aller"],
        # What is empty in the form, or does not exist, narrows nothing.
        "?name=&ort=&art=&thema=&region=": everybody,
        "?art=gibtsnicht&region=99999&thema=%00": everybody,
    }.items():
        assert names(client, query) == expected, query


def test_counts_are_those_that_the_other_filters_leave(client, alliance):
    assert options(client, "", "art") == ["Medien und Kultur (1)", "Unternehmen (1)", "Verein (2)"]
    assert options(client, "?region=03360", "art") == [
        "Medien und Kultur (1)",
        "Unternehmen (1)",
        "Verein (1)",
    ]
    assert options(client, "?art=verein&name=aller", "region") == ["Gifhorn (1)"]


def test_what_is_chosen_stays_in_the_form(client, alliance):
    page = reading.html(client.get("/partner/?name=Chor&art=verein&ort=Uelzen"))

    assert page.find(id="filter-name")["value"] == "Chor"
    assert page.find(id="filter-ort")["value"] == "Uelzen"
    assert page.find(id="filter-art").find("option", selected=True)["value"] == "verein"


def test_each_filter_can_be_taken_back_alone(client, alliance):
    found = chips(client, "?art=verein&region=03360&name=chor")

    assert set(found) == {
        "Filter Verein entfernen",
        "Filter Uelzen entfernen",
        "Filter „chor“ entfernen",
    }
    assert names(client, found["Filter Uelzen entfernen"]) == ["Chor am Markt", "Chor der Aller"]


def test_empty_result_says_how_many_come_with_a_filter_less(client, alliance):
    response = client.get("/partner/?art=unternehmen&region=03151")

    assert "Kein Partner passt zu allen Filtern" in reading.text(response)
    found = chips(client, "?art=unternehmen&region=03151")
    assert set(found) == {"Filter Unternehmen entfernen (2)", "Filter Gifhorn entfernen (1)"}
    assert "/mitmachen/" in reading.links(response)


def test_letters_lead_to_the_page_and_the_row(client, alliance, monkeypatch):
    monkeypatch.setattr("pages.partners.models.pages.PARTNERS_PER_PAGE", 2)
    page = reading.html(client.get("/partner/?art=verein"))
    letters = {tag.get_text(): tag.get("href") for tag in page.select(".letters li > *")}
    assert letters["C"] == "?art=verein#buchstabe-c"
    assert letters["A"] is letters["Z"] is None

    page = reading.html(client.get("/partner/"))
    address = page.find("nav", class_="letters").find("a", string="Z")["href"]
    assert address == "?seite=2#buchstabe-z"
    row = reading.html(client.get("/partner/?seite=2")).find(id="buchstabe-z")
    assert "Zirkus" in row.get_text()


def test_map_and_list_say_the_same_of_all_districts(client, alliance):
    page = reading.html(client.get("/partner/?art=verein"))
    listed = page.select(".district-list a")
    tiles = page.select(".district-map svg a")

    assert len(listed) == len(tiles) == 45
    assert [tag["href"] for tag in listed] == [tag["href"] for tag in tiles]
    tile = page.find("a", {"aria-label": "UE 1: Landkreis Uelzen, 1 Partner"})
    assert tile["href"] == "?art=verein&region=03360"
    assert " ".join(tile.get_text(" ").split()) == "UE 1"
    assert "tile-1" in tile["class"]
    assert "Landkreis Uelzen (1)" in [tag.get_text() for tag in listed]
    assert "tile-0" in page.find("a", {"aria-label": re.compile("^CE 0:")})["class"]


def test_table_follows_the_page(client, alliance):
    page = client.get("/partner/?art=verein&name=aller")
    link = reading.html(page).find("a", string=re.compile("als Tabelle"))
    assert link.get_text() == "Diese Liste als Tabelle (CSV, 1 Partner)"

    table = csv.DictReader(
        io.StringIO(client.get(link["href"]).content.decode("utf-8-sig")), delimiter=";"
    )
    assert [row["Name"] for row in table] == ["Chor der Aller"]


def test_head_of_a_narrowed_list(client, alliance):
    everything = client.get("/partner/")
    assert reading.meta(everything, "robots") is None
    assert reading.html(everything).find("link", rel="canonical")["href"].endswith("/partner/")
    items = reading.json_ld(everything)[0]["mainEntity"]["itemListElement"]
    assert [item["name"] for item in items][:2] == ["Bäckerei Korn", "Chor am Markt"]

    narrowed = client.get("/partner/?art=verein&region=03360")
    assert reading.meta(narrowed, "robots") == "noindex"
    assert reading.html(narrowed).title.get_text().startswith("Partner – Verein – Uelzen – ")


NONSENSE = ["%00", "%F0%9F%8C%BB", "%3Cscript%3Ealert(1)%3C/script%3E", "%FF", "'--", "²", ","]


def test_nonsense_is_answered(client, alliance):
    for typed in (*NONSENSE, "x" * 5000):
        for parameter in ("name", "ort", "art", "thema", "region", "seite"):
            for place in ("/partner/", "/partner/export.csv"):
                response = client.get(f"{place}?{parameter}={typed}")
                assert response.status_code == 200, (parameter, typed)
                assert b"<script>alert" not in response.content


def test_very_long_words_can_be_divided_at_their_joints(client, site):
    factories.partner(title="Dorfgemeinschaftshausbetreibergenossenschaft Wendland")

    (shown,) = names(client)

    assert shown == "Dorfgemeinschafts\u00adhaus\u00adbetreiber\u00adgenossenschaft Wendland"


def test_preview_shows_the_directory(client, alliance, roles):
    page = factories.index_page(PartnerIndexPage)
    client.force_login(factories.person("editor"))

    response = client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert "Chor der Aller" in reading.headings(response, "h3")
    assert len(reading.html(response).select(".district-map svg a")) == 45
