"""From words to hits, as a reader at `/suche/` meets them."""

from datetime import date, timedelta

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.core.generation import raise_generation
from search import vocabulary
from search.models import Synonym
from tests import factories, page_types, reading

from .test_search import found

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def words():
    """Collects the vocabulary, as the worker does."""
    return vocabulary.collect


def said(client, query: str, **more) -> str:
    return reading.text(client.get("/suche/", {"q": query, **more}))


def test_mistyped_word_is_searched_as_it_was_meant(client, words):
    factories.standard_page(title="Zusammenhalt im Dorf")
    words()

    assert found(client, "Zusamenhalt") == ["Zusammenhalt im Dorf"]
    text = said(client, "Zusamenhalt")
    assert "Keine Treffer für „Zusamenhalt“. Gesucht wurde stattdessen „Zusammenhalt“: 1" in text


def test_a_word_is_as_long_as_it_was_typed(client, words):
    factories.standard_page(title="Tafel in Uelzen")
    words()

    assert found(client, "Uelzn") == ["Tafel in Uelzen"]


def test_few_hits_ask_what_was_meant(client, words):
    factories.standard_page(title="Kuchenfest")
    for number in range(3):
        factories.standard_page(title=f"Küchenfeste {number}")
    factories.standard_page(title="Wochenmarkt")
    factories.standard_page(title="Wachenmarkt")
    words()

    assert "Meinten Sie" not in said(client, "Wochenmarkt")
    assert found(client, "Wochenmarkd") == ["Wochenmarkt"]


def test_what_a_page_is_called_ranks_before_what_it_mentions(client):
    among_others = "Zum Bündnis gehören Vereine, Kirchen, Kommunen und {} aus dem ganzen Land."
    factories.standard_page(title="Räume", lead=among_others.format("ein Gewerkschaftshaus"))
    factories.standard_page(title="Über uns", lead=among_others.format("eine Gewerkschaft"))
    factories.partner(title="Gewerkschaftsbund", teaser="Wir setzen uns für gute Arbeit ein.")
    factories.standard_page(title="Gewerkschaft", lead="Sie setzt sich für gute Arbeit ein.")

    assert found(client, "Gewerkschaft") == [
        "Gewerkschaft",
        "Gewerkschaftsbund",
        "Über uns",
        "Räume",
    ]


def test_another_form_of_a_word_is_no_mistake(client, words):
    factories.standard_page(title="Mutmacherin gesucht")
    words()

    text = said(client, "Mutmachern")
    assert "Meinten Sie" not in text
    assert "stattdessen" not in text


@pytest.mark.parametrize("hidden", ["draft", "private", "unpublished"])
def test_corrections_name_no_word_that_only_hidden_pages_have(client, words, hidden):
    page = factories.standard_page(title="Geheimplan", live=hidden != "draft")
    factories.standard_page(title="Deich")
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        raise_generation()
    words()
    if hidden == "unpublished":
        Page.objects.get(pk=page.pk).specific.unpublish()

    for query in ("Geheimplam", "Geheimplam Deich"):
        assert "Geheimplan" not in said(client, query)


def test_some_of_the_words_are_better_than_nothing_and_said_so(client):
    factories.standard_page(title="Fahrdienst in Uelzen")
    factories.standard_page(title="Besuchsdienst in Celle")

    text = said(client, "Fahrdienst Celle")

    assert "Keine Treffer mit allen Wörtern von „Fahrdienst Celle“, aber 2" in text
    assert "Treffer mit einem Teil Ihrer Suchwörter" in text
    assert sorted(found(client, "Fahrdienst Celle")) == [
        "Besuchsdienst in Celle",
        "Fahrdienst in Uelzen",
    ]


def test_enough_hits_need_no_help(client):
    for number in range(3):
        factories.standard_page(title=f"Fahrdienst {number} in Celle")
    factories.standard_page(title="Nur Celle")

    assert len(found(client, "Fahrdienst Celle")) == 3
    assert "einem Teil" not in said(client, "Fahrdienst Celle")


@pytest.mark.parametrize("quotes", ["„%s“", '"%s"', "»%s«", "“%s”"])
def test_quotation_marks_ask_for_words_in_their_order(client, quotes):
    factories.standard_page(title="Ehre, wem Ehre gebührt")
    factories.standard_page(title="Wem gebührt Ehre?")

    assert found(client, quotes % "wem Ehre gebührt") == ["Ehre, wem Ehre gebührt"]
    assert len(found(client, "wem Ehre gebührt")) == 2


def test_a_phrase_that_is_nowhere_is_searched_in_any_order_on_demand(client):
    factories.standard_page(title="Wem gebührt Ehre?")

    response = client.get("/suche/", {"q": "„Ehre gebührt“"})

    assert "In beliebiger Reihenfolge suchen" in reading.text(response)
    (link,) = [a for a in reading.links(response) if "Ehre+geb" in a]
    assert "1 Treffer für „Ehre gebührt“" in reading.text(client.get(f"/suche/{link}"))


def test_synonyms_are_searched_too_and_named(client):
    factories.standard_page(title="Freiwilliges Engagement")
    factories.standard_page(title="Ehrenamt")
    Synonym.objects.all().delete()  # the ones that a new site has
    Synonym.objects.create(words="Ehrenamt, freiwilliges Engagement")

    assert sorted(found(client, "Ehrenamt")) == ["Ehrenamt", "Freiwilliges Engagement"]
    assert "Auch gesucht: freiwilliges Engagement" in said(client, "Ehrenamt")


def test_news_that_are_new_come_first_among_equals(client):
    today = date.today()
    factories.release(title="Deich", date=today - timedelta(days=3000))
    new = factories.release(title="Deich", date=today)

    response = client.get("/suche/?q=Deich")

    (first, _) = reading.html(response).select("ol.rows a")
    assert first["href"] == new.url


def test_facets_narrow_with_true_counts(client):
    youth = page_types.topic("Jugend")
    factories.release(title="Deich heute", date="2025-05-01", topics=[youth])
    factories.release(title="Deich gestern", date="2024-05-01")
    factories.story(title="Am Deich", date="2025-06-01", topics=[youth])

    text = said(client, "Deich")
    assert "Pressemitteilungen (2)" in text
    assert "Mutmacher-Geschichten (1)" in text
    assert "Jugend (2)" in text
    assert "2025 (2)" in text

    narrowed = client.get("/suche/?q=Deich&art=presse")
    assert "2 Treffer für „Deich“" in reading.text(narrowed)
    assert "Mutmacher-Geschichten (1)" in reading.text(narrowed)
    assert "Jugend (1)" in reading.text(narrowed)
    assert "Filter Pressemitteilungen entfernen" in reading.text(narrowed)
    both = client.get("/suche/?q=Deich&art=presse&art=mutmacher&jahr=2025")
    assert "2 Treffer" in reading.text(both)


def test_filters_without_hits_can_be_taken_back_one_by_one(client):
    factories.release(title="Deich", date="2025-05-01")

    text = said(client, "Deich", art="presse", jahr="1950")

    assert "Keine Treffer für „Deich“ mit diesen Filtern" in text
    assert "Filter 1950 entfernen (1)" in text
    assert "Filter Pressemitteilungen entfernen (0)" in text
    assert "Entfernen Sie einen Filter" in text


def test_hits_can_be_sorted_by_date(client):
    factories.release(title="Deich Deich Deich", date="2020-05-01")
    factories.story(title="Vom Deich", date="2025-06-01")
    factories.standard_page(title="Deich ohne Datum")

    response = client.get("/suche/?q=Deich&sortierung=datum")

    titles = [tag.get_text() for tag in reading.html(response).select("ol.rows .row-title")]
    assert titles == ["Vom Deich", "Deich Deich Deich", "Deich ohne Datum"]


def test_every_choice_in_the_list_leads_to_the_hits_it_promises(client):
    youth = page_types.topic("Jugend")
    for year in (2023, 2024, 2024):
        factories.release(title="Deich", date=f"{year}-05-01", topics=[youth])
        factories.story(title="Deich", date=f"{year}-06-01")

    page = reading.html(client.get("/suche/?q=Deich&jahr=2024"))
    for link in page.select(".narrow-facet a:not([aria-current])"):
        promised = int(link.get_text().rsplit("(", 1)[1].rstrip(")"))
        target = reading.text(client.get("/suche/" + link["href"]))
        if "jahr=2024" in link["href"] and "jahr=2023" not in link["href"]:
            assert f"{promised} Treffer für" in target
