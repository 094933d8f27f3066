"""Partners near a place: which place is meant, how far they are, what is said if none is clear."""

import pytest

from cms.core.models import Region
from pages.partners.directory.nearby import kilometres
from tests import factories, reading


@pytest.fixture
def around(site):
    """Four partners: in Uelzen, in Bad Bevensen beside it, far away, and one without address."""

    def partner(title: str, postcode: str, city: str, key: str):
        factories.partner(
            title=title,
            postcode=postcode,
            city=city,
            primary_region=Region.objects.get(key=key),
        )

    partner("Anker Emden", "26721", "Emden", "03402")
    partner("Bevenser Bühne", "29549", "Bad Bevensen", "03360")
    partner("Zweirad Uelzen", "29525", "Uelzen", "03360")
    partner("Nirgendwo", "", "", "03402")


def rows(response) -> list[str]:
    found = reading.html(response).select(".partner-list article")
    return [" ".join(row.get_text(" ").split()) for row in found]


def problem(response) -> str:
    return " ".join(reading.html(response).find(id="filter-ort-fehler").get_text(" ").split())


def choices(response) -> list[tuple[str, str]]:
    links = reading.html(response).select("#filter-ort-fehler a")
    return [(link.get_text(), link["href"]) for link in links]


def test_nearest_come_first(client, around):
    for typed in ("29525", "Uelzen", "ülzen", "29525 Uelzen", "D-29525 Uelzen"):
        response = client.get("/partner/", {"ort": typed})

        shown = rows(response)
        assert shown[0].startswith("Z Zweirad Uelzen"), typed
        assert "hier am Ort" in shown[0]
        assert shown[1].startswith("B Bevenser Bühne")
        assert "etwa 13 km" in shown[1]
        # Of whom only the district is known, that counts.
        assert {row.split(" Verein")[0] for row in shown[2:]} == {"A Anker Emden", "N Nirgendwo"}
        text = reading.text(response)
        assert "4 Partner, die nächsten zuerst" in text
        assert "Nur Landkreis Uelzen (2)" in text
        assert not reading.html(response).find("nav", class_="letters")


def test_distance_and_filters_go_together(client, around):
    response = client.get("/partner/?ort=29525&region=03402")
    assert {row[0] for row in rows(response)} == {"A", "N"}

    (link,) = reading.html(client.get("/partner/?ort=29525&name=bühne")).select(
        "a[href='?region=03360&name=b%C3%BChne&ort=29525']"
    )[:1]
    assert link.get_text() == "Nur Landkreis Uelzen (1)"


def test_distance_is_sorted_before_it_is_divided_into_pages(client, around, monkeypatch):
    monkeypatch.setattr("pages.partners.models.pages.PARTNERS_PER_PAGE", 2)

    assert len(rows(client.get("/partner/?ort=Emden"))) == 2
    far = rows(client.get("/partner/?ort=Emden&seite=2"))
    assert {row[0] for row in far} == {"B", "Z"}


def test_a_place_that_is_not_clear_is_asked_for(client, around):
    for typed in ("Neustadt", "Oldenburg", "Neuenkirchen", "29640", "Halle"):
        response = client.get("/partner/", {"ort": typed})

        assert problem(response).startswith(f"„{typed}“ gibt es mehrmals. Welchen Ort meinen Sie?")
        assert len(choices(response)) > 1
        for _, address in choices(response):
            chosen = client.get(f"/partner/{address}")
            assert "die nächsten zuerst" in reading.text(chosen), address
        # Until then the list is the whole one, and nothing typed is lost.
        assert len(rows(response)) == 4
        field = reading.html(response).find(id="filter-ort")
        assert field["value"] == typed
        assert field["aria-invalid"] == "true"


def test_town_and_district_of_one_name_are_told_apart(client, around):
    found = [label for label, _ in choices(client.get("/partner/?ort=Oldenburg"))]

    assert found == ["Oldenburg, Stadt Oldenburg", "Landkreis Oldenburg"]


def test_names_of_districts_are_places_too(client, around):
    response = client.get("/partner/?ort=Landkreis+Uelzen")

    assert "Partner in der Nähe von Landkreis Uelzen" in reading.headings(response, "h2")


def test_an_unknown_place_is_said_to_be_unknown(client, around):
    for typed, expected in (
        ("10115", "Die Postleitzahl 10115 liegt nicht in Niedersachsen."),
        ("38999", "Die Postleitzahl 38999 kennen wir nicht."),
        ("Bielefeld", "Einen Ort „Bielefeld“ in Niedersachsen kennen wir nicht."),
        ("🌻", "Einen Ort „🌻“ in Niedersachsen kennen wir nicht."),
    ):
        response = client.get("/partner/", {"ort": typed})

        assert problem(response).startswith(expected)
        assert len(rows(response)) == 4
        assert reading.html(response).find(id="filter-ort")["value"] == typed


def test_similar_names_are_suggested(client, around):
    for typed, meant in (("Hanover", "Hannover"), ("Bevensen", "29549 Bad Bevensen")):
        response = client.get("/partner/", {"ort": typed})
        assert any(meant in label for label, _ in choices(response)), typed


def test_home_page_asks_for_the_place(client, around):
    form = reading.html(client.get("/")).find("form", class_="near-you")

    assert (form["action"], form["method"]) == ("/partner/", "get")
    assert form.find("input")["name"] == "ort"
    assert "/partner/#regionen" in reading.links(client.get("/"))


def test_kilometres():
    hannover, berlin = (52.374, 9.738), (52.520, 13.405)
    assert kilometres(hannover, berlin) == pytest.approx(249, abs=2)
    assert kilometres(hannover, hannover) == 0
