"""The search server that the settings name, as readers ask it: guarded, for some time only."""

import json
import time
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from elasticsearch import Elasticsearch
from modelsearch.backends import get_search_backend

from search.engines import Question

from . import state
from .engine import FAULTS, TooSlow
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
    if len(question.groups) > MOST_WORDS or state.failure():
        return None
    engine = server().engine
    started = time.monotonic()
    try:
        found = engine.ask_for_all(question) if all_hits else engine.ask(question)
    except FAULTS as error:
        state.note_failure(error)
        return None
    if _is_slow(started):
        state.note_failure(TooSlow())
    return found


def try_out() -> None:
    """Ask as a reader does; raises one of `FAULTS`, a slow answer is one too."""
    started = time.monotonic()
    server().engine.try_out()
    if _is_slow(started):
        raise TooSlow


def _is_slow(started: float) -> bool:
    return time.monotonic() - started > SLOW
