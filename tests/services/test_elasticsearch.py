"""The search server as the engine behind Wagtail's search API, on a real node."""

import random

import pytest
from modelsearch.query import MATCH_ALL, Boost, Fuzzy, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.core.models import Topic
from cms.media.models import Picture
from search.elastic import state
from search.engines import embedded_engine
from search.german.texts import groups, neighbours
from search.models import IndexState, SearchDocument
from search.public import ask
from tests import factories
from tests.home.conftest import demo_site, quick_drawing  # noqa: F401
from tests.search.pairs import broken_pairs, in_parts
from tests.search.test_embedded import titles
from tests.search.test_search import STRANGE
from tests.search.test_search_server_down import question

pytestmark = pytest.mark.usefixtures("site", "search_server")


def both(query, *, model=Page, method="search", **options) -> set[int]:
    """What the two engines find, which is the same; and it was really the server that answered."""
    found = [
        {hit.pk for hit in getattr(get_search_backend(name), method)(query, model, **options)}
        for name in ("default", "public")
    ]
    assert not state.failure()
    assert found[0] == found[1], query
    return found[1]


@pytest.fixture
def pages():
    """Makes pages with these titles."""
    return lambda *given: [factories.standard_page(title=title) for title in given]


@in_parts
def test_every_pair_of_the_table_holds(part):
    assert broken_pairs(part, both) == []


def test_queries_are_combined_as_wagtail_says(pages):
    made = pages("Chor und Kirche", "Chor im Freien", "Kirche offen")
    both_words, choir, church = (page.pk for page in made)

    assert both("Chor Kirche") == {both_words}
    assert both("Chor Kirche", operator="or") == {both_words, choir, church}
    assert both(PlainText("Chor") & ~PlainText("Kirche")) == {choir}
    assert both(PlainText("Freien") | PlainText("offen")) == {choir, church}
    assert both(Phrase("Chor im Freien")) == {choir}
    assert both(Phrase("im Chor")) == set()
    assert both(Boost(PlainText("offen"), 2)) == {church}
    assert len(both(MATCH_ALL)) == Page.objects.count()
    with pytest.raises(NotImplementedError, match=r"search\.vocabulary"):
        list(Page.objects.search(Fuzzy("Deihc"), backend="public"))


def test_results_can_be_cut_counted_ordered_scored_filtered_and_faceted(pages):
    first, second, third = pages("Chor", "Chor und Fest", "Ein Chor und viele Feste am Deich")
    found = Page.objects.search("Chor", backend="public")

    assert found.count() == 3
    assert titles(found[1:3]) == titles(list(found)[1:3])
    assert titles(found)[0] == "Chor"  # it says nothing else
    by_title = Page.objects.order_by("-title")
    by_title = by_title.search("Chor", order_by_relevance=False, backend="public")
    assert titles(by_title) == [third.title, second.title, first.title]
    scores = [page.score for page in found.annotate_score("score")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[2] > 0
    assert found.facet("content_type_id") == {first.cached_content_type.pk: 3}
    only = Page.objects.filter(pk=second.pk).search("Chor", backend="public")
    assert titles(only) == [second.title]
    assert titles(Page.objects.live().search("Chor", backend="public")) == titles(found)


def test_facets_have_more_than_ten_values(pages):
    pages(*(f"Chor {number}" for number in range(12)))

    facet = Page.objects.search("Chor", backend="public").facet("title")

    assert facet == {f"Chor {number}": 1 for number in range(12)}


def test_some_fields_only():
    first = factories.standard_page(title="Deich", teaser="Am Fluss")
    second = factories.standard_page(title="Fluss", teaser="Hinter dem Deich")
    model = type(first)

    assert both("Deich", model=model, fields=["title"]) == {first.pk}
    assert both("Deich", model=model, fields=["teaser"]) == {second.pk}
    assert both("dei", method="autocomplete", fields=["title"]) == {first.pk}


@pytest.mark.parametrize(
    "typed", ["backer", "bäck", "Baecker", "Bäckereifachverk", "verkäufer", "Fachverkäuferin"]
)
def test_beginnings_parts_and_long_words(pages, typed):
    (page,) = pages("Bäckereifachverkäuferin")
    picture = factories.picture("Bäckereifachverkäuferin")
    topic = Topic.objects.create(name="Bäckereifachverkäuferin", slug="baeckerei")

    assert both(typed, method="autocomplete") == {page.pk}
    assert both(typed, model=Picture, method="autocomplete") == {picture.pk}
    assert both(typed, model=Topic, method="autocomplete") == {topic.pk}


@pytest.mark.parametrize("query", STRANGE)
def test_no_query_breaks_it(pages, query):
    pages("Deich und Flut")

    both(query)
    both(query, operator="or")
    both(Phrase(query))
    both(query, method="autocomplete")


def test_readers_are_answered_by_the_server(pages, client):
    (page,) = pages("Deich")
    SearchDocument.objects.filter(page_id=page.pk).update(folded="")
    assert set(ask(question(*groups("Deich")))) == {str(page.pk)}
    assert not state.failure()


def test_it_finds_the_same_on_the_demo_site(demo_site, search_server):  # noqa: F811
    """Words of its texts, up to three, with all and with some of them, beginnings and phrases."""
    chance = random.Random(4)  # noqa: S311
    texts = list(SearchDocument.objects.order_by("pk").values_list("text", flat=True))
    words = sorted({word for text in texts for word in text.split()})
    found = 0
    for _ in range(100):
        typed = " ".join(chance.sample(words, chance.randint(1, 3)))
        asked = groups(typed)
        near = frozenset(neighbours(asked))
        begun = groups(typed[: chance.randint(1, 7)])
        for each in (
            question(*asked, pairs=near),
            question(*asked, pairs=near, some=True),
            question(*asked, fields=("title", "teaser")),
            question(*begun, begins=True),
            question(*begun, begins=True, fields=("title",)),
        ):
            here = embedded_engine().ask(IndexState.current().live_slot, each)
            there = search_server.engine.ask_for_all(each)
            assert here.keys() == there.keys(), each
            found += len(here)
    assert found > 1000
    for _ in range(10):
        text = chance.choice([text for text in texts if text.count(" ") > 5])
        start = chance.randrange(len(text) // 2)
        assert both(Phrase(" ".join(text[start:].split()[1:4]) or "x")) is not None


def test_readers_are_not_offered_what_the_index_read_as_a_draft(pages):
    draft = factories.standard_page(title="Quittenboot", live=False)
    (live,) = pages("Quittenboot")

    everything, public = (question(*groups("Quittenboot"), live=wanted) for wanted in (False, True))
    assert ask(everything).keys() == {str(draft.pk), str(live.pk)}
    assert ask(public).keys() == {str(live.pk)}
    assert not state.failure()
