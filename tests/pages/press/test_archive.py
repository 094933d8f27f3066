"""The press page, its archive, and the way from one release to the next."""

from datetime import date

import pytest

from pages.press.models import PressReleasePage
from tests import factories, page_types, reading


@pytest.fixture
def releases(site) -> list[PressReleasePage]:
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    return [factories.release(title=f"Vom {day:%d.%m.%Y}", date=day) for day in days]


def test_newest_release_stands_first(client, releases):
    shown = reading.headings(client.get("/presse/"), "h3")

    assert shown == ["Vom 01.01.2026", "Vom 31.12.2025", "Vom 01.01.2025", "Vom 31.12.2024"]


def test_archive_counts_and_lists_each_year(client, releases):
    factories.release(title="Entwurf", date=date(2023, 1, 1), live=False)
    text = reading.text(client.get("/presse/"))

    assert "2026 (1 Mitteilung) 2025 (2 Mitteilungen) 2024 (1 Mitteilung)" in text
    assert "2023" not in text
    listed = reading.headings(client.get("/presse/archiv/2025/"), "h2")
    assert listed == ["Vom 31.12.2025", "Vom 01.01.2025", "Archiv nach Jahren"]


@pytest.mark.parametrize(
    "year", ["0", "1", "1066", "2023", "2027", "9999", "10000", "9" * 30, "-1", "zweitausend"]
)
def test_year_without_releases_is_not_found(client, releases, year):
    assert client.get(f"/presse/archiv/{year}/").status_code == 404


@pytest.fixture
def long_list(site, monkeypatch) -> None:
    monkeypatch.setattr("pages.press.models.index.RELEASES_PER_PAGE", 2)
    for number in range(5):
        factories.release(title=f"Nummer {number}", date=date(2026, 1, 1))


def test_long_list_is_divided_into_pages(client, long_list):
    def shown(query: str) -> list[str]:
        return reading.headings(client.get(f"/presse/{query}"), "h3")

    first, second, last = ["Nummer 4", "Nummer 3"], ["Nummer 2", "Nummer 1"], ["Nummer 0"]
    assert shown("") == first
    assert shown("?seite=2") == second
    for beyond in ("3", "4", "0", "-1", "1000000000"):
        assert shown(f"?seite={beyond}") == last
    for nonsense in ("", "abc", "%00", "9" * 10_000, "1.5", "٢x", "1&seite=%F0%9F%A7%B5", "+"):
        assert shown(f"?seite={nonsense}") == first
    assert shown("?seite=1&seite=2") == second
    assert shown("?quatsch=1&seite=2&_=99") == second


def test_pages_of_a_list_keep_known_filters_only(client, long_list):
    links = reading.links(client.get("/presse/?thema=jugend&utm_source=x&seite=2&q=a%26b"))

    assert "?q=a%26b&thema=jugend&seite=3" in links
    assert "?q=a%26b&thema=jugend" in links
    assert not any("utm_source" in link for link in links)


def test_neighbours_of_one_day_follow_each_other(client, site):
    first, second, third = (factories.release(title=name) for name in ("Eins", "Zwei", "Drei"))

    def steps(release) -> dict[str, str]:
        page = reading.html(client.get(release.url))
        return {tag["rel"][0]: tag["href"] for tag in page.select(".step a")}

    assert steps(first) == {"next": second.url}
    assert steps(second) == {"prev": first.url, "next": third.url}
    assert steps(third) == {"prev": second.url}


def test_release_names_whom_to_call_and_gives_the_photos(client, site, quick_sizes):
    release = factories.release(contact=factories.press_contact(mobile="0171 39200-01"))
    page_types.add_photo(release, caption="Von links: Erika Beispiel")

    response = client.get(release.url)

    links = reading.links(response)
    assert "tel:+494066969151" in links
    assert "tel:+491713920001" in links
    text = reading.text(response)
    assert "Von links: Erika Beispiel" in text
    assert "Foto: E. Beispiel" in text
    assert "CC BY 4.0" in text
