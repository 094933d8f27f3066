"""The embedded index behind Wagtail's search API, on whatever database the tests run."""

import time

import pytest
from modelsearch.query import MATCH_ALL, Boost, Fuzzy, Phrase, PlainText
from wagtail.models import Page

from cms.core.models import Topic
from cms.media.models import Picture
from tests import factories

from .pairs import broken_pairs, in_parts
from .test_search import STRANGE

pytestmark = pytest.mark.usefixtures("site")


def titles(found) -> list[str]:
    return [page.title for page in found]


@pytest.fixture
def pages():
    """Makes pages with these titles."""
    return lambda *given: [factories.standard_page(title=title) for title in given]


@in_parts
def test_every_pair_of_the_table_holds(part):
    assert broken_pairs(part, lambda query: {page.pk for page in Page.objects.search(query)}) == []


def test_queries_are_combined_as_wagtail_says(pages):
    pages("Chor und Kirche", "Chor im Freien", "Kirche offen")

    def found(query, **options):
        return sorted(titles(Page.objects.search(query, **options)))

    assert found("Chor Kirche") == ["Chor und Kirche"]
    assert found("Chor Kirche", operator="or") == [
        "Chor im Freien",
        "Chor und Kirche",
        "Kirche offen",
    ]
    assert found(PlainText("Chor") & ~PlainText("Kirche")) == ["Chor im Freien"]
    assert found(PlainText("Freien") | PlainText("offen")) == ["Chor im Freien", "Kirche offen"]
    assert found(Phrase("Chor im Freien")) == ["Chor im Freien"]
    assert found(Phrase("im Chor")) == []
    assert found(Boost(PlainText("offen"), 2)) == ["Kirche offen"]
    assert len(Page.objects.search(MATCH_ALL)) == Page.objects.count()


def test_results_can_be_cut_counted_ordered_scored_and_faceted(pages):
    first, second, third = pages("Chor", "Chor und Fest", "Ein Chor und viele Feste am Deich")
    found = Page.objects.search("Chor")

    assert found.count() == 3
    assert titles(found[1:3]) == titles(list(found)[1:3])
    assert found[1:3].count() == 2
    by_title = Page.objects.order_by("-title").search("Chor", order_by_relevance=False)
    assert titles(by_title) == [third.title, second.title, first.title]
    scores = [page.score for page in found.annotate_score("score")]
    assert scores == sorted(scores, reverse=True)
    kind = first.cached_content_type.pk
    assert found.facet("content_type_id") == {kind: 3}
    assert titles(Page.objects.filter(pk=second.pk).search("Chor")) == [second.title]


def test_some_fields_only():
    factories.standard_page(title="Deich", teaser="Am Fluss")
    factories.standard_page(title="Fluss", teaser="Hinter dem Deich")
    model = type(factories.standard_page(title="Anderes"))

    assert titles(model.objects.search("Deich", fields=["title"])) == ["Deich"]
    assert titles(model.objects.search("Deich", fields=["teaser"])) == ["Fluss"]
    assert titles(Page.objects.autocomplete("dei", fields=["title"])) == ["Deich"]


@pytest.mark.parametrize(
    "typed", ["backer", "bäck", "Baecker", "Bäckereifachverk", "verkäufer", "Fachverkäuferin"]
)
def test_editors_find_by_beginnings_parts_and_long_words(pages, typed):
    pages("Bäckereifachverkäuferin")
    picture = factories.picture("Bäckereifachverkäuferin")
    Topic.objects.create(name="Bäckereifachverkäuferin", slug="baeckerei")

    assert titles(Page.objects.autocomplete(typed)) == ["Bäckereifachverkäuferin"]
    assert list(Picture.objects.autocomplete(typed)) == [picture]


def test_whatever_the_database_knows_may_be_filtered_by():
    tagged = factories.picture("Deich im Winter")
    factories.picture("Deich im Sommer")
    tagged.tags.add("winter")

    assert list(Picture.objects.filter(tags__name="winter").autocomplete("deich")) == [tagged]


@pytest.mark.parametrize("query", ["wort " * 2_000, " ".join(f"wort{n}" for n in range(2_000))])
@pytest.mark.parametrize("ask", ["search", "autocomplete"])
def test_a_pasted_text_is_searched_in_bounded_time(pages, query, ask):
    pages("Wort für Wort")
    list(Page.objects.search("Wort"))  # the dictionaries are loaded before the clock starts
    started = time.process_time()

    list(getattr(Page.objects, ask)(query))
    list(Page.objects.search(Phrase(query)))

    assert time.process_time() - started < 0.5


def test_fuzzy_is_refused_with_a_way_out(pages):
    pages("Deich")

    with pytest.raises(NotImplementedError, match=r"search\.vocabulary"):
        list(Page.objects.search(Fuzzy("Deihc")))


@pytest.mark.parametrize("query", STRANGE)
def test_no_query_breaks_it(pages, query):
    pages("Deich und Flut")

    for found in (
        Page.objects.search(query),
        Page.objects.search(Phrase(query)),
        Page.objects.autocomplete(query),
        Page.objects.search(query, operator="or"),
    ):
        assert found.count() == len(list(found))
