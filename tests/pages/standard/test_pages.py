"""Pages that stay: their table of contents, what stands below them, and their easy twins."""

import pytest

from pages.standard.models import EasyPage, StandardPage
from tests import factories, reading


def heading(text: str, level: str = "h2") -> tuple:
    return ("heading", {"text": text, "level": level})


def test_long_page_has_a_table_of_contents(client, site):
    body = [heading("Größe"), heading("Klein", "h3"), *(heading(f"Teil {n}") for n in (1, 2, 3))]
    page = factories.standard_page(body=body)

    shown = reading.html(client.get(page.url)).main

    contents = shown.find("nav", attrs={"aria-labelledby": "inhalt-der-seite"})
    links = contents.find_all("a")
    named = ["Größe", "Teil 1", "Teil 2", "Teil 3"]
    assert [tag.get_text() for tag in links] == named
    assert [shown.find(id=tag["href"][1:]).get_text() for tag in links] == named


def test_short_page_has_none(client, site):
    page = factories.standard_page(body=[heading(f"Teil {n}") for n in (1, 2, 3)])

    assert "Auf dieser Seite" not in reading.text(client.get(page.url))


def test_pages_below_stand_in_the_editors_order(client, site):
    page = factories.standard_page(title="Oben")
    for title in ("Zuerst", "Danach", "Entwurf"):
        factories.add_page(StandardPage, page, title=title, live=title != "Entwurf")

    assert reading.headings(client.get(page.url), "h3") == ["Zuerst", "Danach"]


def test_easy_page_leads_to_its_twin_and_below(client, site):
    twin = factories.standard_page(title="Wer wir sind")
    page = factories.easy_page(title="Wer wir sind", slug="leicht", standard_page=twin)
    below = factories.add_page(EasyPage, page, title="Mehr")

    assert {twin.url, below.url} <= set(reading.links(client.get(page.url)))


@pytest.mark.parametrize("lost", ["delete", "unpublish"])
def test_easy_page_survives_the_loss_of_its_twin(client, site, lost):
    twin = factories.standard_page(title="Wer wir sind")
    page = factories.easy_page(slug="leicht", standard_page=twin)

    getattr(twin, lost)()

    response = client.get(page.url)
    assert response.status_code == 200
    assert twin.url not in reading.links(response)


def test_list_of_easy_pages_stands_once(client, site):
    page = factories.easy_page(title="Leichte Sprache", slug="leicht")
    below = factories.add_page(EasyPage, page, title="Mehr")

    shown = client.get(page.url)

    assert reading.headings(shown, "h2") == ["Alle Seiten in Leichter Sprache"]
    to_pages = [link for link in reading.links(shown) if not link.startswith("/barriere-melden/")]
    assert to_pages == [below.url]
