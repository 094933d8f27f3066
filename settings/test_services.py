"""For `make test-services`: tests on the servers that DATABASE_URL and ELASTICSEARCH_URL name."""

import os

from .given import postgresql
from .test import *  # noqa: F403
from .wagtail import search_server

# A name of its own for each process: two runs on one server do not meet.
_OWN = f"test_{os.getpid()}"
DATABASES = {
    "default": {
        **postgresql(os.environ["DATABASE_URL"]),
        "CONN_MAX_AGE": 0,
        "TEST": {"NAME": _OWN},
    }
}
# Tests that want the search server put it into WAGTAILSEARCH_BACKENDS, see tests/search_server.py.
SEARCH_SERVER = search_server(
    os.environ["ELASTICSEARCH_URL"], f"{os.environ.get('TEST_RUN', 'test_')}{os.getpid()}_"
)
