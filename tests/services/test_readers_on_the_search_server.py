"""What readers see of the search with the search server behind it: the tests of it once more."""

import pytest

from search.elastic import state
from tests.search.test_policy import *  # noqa: F403
from tests.search.test_search import *  # noqa: F403

pytestmark = pytest.mark.usefixtures("site", "search_server")


@pytest.fixture(autouse=True)
def _the_server_answered(search_server):
    yield
    assert not state.failure()
