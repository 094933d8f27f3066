"""Lists of the admin that are no pages: editors find in them as they do everywhere."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.core.models import Topic
from search.models import Synonym
from tests import factories

from .test_office import SYNONYMS, soup, words_of
from .test_search import STRANGE

TOPICS = "/admin/snippets/core/topic/"
CONTACTS = "/admin/snippets/press/presscontact/"
LISTS = [TOPICS, CONTACTS, SYNONYMS]
NAME = "Bäckereifachverkäuferin"

pytestmark = pytest.mark.usefixtures("site", "editor")


@pytest.fixture
def found(client):
    """The first cells of the rows that a list shows for some words."""

    def look(url: str, words: str, **parameters: str) -> list[str]:
        page = soup(client.get(url, {"q": words, **parameters}))
        return [words_of(link) for link in page.select("table.listing tbody .title-wrapper a")]

    return look


def make(url: str, name: str) -> None:
    {
        TOPICS: lambda: Topic.objects.create(name=name, slug=name.lower()),
        CONTACTS: lambda: factories.press_contact(name=name),
        SYNONYMS: lambda: Synonym.objects.create(words=f"{name}, Semmel"),
    }[url]()


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize(
    "typed", ["backer", "bäck", "Baecker", "Bäckereifachverk", "verkäufer", "Fachverkäuferin"]
)
def test_rows_are_found_by_beginnings_parts_and_spellings(found, url, typed):
    make(url, NAME)
    make(url, "Deich")

    assert [row.partition(",")[0] for row in found(url, typed)] == [NAME]


def test_what_a_row_says_beside_its_name_finds_it_too(found):
    Topic.objects.create(name="Alltag", slug="alltag", description="Rund um die Bäckerei")
    factories.press_contact(name="Frau Meyer", function="Bäckermeisterin")
    factories.press_contact(name="Herr Petersen", email="baeckerinnung@verein.example")

    assert found(TOPICS, "bäckereien") == ["Alltag"]
    assert found(CONTACTS, "backer", ordering="name") == ["Frau Meyer", "Herr Petersen"]
    assert found(CONTACTS, "baeckerinnung@verein") == ["Herr Petersen"]


def test_what_is_found_is_sorted_as_asked(found):
    for name in ("Deich B", "Deich A", "Deich C"):
        make(TOPICS, name)
        make(CONTACTS, name)

    assert found(TOPICS, "deich", ordering="slug") == ["Deich A", "Deich B", "Deich C"]
    assert found(TOPICS, "deich", ordering="-slug") == ["Deich C", "Deich B", "Deich A"]
    for column in ("phone", "email", "-deputy"):
        assert len(found(CONTACTS, "deich", ordering=column)) == 3, column


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize("parameters", [{"ordering": "-x'"}, {"p": "999"}, {"p": "x"}])
def test_strange_parameters_change_nothing(found, url, parameters):
    make(url, "Deich")

    assert len(found(url, "deich", **parameters)) == 1


@pytest.mark.parametrize("url", LISTS)
def test_no_query_breaks_a_list(client, url):
    make(url, "Deich")

    for typed in STRANGE:
        response = client.get(f"{url}results/", {"q": typed, "ordering": "-name"})
        assert response.status_code == 200, typed


@pytest.mark.parametrize("url", LISTS)
def test_a_pasted_text_is_searched_in_bounded_time(found, url):
    make(url, "Deich")
    found(url, "deich")  # the dictionaries are loaded before the clock starts
    started = time.process_time()

    found(url, " ".join(f"wort{number}" for number in range(2_000)))

    assert time.process_time() - started < 1


@pytest.mark.parametrize("url", LISTS)
def test_pages_of_a_long_list_cost_the_same(client, url):
    def count(parameters: dict) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url, parameters).status_code == 200
        return len(captured)

    for number in range(3):
        make(url, f"Deich {number}")
    count({"q": "deich"})
    few = count({"q": "deich"})
    for number in range(3, 25):
        make(url, f"Deich {number}")

    assert count({"q": "deich"}) == few
    assert count({"q": "deich", "p": "2"}) == few
