"""The real search server of `make test-services`, with an index for the test alone."""

import pytest
from wagtail.models import Page

from search.elastic import server


def with_server(settings, described: dict) -> None:
    """Configure a search server for the length of a test."""
    settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {"public": described}


@pytest.fixture
def search_server(db, settings, monkeypatch):
    """The backend of a server that knows all that the database knows; gone after the test.

    It has all the time it wants, for what it says is tried here, on however slow a machine.
    """
    with_server(settings, settings.SEARCH_SERVER | {"TIMEOUT": 60})
    monkeypatch.setattr(server, "SLOW", 60)
    backend = server.server()
    try:
        rebuild(backend)
        yield backend
    finally:
        es = backend.es.options(request_timeout=30)
        names = list(es.indices.get(index=f"{backend.stem}*", features="aliases"))
        es.indices.delete(index=",".join(names), ignore_unavailable=True)


def rebuild(backend) -> None:
    """As `update_index`, without words: an empty index, and all that it then lacks."""
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Page))
    rebuilder.start()
    rebuilder.finish()
