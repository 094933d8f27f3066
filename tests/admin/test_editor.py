"""The editor as the press office meets it: tabs in the order of the work, words it knows."""

import pytest
from bs4 import BeautifulSoup

from cms.core.models import Region
from cms.core.problems import Problem
from tests import factories, page_types, reading
from tests.page_types import PAGE_TYPES

RELEASE_TABS = [
    "Inhalt",
    "Übersichten und Teilen",
    "Themen und Regionen",
    "Berichtigungen",
    "Einstellungen",
]


def editor_of(client, page) -> BeautifulSoup:
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    return reading.html(response)


def tabs(editor: BeautifulSoup) -> list[str]:
    return [next(tab.stripped_strings) for tab in editor.find_all(role="tab")]


def fields(editor: BeautifulSoup, tab: str) -> list[str]:
    """Names of fields and rows below this tab, in order."""
    label = next(link for link in editor.find_all(role="tab") if tab in link.get_text())
    panel = editor.find(id=label["href"].removeprefix("#"))
    return [place["data-contentpath"] for place in panel.select("[data-contentpath]")]


def test_release_asks_in_the_order_of_the_work(client, site, editor):
    shown = editor_of(client, factories.release(live=False))

    assert tabs(shown) == RELEASE_TABS
    order = ["title", "place", "date", "lead", "body", "contact", "photos"]
    assert fields(shown, "Inhalt") == order
    assert fields(shown, "Übersichten")[:2] == ["teaser", "teaser_image"]
    assert fields(shown, "Themen") == ["topics", "regions", "campaign", "release_partners"]
    assert fields(shown, "Berichtigungen") == ["corrections"]
    assert fields(shown, "Einstellungen")[0] == "slug"


def test_release_calls_things_as_the_press_does(client, site, editor):
    shown = editor_of(client, factories.release(live=False))

    assert shown.find(id="id_title")["placeholder"] == "Überschrift*"
    words = " ".join(shown.get_text(" ").split())
    for sentence in (
        "Was ist neu? Zum Beispiel: 128 warme Stuben öffnen im Winter jeden Mittwoch",
        "Wer tut was, wann, wo, warum?",
        "mindestens einem Zitat mit Name und Funktion",
        "mindestens 2.362 Pixel breit",
        "Das letzte Stück der Adresse. Es entsteht von selbst aus der Überschrift.",
    ):
        assert sentence in words


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_field_of_every_type_stands_in_a_tab_and_can_be_jumped_to(
    client, site, editor, quick_sizes, model
):
    page = page_types.make(model, **page_types.filled(model))

    shown = editor_of(client, page)

    assert tabs(shown)[0] == "Inhalt"
    assert tabs(shown)[-1] == "Einstellungen"
    inside = {
        place["data-contentpath"] for place in shown.select("[role=tabpanel] [data-contentpath]")
    }
    rows = {field.name for field in model._meta.related_objects if field.name in page_rows(model)}
    assert {"title", "slug", *page_types.filled(model), *rows} <= inside


def page_rows(model) -> set[str]:
    return set(model.get_edit_handler().get_form_class().formsets) - {"comments"}


def test_a_problem_names_the_place_of_a_field_and_of_a_block():
    assert Problem("Der Vorspann fehlt.", field="lead").anchor == ":w:contentpath=lead"
    assert Problem("Leer.", field="body", block="ab-1").anchor == ":w:contentpath=body.ab-1"
    assert Problem("Etwas fehlt.").anchor == ""


def test_regions_are_grouped_and_keep_what_was_chosen(client, site, editor):
    page = factories.release(regions=[Region.objects.get(key="03360")])

    regions = editor_of(client, page).find(attrs={"data-contentpath": "regions"})

    assert [legend.get_text() for legend in regions.find_all("legend")] == [
        "Ganzes Land",
        "Kreisfreie Städte",
        "Landkreise",
    ]
    assert len(regions.find_all("input", type="checkbox")) == Region.objects.count()
    (chosen,) = regions.find_all("input", checked=True)
    assert chosen.find_parent("label").get_text(strip=True) == "Uelzen"
    assert regions.find("input", type="search")["aria-label"] == "In der Liste suchen"
    assert not regions.find("input", type="search").has_attr("name")


def test_a_short_list_of_topics_has_no_search(client, site, editor):
    page_types.topic()

    topics = editor_of(client, factories.release()).find(attrs={"data-contentpath": "topics"})

    assert topics.find("input", type="checkbox")
    assert not topics.find("input", type="search")
    assert not topics.find("legend")
