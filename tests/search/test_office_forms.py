"""The forms with which editors look after the search: who sees them, what they do and refuse."""

import pytest
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import ModelLogEntry

from search import index
from search.models import Synonym
from search.promotions import promoted
from search.query import understand
from tests import factories

from .test_office import SYNONYMS, TERMS, soup, words_of

PROMOTIONS = "/admin/searchpicks/"

pytestmark = pytest.mark.usefixtures("site", "editor")


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


def test_recommendations_are_made(client):
    page = factories.standard_page(title="Preis für das Ehrenamt")
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


def test_recommendations_are_changed_and_deleted(client):
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
        (form("Preis", {**LINK, "description": "x" * 301}), "höchstens 300 Zeichen"),
        (form("Preis", {"page": "999999"}), "gültige Auswahl"),
        (form("Preis", LINK, LINK, LINK, LINK), "höchstens drei Empfehlungen"),
        ({"query_string": "Preis"}, ""),
    ],
)
def test_mistakes_in_recommendations_are_named_and_keep_nothing(client, sent, sentence):
    response = client.post(PROMOTIONS + "add/", sent)
    assert sentence in errors(response)
    assert not SearchPromotion.objects.exists()
    assert not Query.objects.exists()


def test_words_that_have_recommendations_are_not_taken_twice(client):
    client.post(PROMOTIONS + "add/", form("Hilfe für Nachbarn", LINK))
    response = client.post(PROMOTIONS + "add/", form("nachbar, hilfen", LINK))
    assert "Für diese Wörter gibt es schon Empfehlungen: „hilfe für nachbarn“" in errors(response)
    assert SearchPromotion.objects.count() == 1


@pytest.mark.parametrize("words", ["", "Ehrenamt", "x" * 2000, "für die, !?", "Kiez\0, Quartier"])
def test_mistakes_in_groups_are_named(client, words):
    Synonym.objects.all().delete()
    response = client.post(SYNONYMS + "add/", {"words": words})
    assert errors(response)
    assert not Synonym.objects.exists()


def test_prefilled_forms_take_anything(client):
    for words in ("\0", "x" * 10_000, "<script>", ", ,", "🧵"):
        for address in (SYNONYMS, PROMOTIONS):
            assert client.get(address + "add/", {"woerter": words}).status_code == 200


def test_lists_say_that_there_is_nothing(client):
    text = words_of(soup(client.get(SYNONYMS, {"q": "gibtesnicht"})))
    assert "Gleichbedeutende Wörter" in text
    assert "Keine Wortgruppen entsprechen Ihrer Anfrage" in text
    assert "Noch keine Empfehlungen." in words_of(soup(client.get(PROMOTIONS)))
    searched = words_of(soup(client.get(PROMOTIONS, {"q": "gibtesnicht"})))
    assert "Zu „gibtesnicht“ gibt es keine Empfehlungen." in searched


def test_groups_are_found_by_a_part_of_a_word(client):
    index.write(Synonym.objects.all())  # on a site that runs the worker has done it
    page = soup(client.get(SYNONYMS, {"q": "verschwörungsmyth"}))
    assert "Verschwörungserzählung" in words_of(page)
    assert "Kindergarten" not in words_of(page)


SCREENS = (TERMS, SYNONYMS, f"{SYNONYMS}add/", PROMOTIONS, f"{PROMOTIONS}add/")


@pytest.mark.parametrize(
    ("role", "is_open"), [("editor", True), ("head", True), ("admin", False), ("partner", False)]
)
def test_who_looks_after_the_search(role, is_open):
    client = Client()
    client.force_login(factories.person(role, "wer@test.example"))
    for address in (*SCREENS, f"{TERMS}?export=csv"):
        assert (client.get(address).status_code == 200) is is_open, address
    if role != "partner":
        menu = client.get("/admin/").content.decode().encode().decode("unicode_escape", "ignore")
        for name in ("Suchbegriffe", "Gleichbedeutende W", "Empfehlungen"):
            assert (name in menu) is is_open, name


def test_nobody_without_an_account():
    for address in SCREENS:
        for send in (Client().get, Client().post):
            response = send(address)
            assert response.status_code == 302, address
            assert response["Location"].startswith("/anmelden/redaktion/")


def test_wagtails_own_menu_items_are_gone(client):
    menu = client.get("/admin/").content.decode()
    assert "reports/search-terms" not in menu
    assert menu.count('"/admin/searchpicks/"') == 1
