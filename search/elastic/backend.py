"""Wagtail's search API on the search server: `public` in WAGTAILSEARCH_BACKENDS.

A subclass of Wagtail's own backend for Elasticsearch 8, with our fields and our questions. The
server says what matches and how well; the database says which of it the queryset holds, in what
order and in which facets, as it does for the embedded index: what an index forgets to be told
(a page taken offline, moved, made private) is never counted. If the server does not answer, the
embedded index does.
"""

from string import ascii_lowercase

from django.utils.crypto import get_random_string
from modelsearch.backends.elasticsearch8 import Elasticsearch8Index, Elasticsearch8SearchBackend

from search import index
from search.backend import (
    EmbeddedAutocompleteQueryCompiler,
    EmbeddedQueryCompiler,
    EmbeddedSearchResults,
    Scores,
)
from search.engines import Question
from search.models import IndexState, SearchDocument

from . import current
from .engine import ElasticEngine
from .mapping import SETTINGS, ElasticMapping, fingerprint
from .server import answer, client

_PATIENCE = 30  # seconds for what a person or the worker waits for


class ElasticQueryCompiler(EmbeddedQueryCompiler):
    mapping_class = ElasticMapping

    def _answer(self, question: Question) -> Scores:
        found = answer(question, all_hits=True)
        return super()._answer(question) if found is None else found


class ElasticAutocompleteQueryCompiler(EmbeddedAutocompleteQueryCompiler, ElasticQueryCompiler):
    pass


class ElasticIndex(Elasticsearch8Index):
    """The index of all models, under the name that readers ask.

    What is added goes the way of every change: into the database, and from there by the queue.
    """

    def add_model(self, model) -> None:
        """Every model has the same fields, which were made with the index."""

    def add_item(self, item) -> None:
        index.write([item])

    def add_items(self, model, items) -> None:
        index.write(items)

    def delete_item(self, item) -> None:
        index.delete_of_model(type(item), str(item.pk))


class NewIndex(ElasticIndex):
    """An index that is being filled, through an entrance that goes with it.

    Documents that were sent to its name would make an index of that name if it had vanished.
    """

    @property
    def entrance(self) -> str:
        return f"{self.name}.in"

    def put(self) -> None:
        self.patient.create(
            index=self.name,
            mappings=ElasticMapping(None).get_mapping(),
            aliases={self.entrance: {}},
            **self.backend.settings,
        )

    def add_items(self, model, items) -> None:
        rows = self._rows(model, items)
        if missing := [item for item in items if str(item.pk) not in rows]:
            index.write(missing)  # the database knows all that the server knows
            rows = self._rows(model, items)
        current.send(list(rows.values()), self.entrance)

    def go_live(self, alias: str) -> None:
        """Be asked under this name from now on; nobody finds it pointing nowhere or to two."""
        self.patient.refresh(index=self.name)
        self.patient.update_aliases(
            actions=[
                {"remove": {"index": "*", "alias": alias, "must_exist": False}},
                {"add": {"index": self.name, "alias": alias}},
            ]
        )
        IndexState.objects.filter(pk=IndexState.current().pk).update(es_index=self.name)

    def delete_others(self) -> None:
        """Those of other analyses too, and what a rebuild that broke off has left behind."""
        ours = self.patient.get(index=f"{self.backend.stem}*", features="aliases")
        stem = self.backend.stem
        if others := [name for name in ours if name.startswith(stem) and name != self.name]:
            self.patient.delete(index=",".join(others), ignore_unavailable=True)

    @property
    def patient(self):
        return self.es.options(request_timeout=_PATIENCE).indices

    def _rows(self, model, items) -> dict[str, current.Row]:
        content_type = index.content_type_of(model)
        keys = [str(item.pk) for item in items]
        found = SearchDocument.objects.filter(content_type_id=content_type, object_id__in=keys)
        return {row[2]: row for row in found.values_list(*current.ROW)}


class Rebuilder:
    """Fills a new index; searches go on in the old one until the alias moves in one step."""

    def __init__(self, alias: ElasticIndex) -> None:
        self.alias = alias.name
        name = f"{alias.name}_{get_random_string(7, ascii_lowercase)}"
        self.index = NewIndex(alias.backend, name)

    def start(self) -> NewIndex:
        self.index.put()
        return self.index

    def finish(self) -> None:
        self.index.go_live(self.alias)
        # What changed while the index was filled was sent to the old one.
        current.compare()
        current.push()
        self.index.delete_others()


class ElasticSearchBackend(Elasticsearch8SearchBackend):
    mapping_class = ElasticMapping
    index_class = ElasticIndex
    query_compiler_class = ElasticQueryCompiler
    autocomplete_query_compiler_class = ElasticAutocompleteQueryCompiler
    results_class = EmbeddedSearchResults
    atomic_rebuilder_class = Rebuilder
    catch_indexing_errors = False
    client_class = staticmethod(client)
    settings = SETTINGS

    def __init__(self, params: dict) -> None:
        options = {"max_retries": 0, "retry_on_timeout": False, **params.get("OPTIONS", {})}
        super().__init__({"TIMEOUT": 1, **params, "OPTIONS": options})

    @property
    def stem(self) -> str:
        """What the names of all our indexes begin with."""
        return f"{self.index_prefix}search_"

    @property
    def alias(self) -> str:
        """The name under which the index of this analysis is asked; no other has it."""
        return f"{self.stem}{fingerprint()}"

    @property
    def engine(self) -> ElasticEngine:
        """For readers, who wait for a second at most."""
        return ElasticEngine(self.es, self.alias)

    @property
    def patient_engine(self) -> ElasticEngine:
        return ElasticEngine(self.es.options(request_timeout=_PATIENCE), self.alias)

    def get_index_for_model(self, model) -> ElasticIndex:
        return ElasticIndex(self, self.alias)


SearchBackend = ElasticSearchBackend
