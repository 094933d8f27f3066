"""The screens on which editors look after the search: who sees them, what they do and refuse."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import ModelLogEntry

from search import tally
from search.german.folding import fold
from search.models import Synonym, TermCount, Word
from search.promotions import promoted
from search.query import understand
from search.tally import Sighting
from tests import factories

TERMS = "/admin/suchbegriffe/"
SYNONYMS = "/admin/snippets/search/synonym/"
PROMOTIONS = "/admin/searchpicks/"
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
    assert words_of(page.select_one("[role=status]")) == "1 von 3 Suchbegriffen"
    for query in ("?o=x", "?o=99", "?p=x", "?p=999", "?woche=x", "?woche=2020-01-06", "?treffer=x"):
        assert len(office(query)) == 3, query
    for query in ("?digest__startswith=a", "?counts__hits=0", "?words=x"):
        assert len(office(query)) == 3, query
    for query in ("?q=%", "?q=" + "x" * 5000, "?q=';--"):
        assert office(query) == [], query


def test_unreadable_terms_are_not_listed(office):
    tally.add({Sighting(MONDAY, "quastenflosser", 0): 2})
    assert office() == []


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


def form(words: str, *picks: dict) -> dict:
    sent = {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": str(len(picks)),
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "3",
    }
    empty = {"page": "", "external_link_url": "", "external_link_text": "", "description": ""}
    for number, pick in enumerate(picks):
        fields = {**empty, "ORDER": str(number + 1), **pick}
        sent |= {f"editors_picks-{number}-{name}": value for name, value in fields.items()}
    return sent


def errors(response) -> str:
    page = soup(response)
    return " ".join(map(words_of, page.select(".error-message, .messages")))


LINK = {"external_link_url": "https://bund.example/", "external_link_text": "Der Bund hilft"}


def test_from_a_term_to_a_recommendation(office, client):
    page = factories.standard_page(title="Preis für das Ehrenamt")
    searched("ehrenamtspreise", 3, _HITS.NONE)
    address = links(client, "ehrenamt")["Empfehlung anlegen"]
    field = soup(client.get(address)).select_one("input[name=query_string]")
    assert field["value"] == "ehrenamtspreise"

    response = client.post(
        PROMOTIONS + "add/",
        form("Ehrenamtspreise", {"page": str(page.pk), "description": "Bewerben Sie sich."}, LINK),
        follow=True,
    )

    assert "Die Empfehlungen für „ehrenamtspreise“ sind gespeichert." in words_of(soup(response))
    found = promoted(understand("Ehrenamtspreis"))
    assert [(each.title, each.description) for each in found] == [
        ("Preis für das Ehrenamt", "Bewerben Sie sich."),
        ("Der Bund hilft", ""),
    ]
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 2


def test_recommendations_are_changed_and_deleted(office, client):
    client.post(PROMOTIONS + "add/", form("Preis", LINK))
    promotion = SearchPromotion.objects.get()
    address = f"{PROMOTIONS}{promotion.query_id}/"
    changed = form("Preise und Ehrungen", {**LINK, "id": str(promotion.pk), "ORDER": "1"})
    changed["editors_picks-INITIAL_FORMS"] = "1"
    assert client.post(address, changed).status_code == 302
    assert promoted(understand("Preis")) == []
    assert len(promoted(understand("Ehrung Preis"))) == 1
    promotion.refresh_from_db()
    address = f"{PROMOTIONS}{promotion.query_id}/delete/"
    assert client.get(address).status_code == 200
    client.post(address)
    assert promoted(understand("Ehrung Preis")) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (form("", LINK), "Dieses Feld muss ausgefüllt werden."),
        (form("für die", LINK), "Bitte nennen Sie ein Wort, nach dem sich suchen lässt."),
        (form("!?", LINK), "Bitte nennen Sie ein Wort, nach dem sich suchen lässt."),
        (form("x" * 101, LINK), "höchstens 100 Zeichen"),
        (form("Preis\0", LINK), "Nullzeichen"),
        (form("hut " * 13, LINK), "höchstens 12 Wörter"),
        (form("Verdienstorden"), "Bitte empfehlen Sie mindestens eine Seite oder einen Link."),
        (form("Preis", {}), "Sie müssen eine Seite ODER einen externen Link empfehlen."),
        (form("Preis", {**LINK, "external_link_url": "kein Netz"}), "gültige Adresse"),
        (form("Preis", {**LINK, "external_link_url": "javascript:alert(1)"}), "gültige Adresse"),
        (form("Preis", {**LINK, "external_link_text": ""}), "externen Linktext"),
        (form("Preis", {"page": "999999"}), "gültige Auswahl"),
        (form("Preis", LINK, LINK, LINK, LINK), "höchstens drei Empfehlungen"),
        ({"query_string": "Preis"}, ""),
    ],
)
def test_mistakes_in_recommendations_are_named_and_keep_nothing(office, client, sent, sentence):
    response = client.post(PROMOTIONS + "add/", sent)
    assert sentence in errors(response)
    assert not SearchPromotion.objects.exists()
    assert not Query.objects.exists()


def test_words_that_have_recommendations_are_not_taken_twice(office, client):
    client.post(PROMOTIONS + "add/", form("Hilfe für Nachbarn", LINK))
    response = client.post(PROMOTIONS + "add/", form("nachbar, hilfen", LINK))
    assert "Für diese Wörter gibt es schon Empfehlungen: „hilfe für nachbarn“" in errors(response)
    assert SearchPromotion.objects.count() == 1


@pytest.mark.parametrize("words", ["", "Ehrenamt", "x" * 2000, "für die, !?", "Kiez\0, Quartier"])
def test_mistakes_in_groups_are_named(office, client, words):
    Synonym.objects.all().delete()
    response = client.post(SYNONYMS + "add/", {"words": words})
    assert errors(response)
    assert not Synonym.objects.exists()


def test_prefilled_forms_take_anything(office, client):
    for words in ("\0", "x" * 10_000, "<script>", ", ,", "🧵"):
        for address in (SYNONYMS, PROMOTIONS):
            assert client.get(address + "add/", {"woerter": words}).status_code == 200


def test_groups_are_found_by_a_part_of_a_word(office, client):
    page = soup(client.get(SYNONYMS, {"q": "verschwörungsmyth"}))
    assert "Verschwörungserzählung" in words_of(page)
    assert "Kindergarten" not in words_of(page)


SCREENS = (TERMS, SYNONYMS, f"{SYNONYMS}add/", PROMOTIONS, f"{PROMOTIONS}add/")


@pytest.mark.parametrize(
    ("role", "is_open"), [("editor", True), ("head", True), ("admin", False), ("partner", False)]
)
def test_who_looks_after_the_search(roles, site, role, is_open):
    client = Client()
    client.force_login(factories.person(role))
    for address in (*SCREENS, f"{TERMS}?export=csv"):
        assert (client.get(address).status_code == 200) is is_open, address
    if role != "partner":
        menu = client.get("/admin/").content.decode().encode().decode("unicode_escape", "ignore")
        for name in ("Suchbegriffe", "Gleichbedeutende W", "Empfehlungen"):
            assert (name in menu) is is_open, name


def test_nobody_without_an_account(roles, site):
    for address in SCREENS:
        for send in (Client().get, Client().post):
            response = send(address)
            assert response.status_code == 302, address
            assert response["Location"].startswith("/admin/login/")


def test_wagtails_own_menu_items_are_gone(office, client):
    menu = client.get("/admin/").content.decode()
    assert "reports/search-terms" not in menu
    assert menu.count('"/admin/searchpicks/"') == 1
