"""The search server that the settings name, as readers ask it: guarded, for some time only."""

import json
import time
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from elasticsearch import Elasticsearch
from modelsearch.backends import get_search_backend

from search.engines import Question

from .breaker import Breaker
from .engine import FAULTS
from .http import BoundedNode
from .outbox import NAME

if TYPE_CHECKING:
    from .backend import ElasticSearchBackend

SLOW = 0.4  # seconds; a search may ask three times, and has 1.5 s in all
MOST_WORDS = 64  # of a question; the server refuses very large ones, the embedded index does not
CONNECTIONS = 32


def server() -> "ElasticSearchBackend":
    """The backend of the settings, made once for each process."""
    return _server(json.dumps(settings.WAGTAILSEARCH_BACKENDS[NAME], sort_keys=True))


@lru_cache(4)
def _server(described: str) -> "ElasticSearchBackend":
    return get_search_backend(NAME)


_clients: dict[str, Elasticsearch] = {}


def client(**options) -> Elasticsearch:
    """The client for these options; it keeps connections open, so it is made once."""
    described = repr(sorted(options.items()))
    if described not in _clients:
        _clients[described] = Elasticsearch(
            **options, node_class=BoundedNode, connections_per_node=CONNECTIONS
        )
    return _clients[described]


def answer(question: Question, *, all_hits: bool = False) -> dict[str, float] | None:
    """What the server says; None if it does not answer as it should."""
    if len(question.groups) > MOST_WORDS or not breaker.lets_through():
        return None
    engine = server().engine
    return _guarded(lambda: engine.ask_for_all(question) if all_hits else engine.ask(question))


def _guarded(ask):
    started = time.monotonic()
    try:
        found = ask()
    except FAULTS as error:
        breaker.open(in_words(error))
        return None
    took = time.monotonic() - started
    if took > SLOW:
        breaker.open(f"an answer took {took:.1f} s")
    return found


def _try_again() -> None:
    """The breaker's trial."""
    started = time.monotonic()
    try:
        server().engine.try_out()
    except FAULTS as error:
        breaker.open(in_words(error))
    else:
        if time.monotonic() - started <= SLOW:
            breaker.close()


def in_words(error: Exception) -> str:
    """What went wrong, in one line without what anybody searched for."""
    status = getattr(getattr(error, "meta", None), "status", None)
    return f"{type(error).__name__}{f' {status}' if status else ''}"


breaker = Breaker(_try_again)
