"""Releases narrowed by topic and region: list, archive, feeds."""

from datetime import date

import pytest

from cms.core.models import Region
from tests import factories, page_types, reading


@pytest.fixture
def releases(site) -> None:
    sport, uelzen = page_types.topic("Sport"), Region.objects.get(key="03360")
    factories.release(title="Neu", topics=[sport], date=date(2026, 3, 1))
    factories.release(title="Alt", topics=[sport], regions=[uelzen], date=date(2025, 3, 1))
    factories.release(title="Anderes", date=date(2026, 2, 1))


def test_the_press_page_counts_and_narrows(client, releases):
    page = client.get("/presse/?thema=sport")

    text = reading.text(page)
    assert reading.headings(page, "h3")[:2] == ["Neu", "Alt"]
    assert "2 Mitteilungen" in text
    assert "2026 (1 Mitteilung) 2025 (1 Mitteilung)" in text
    assert "Uelzen (1)" in text
    links = reading.links(page)
    assert "/presse/feed.atom?thema=sport" in links
    assert "/presse/archiv/2025/?thema=sport" in links


def test_a_narrowed_year_leads_to_all_years(client, releases):
    page = client.get("/presse/archiv/2026/?region=03360")

    assert "Dazu gibt es noch keine Mitteilung." in reading.text(page)
    assert "/presse/?region=03360" in reading.links(page)
    assert "Filter Uelzen entfernen (2)" in reading.text(page)


def test_journalists_find_what_they_take_along(client, releases):
    page = client.get("/presse/")

    assert "Über das Bündnis" not in reading.text(page)  # nothing is written yet
    links = reading.links(page)
    assert any(link.endswith("logo.svg") for link in links)
    assert any(link.endswith("?subject=Presseverteiler") for link in links)
