"""The search server as the engine behind Wagtail's search API, on a real node."""

import pytest
from wagtail.models import Page

from search.elastic import server
from tests import factories
from tests.home.conftest import demo_site, quick_drawing  # noqa: F401
from tests.search.pairs import pairs

pytestmark = pytest.mark.usefixtures("site", "search_server")


def both(query, *, model=Page, method="search", **options) -> set[int]:
    """What the two engines find, which is the same; and it was really the server that answered."""
    found = [
        {hit.pk for hit in getattr(model.objects, method)(query, backend=backend, **options)}
        for backend in ("default", "public")
    ]
    assert not server.breaker.failure
    assert found[0] == found[1], query
    return found[1]


def titles(found) -> list[str]:
    return [page.title for page in found]


@pytest.fixture
def pages():
    """Makes pages with these titles."""
    return lambda *given: [factories.standard_page(title=title) for title in given]


def test_every_pair_of_the_table_holds(pages):
    table = list(pairs())
    texts = sorted({pair.text for pair in table})
    keys = dict(zip(texts, [page.pk for page in pages(*texts)], strict=True))

    wrong = []
    for query in sorted({pair.query for pair in table}):
        found = both(query)
        wrong += [
            pair
            for pair in table
            if pair.query == query and (keys[pair.text] in found) is not pair.found
        ]
    assert wrong == []
