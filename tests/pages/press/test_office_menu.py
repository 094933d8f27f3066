"""Where the press office finds its things, and who is led away."""

import json

import pytest
from bs4 import BeautifulSoup

from pages.press.models import PressIndexPage
from tests import factories

LIST = "/admin/pressemitteilungen/"


def menu(client) -> list[dict]:
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    props = json.loads(page.select_one("#wagtail-sidebar-props").string)
    (main,) = (module["_args"][0] for module in props["modules"] if "MainMenu" in module["_type"])
    return [item["_args"][0] | {"inner": item["_args"][1:]} for item in main]


@pytest.mark.usefixtures("site")
def test_menu_has_one_place_for_the_press_office(editor, client):
    entries = {entry["label"]: entry for entry in menu(client)}
    assert list(entries)[:5] == ["Seiten", "Presse", "Mutmacher", "Kampagnen", "Partner"]
    assert "Schnipsel" not in entries
    inside = [item["_args"][0]["label"] for item in entries["Presse"]["inner"][0]]
    assert inside == ["Pressemitteilungen", "Pressekontakte", "Themen"]


def test_administration_has_no_list_of_contents(site, roles, client):
    factories.release(title="Geheim")
    client.force_login(factories.person("admin"))
    for query in ("", "?export=csv", "?export=xlsx", "?q=geheim"):
        response = client.get(f"{LIST}{query}")
        assert response.status_code == 302
        assert response["Location"] == "/admin/"
    assert "Presse" not in [entry["label"] for entry in menu(client)]


def test_new_release_is_one_click_away(site, editor, client):
    page = BeautifulSoup(client.get(LIST).content, "html.parser")
    link = page.select_one(".page-list__actions a")
    assert link.get_text(strip=True) == "Neue Pressemitteilung"
    press = PressIndexPage.objects.get()
    assert link["href"] == f"/admin/pages/add/press/pressreleasepage/{press.pk}/"
