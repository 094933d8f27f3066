"""`/suche/` as a reader uses it, and as nobody should."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.jobs.worker import QueueWorker
from search.policy import Answer, answer
from search.query import MOST_LETTERS, MOST_WORDS, understand
from search.views import HITS_PER_PAGE
from tests import factories, page_types, reading
from tests.jobs.conftest import queue  # noqa: F401 - the real queue, as the worker's own tests use it
from tests.page_types import PAGE_TYPES

STRANGE = [
    '"',
    '"offen',
    "'; DROP TABLE wagtailcore_page; --",
    "deich AND",
    "AND OR NOT",
    "NEAR(deich flut, 5)",
    "deich*",
    "*",
    "title:deich",
    "^deich",
    "-deich",
    "--",
    "_",
    "_ _-",
    "a-",
    "(deich",
    "deich)",
    "{deich}",
    "deich + flut",
    "\\",
    "%",
    "🧵",
    "🧵 deich",
    "שלום",
    "\u202edeich",
    "\u200b",
    "\ufdfd",
    "²",
    "ⅷ",
    "ﬁ",
    "İ",
    "ﬀ" * 100,
    "\x00",
    "deich\x00flut",
    "\x01\x1f",
    "\ud7ff\ue000",
    " \t\r\n",
    "a" * 10_000,
    "a " * 5_000,
    "<script>",
]


def found(client, query: str) -> list[str]:
    """Titles of the hits, best first."""
    return hits(client.get("/suche/", {"q": query}))


def hits(response) -> list[str]:
    """Titles of the hits on a page, in their order."""
    return [title.get_text() for title in reading.html(response).select("ol.rows .row-title")]


@pytest.mark.usefixtures("site")
def test_no_query_breaks_the_search(client):
    factories.standard_page(title="Deich und Flut")

    for query in STRANGE:
        for address in ("/suche/", "/suche/vorschlaege/"):
            response = client.get(address, {"q": query})
            assert response.status_code == 200, repr(query)
    for query in ("deich*", "title:deich", "^deich", "(deich", "🧵 deich", "\u202edeich", '"deich'):
        assert found(client, query.replace("title:", "")) == ["Deich und Flut"], repr(query)


@pytest.mark.usefixtures("db")
def test_what_remains_of_a_query_is_short():
    assert understand("a" * 10_000).typed == "a" * MOST_LETTERS
    assert len(understand("ab " * 5_000).groups) == MOST_WORDS
    assert understand("🧵").groups == ()


@pytest.mark.usefixtures("site")
def test_strange_parameters_change_nothing(client):
    factories.standard_page(title="Deich")

    for query in (
        "q=deich&seite=abc",
        "q=deich&seite=-1",
        "q=deich&seite=999999999999",
        "q=deich&seite=%00",
        "q=nichts&q=deich",
        "q=deich&q[]=x&art=quatsch&thema=%ff&region=99999&sortierung=DROP",
    ):
        response = client.get(f"/suche/?{query}")
        assert hits(response) == ["Deich"], query


@pytest.mark.parametrize("address", ["/suche/", "/suche/vorschlaege/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_search_is_for_reading(db, address, method):
    assert getattr(Client(), method)(address).status_code == 405


@pytest.mark.usefixtures("site")
def test_empty_search_asks_and_no_hit_helps(client):
    assert "Geben Sie ein, was Sie suchen" in reading.text(client.get("/suche/"))
    assert "Geben Sie ein, was Sie suchen" in reading.text(client.get("/suche/?q=++"))
    assert "Keine Treffer für „Quastenflosser“" in reading.text(
        client.get("/suche/?q=Quastenflosser")
    )


@pytest.mark.usefixtures("site")
def test_empty_search_offers_the_topics_that_lead_somewhere(client):
    factories.story(topics=[page_types.topic("Nachbarschaft")])
    page_types.topic("Unbenutzt")

    page = reading.html(client.get("/suche/"))

    links = page.select("#treffer a")
    assert [(link.string, link["href"]) for link in links] == [
        ("Nachbarschaft", "/suche/?q=Nachbarschaft")
    ]


@pytest.mark.usefixtures("site")
def test_points_of_a_list_are_no_sentence_of_an_excerpt(client):
    points = "<ul><li>Parteien</li><li>Gewerkschaften</li><li>Kirchen</li></ul>"
    intro = "<p>In unserem Bündnis sind zum Beispiel:</p>"
    factories.standard_page(title="Über uns", body=[("text", intro + points)], lead="")

    excerpt = reading.html(client.get("/suche/?q=Gewerkschaft")).select_one("ol.rows mark").parent

    assert " ".join(excerpt.get_text().split()).endswith("… Gewerkschaften")


@pytest.mark.usefixtures("site")
def test_every_type_is_found_by_its_words(client):
    for model in PAGE_TYPES:
        page = page_types.make(model, title=f"Treffer {model.__name__}")
        assert page.title in found(client, f"Treffer {model.__name__}")


@pytest.mark.usefixtures("site")
def test_words_of_the_text_and_the_facts_are_found(client):
    nachbarn = page_types.topic("Nachbarschaft")
    factories.story(
        title="Gesine",
        person="Gesine Ubben",
        place="Norden",
        pull_quote="Klingeln hilft",
        lead="Vorspannwort",
        body=[("box", {"title": "Kastenwort", "text": "<p>Innenwort</p>"})],
        topics=[nachbarn],
    )

    for word in ("Ubben", "Norden", "Klingeln", "Vorspannwort", "Kastenwort", "Innenwort"):
        assert found(client, word) == ["Gesine"], word
    assert found(client, "Nachbarschaft") == ["Gesine"]


@pytest.mark.usefixtures("site")
def test_hits_say_what_they_are_and_are_divided_into_pages(client):
    for number in range(HITS_PER_PAGE + 1):
        factories.release(title=f"Deich {number}", teaser="Es geht voran.")

    first = client.get("/suche/?q=Deich")

    assert len(hits(first)) == HITS_PER_PAGE
    text = reading.text(first)
    assert "11 Treffer für „Deich“" in text
    assert "Pressemitteilung · 1. März 2026 · Hannover Deich" in text
    second = client.get("/suche/?q=Deich&seite=2")
    assert len(hits(second)) == 1
    assert reading.html(second).title.string.startswith("Deich – Suche, Seite 2")
    assert reading.meta(second, "robots") == "noindex"


@pytest.mark.usefixtures("site")
def test_large_numbers_are_written_as_in_german(client, monkeypatch):
    factories.release(title="Deich")
    factories.story(title="Deich und Flut")
    found = answer("Deich")
    many = Answer(found.asked, found.query, found.rows * 1_234, more=True)
    monkeypatch.setattr("search.views.answer", lambda raw: many)

    text = reading.text(client.get("/suche/?q=Deich"))
    assert "Mehr als 3.000 Treffer, davon 2.468 hier für „Deich“" in text
    assert "Pressemitteilungen (1.234)" in text

    few = [row._replace(partial=True) for row in many.rows]
    monkeypatch.setattr("search.views.answer", lambda raw: Answer(many.asked, many.query, few))
    assert "aber 2.468 mit einem Teil davon" in reading.text(client.get("/suche/?q=Deich"))


@pytest.mark.usefixtures("site")
def test_suggestions_are_titles_that_begin_alike(client):
    for number in range(9):
        factories.story(title=f"Deichgeschichte {number}")
    factories.story(title="Deichgeheimnis", live=False)

    suggestions = client.get("/suche/vorschlaege/?q=deichg").json()["suggestions"]

    assert len(suggestions) == 8
    assert all(entry["title"].startswith("Deichgeschichte") for entry in suggestions)
    assert suggestions[0]["url"].startswith("/mutmacher/deichgeschichte-")
    assert client.get("/suche/vorschlaege/").json() == {"suggestions": []}


def test_published_page_is_found_once_the_worker_has_run(client, site, queue):  # noqa: F811
    factories.release(title="Quittenfest")
    factories.release(title="Quittenentwurf", live=False)
    assert found(client, "Quittenfest") == []

    QueueWorker(once=True).run()

    assert found(client, "Quittenfest") == ["Quittenfest"]
    assert found(client, "Quittenentwurf") == []


def test_page_taken_offline_is_gone_before_the_worker_runs(client, site, queue):  # noqa: F811
    page = factories.release(title="Quittenfest")
    QueueWorker(once=True).run()

    Page.objects.get(pk=page.pk).specific.unpublish()

    assert found(client, "Quittenfest") == []
    assert client.get("/suche/vorschlaege/?q=quitten").json() == {"suggestions": []}
