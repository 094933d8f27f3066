"""The list of what readers searched for, and its ways on."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import tally
from search.german.folding import fold
from search.models import Synonym, TermCount, Word
from search.tally import Sighting

TERMS = "/admin/suchbegriffe/"
SYNONYMS = "/admin/snippets/search/synonym/"
MONDAY = date(2026, 11, 23)
EARLIER = MONDAY - timedelta(weeks=1)
_HITS = TermCount.Hits


def searched(words: str, times: int = 1, hits: int = _HITS.MORE, week: date = MONDAY) -> None:
    for word in words.split():
        Word.objects.get_or_create(surface=word, folded=fold(word), count=1)
    tally.add({Sighting(week, words, hits): times})


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(node) -> str:
    return " ".join(node.get_text(" ").split())


@pytest.fixture
def office(site, editor, client):
    """A signed-in editor's view on the list: the cells of its rows for an address."""

    def look(query: str = "") -> list[list[str]]:
        page = soup(client.get(f"{TERMS}{query}"))
        for actions in page.select("ul.actions"):
            actions.decompose()
        rows = page.select("table.listing tbody tr")
        return [[words_of(cell) for cell in row.select("td")] for row in rows]

    return look


def test_terms_are_listed_with_how_often_and_how_well(office):
    searched("nachbarn", 2)
    searched("nachbarn", 1, _HITS.FEW, EARLIER)
    searched("quitte", 5, _HITS.NONE, EARLIER)
    assert office() == [
        ["quitte", "5", "5", "0", "0", "16.11.2026"],
        ["nachbarn", "3", "0", "1", "2", "23.11.2026"],
    ]
    assert office("?woche=2026-11-23") == [["nachbarn", "2", "0", "0", "2", "23.11.2026"]]
    assert office("?woche=2026-11-16&treffer=keine") == [
        ["quitte", "5", "5", "0", "0", "16.11.2026"]
    ]
    assert [row[0] for row in office("?treffer=wenige")] == ["nachbarn"]
    assert office("?woche=2026-11-23&treffer=keine") == []


def test_list_is_searched_and_sorted(office, client):
    for number, words in enumerate(("übung", "chor", "deich"), 1):
        searched(words, number)
    assert [row[0] for row in office()] == ["deich", "chor", "übung"]
    assert [row[0] for row in office("?o=1")] == ["übung", "chor", "deich"]
    assert [row[0] for row in office("?o=0")][:2] == ["chor", "deich"]
    assert [row[0] for row in office(f"?q={quote('ÜB')}")] == ["übung"]
    page = soup(client.get(f"{TERMS}?q=chor"))
    assert words_of(page.select_one(".page-list__count")) == "1 von 3 Suchbegriffen"
    for query in ("?o=x", "?o=99", "?p=x", "?p=999", "?woche=x", "?woche=2020-01-06", "?treffer=x"):
        assert len(office(query)) == 3, query
    for query in ("?digest__startswith=a", "?counts__hits=0", "?words=x"):
        assert len(office(query)) == 3, query
    for query in ("?q=%", "?q=" + "x" * 5000, "?q=';--"):
        assert office(query) == [], query


def test_unreadable_terms_are_not_listed(office):
    tally.add({Sighting(MONDAY, "quastenflosser", 0): 2})
    assert office() == []


def test_large_numbers_are_written_as_in_german(office):
    searched("nachbarn", 1_234)
    assert office()[0][:2] == ["nachbarn", "1.234"]


def test_empty_list_says_when_something_will_stand_there(office, client):
    assert "sobald Leserinnen und Leser gesucht haben" in words_of(soup(client.get(TERMS)))
    searched("chor")
    assert "Zu dieser Auswahl gibt es keine Suchbegriffe" in words_of(
        soup(client.get(f"{TERMS}?q=gibtesnicht"))
    )


def test_screen_says_what_is_kept(office, client):
    text = words_of(soup(client.get(TERMS)))
    for part in ("keine IP-Adresse", "dreimal gesucht", "vier Ziffern", "Nach 90 Tagen"):
        assert part in text


def test_list_is_downloaded(office, client):
    searched("nachbarn", 2, _HITS.NONE)
    searched("chor", 1, _HITS.FEW, EARLIER)
    response = client.get(f"{TERMS}?woche=2026-11-23&export=csv")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").split("\r\n")
    assert lines[0] == (
        "Suchbegriff;gesucht;ohne Treffer;1–2 Treffer;3 oder mehr Treffer;zuletzt in der Woche ab"
    )
    assert lines[1:] == ["nachbarn;2;2;0;0;23.11.2026", ""]
    assert client.get(f"{TERMS}?export=xlsx").status_code == 200


def test_list_costs_the_same_however_long(office, client):
    def count() -> int:
        client.get(TERMS)
        with CaptureQueriesContext(connection) as captured:
            client.get(TERMS)
        return len(captured)

    searched("eins")
    few = count()
    for words in "zwei drei vier fünf sechs sieben".split():
        searched(words)
    assert count() == few


def links(client, words: str) -> dict[str, str]:
    page = soup(client.get(f"{TERMS}?q={quote(words)}"))
    return {words_of(link): link["href"] for link in page.select("ul.actions a")}


def test_from_a_term_to_a_group_that_begins_with_it(office, client):
    searched("kiez & chor", 1, _HITS.NONE)
    Synonym.objects.all().delete()
    address = links(client, "kiez")["Gleichbedeutende Wörter anlegen"]
    assert soup(client.get(address)).select_one("textarea").text.strip() == "kiez & chor,"
    response = client.post(SYNONYMS + "add/", {"words": "kiez, Quartier"}, follow=True)
    assert "kiez, Quartier" in words_of(soup(response))
    searched("kieze")
    known = links(client, "kieze")
    assert known["Gleichbedeutende Wörter ändern"] == (
        f"{SYNONYMS}edit/{Synonym.objects.get().pk}/"
    )


def test_from_a_term_to_the_search_itself(office, client):
    searched("chor & orchester")
    address = links(client, "chor")["Suche ausprobieren"]
    assert address == "/suche/?q=chor+%26+orchester"
    assert client.get(address).status_code == 200


def test_from_a_term_to_a_recommendation(office, client):
    searched("ehrenamtspreise", 3, _HITS.NONE)
    address = links(client, "ehrenamt")["Empfehlung anlegen"]
    field = soup(client.get(address)).select_one("input[name=query_string]")
    assert field["value"] == "ehrenamtspreise"
