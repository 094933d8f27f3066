"""What the search server answers; whatever is no answer is one of `FAULTS`."""

import math
from collections.abc import Iterator

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engines import Question

from .query import query

MOST_RANKED = 3_001  # one more than are looked at: it tells that there are more
_BATCH = 10_000  # hits in a reply; the server gives no more at once
# Only what is asked for: neither texts nor the server's own names of documents.
_BARE = {
    "source": False,
    "stored_fields": "_none_",
    "track_total_hits": False,
    "allow_partial_search_results": False,
}


class Unreadable(Exception):
    """The server says something that is no answer to our question."""


class TooSlow(Exception):
    """The server answered, after more time than a reader should wait."""


FAULTS = (TransportError, ApiError, Unreadable, TooSlow)


class ElasticEngine:
    """Answers from one index, which may be an alias."""

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self.client = client
        self.index = index

    def ask(self, question: Question) -> dict[str, float]:
        """Scores of the best `MOST_RANKED` objects, by their keys; in one request."""
        hits = self._hits(query=query(question), docvalue_fields=["pk"], size=MOST_RANKED)
        return dict(_score(hit) for hit in hits)

    def ask_for_all(self, question: Question) -> dict[str, float]:
        """The same for all that answer, however many."""
        hits = self._all_hits(
            query=query(question),
            docvalue_fields=["pk"],
            sort=[{"_score": "desc"}, {"content_type": "asc"}, {"pk": "asc"}],
        )
        return dict(_score(hit) for hit in hits)

    def try_out(self) -> None:
        """Fails as a question would."""
        self._hits(query={"match_all": {}}, size=0)

    def versions(self) -> dict[str, int]:
        """The version of every document, by its name."""
        hits = self._all_hits(
            query={"match_all": {}},
            docvalue_fields=["pk", "content_type", "version"],
            sort=[{"content_type": "asc"}, {"pk": "asc"}],
        )
        return dict(_version(hit) for hit in hits)

    def _all_hits(self, **body) -> Iterator[dict]:
        after: dict = {}
        while hits := self._hits(**body, **after, size=_BATCH):
            yield from hits
            if len(hits) < _BATCH:
                return
            after = {"search_after": hits[-1]["sort"]}

    def _hits(self, **body) -> list[dict]:
        reply = self.client.search(index=self.index, **_BARE, **body)
        try:
            if reply["timed_out"] or reply["_shards"]["failed"]:
                raise Unreadable("the answer is not complete")
            return list(reply["hits"]["hits"])
        except (KeyError, TypeError) as error:
            raise Unreadable("the answer has no hits") from error


def _score(hit: dict) -> tuple[str, float]:
    try:
        key, score = hit["fields"]["pk"][0], float(hit["_score"])
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise Unreadable("a hit has no key or no score") from error
    if not isinstance(key, str) or not math.isfinite(score):
        raise Unreadable("a hit has a strange key or score")
    return key, score


def _version(hit: dict) -> tuple[str, int]:
    try:
        fields = hit["fields"]
        return f"{fields['content_type'][0]}-{fields['pk'][0]}", int(fields["version"][0])
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise Unreadable("a hit has no key or no version") from error
