"""Wagtail's search API on the embedded index: `default` in WAGTAILSEARCH_BACKENDS.

`search()` and `autocomplete()` with `fields`, `operator`, order, filters of the queryset, facets,
`Phrase`, `Boost`, And, Or and Not work as Wagtail's documentation says; `Fuzzy` is refused.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable

from django.db.models import Count, QuerySet
from django.utils.functional import cached_property
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from . import index, rebuild
from .documents import fold_words
from .engines import Question, embedded_engine
from .german.texts import Group, groups, neighbours
from .models import IndexState, SearchDocument
from .sql import among

MOST_LETTERS, MOST_WORDS = 2_000, 32  # of a query: nobody means more, and each word takes time
Scores = dict[str, float]  # by the text of the primary key; higher is better


def _times(scores: Scores, boost: float) -> Scores:
    return {key: score * boost for key, score in scores.items()} if boost != 1 else scores


class EmbeddedQueryCompiler(BaseSearchQueryCompiler):
    """A query, and the scores of all objects of its model that meet it."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    begins = False

    @cached_property
    def scores(self) -> Scores:
        """Of every object that matches, whether or not it is in the queryset."""
        return self._scores(self.query)

    def _scores(self, query: SearchQuery) -> Scores:
        answers: dict[type, Callable[..., Scores]] = {
            PlainText: self._plain_text,
            Phrase: self._phrase,
            MatchAll: lambda query: dict.fromkeys(self._everything(), 0.0),
            Boost: lambda query: _times(self._scores(query.subquery), query.boost),
            And: self._and,
            Or: self._or,
            Not: self._not,
        }
        if isinstance(query, Fuzzy):
            raise NotImplementedError(
                "The embedded index has no Fuzzy(): it finds words by their base forms. "
                "search.vocabulary.Words().nearest(word) gives a word that public pages know."
            )
        return answers[type(query)](query)

    def _plain_text(self, query: PlainText) -> Scores:
        asked = groups(query.query_string[:MOST_LETTERS])
        asked = list({group.exact: group for group in asked}.values())[:MOST_WORDS]
        if not asked:
            return {}
        some = query.operator == "or"
        return _times(self._ask(asked, pairs=neighbours(asked), some=some), query.boost)

    def _phrase(self, query: Phrase) -> Scores:
        folds = fold_words(query.query_string[:MOST_LETTERS])
        if not folds:
            return {}
        # The engine proposes what has all the words; their order is a matter of the text.
        telling = list(dict.fromkeys(folds))[:MOST_WORDS]
        proposed = self._ask([Group(fold, fold, frozenset([fold])) for fold in telling])
        found = SearchDocument.objects.filter(
            content_type_id__in=self._content_types, folded__contains=f" {' '.join(folds)} "
        )
        kept = among(found, "object_id", list(proposed)).values_list("object_id", flat=True)
        return {key: proposed[key] for key in kept}

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        """The database filters, so whatever it knows may be filtered by: tags of pictures, too."""

    def _get_order_by(self) -> Iterable:
        """The database sorts, too: by any column of a list in the admin."""
        return ()

    def _and(self, query: And) -> Scores:
        first, *others = [self._scores(subquery) for subquery in query.subqueries]
        for other in others:
            first = {key: score + other[key] for key, score in first.items() if key in other}
        return first

    def _or(self, query: Or) -> Scores:
        found: Scores = {}
        for subquery in query.subqueries:
            for key, score in self._scores(subquery).items():
                found[key] = found.get(key, 0) + score
        return found

    def _not(self, query: Not) -> Scores:
        excluded = self._scores(query.subquery)
        return {key: 0.0 for key in self._everything() if key not in excluded}

    def _everything(self) -> list[str]:
        keys = self.queryset.model._default_manager.values_list("pk", flat=True)
        return [str(key) for key in keys]

    def _ask(self, asked: list[Group], *, pairs: Iterable[str] = (), some: bool = False) -> Scores:
        question = Question(
            groups=tuple(asked),
            pairs=frozenset(pairs),
            some=some,
            fields=tuple(self.fields or ()),
            content_types=self._content_types,
            begins=self.begins,
        )
        return self._answer(question)

    def _answer(self, question: Question) -> Scores:
        return embedded_engine().ask(IndexState.current().live_slot, question)

    @property
    def _content_types(self) -> tuple[int, ...]:
        return tuple(sorted(get_descendants_content_types_pks(self.queryset.model)))


class EmbeddedAutocompleteQueryCompiler(EmbeddedQueryCompiler):
    """Each word need only be the beginning of one."""

    begins = True


class EmbeddedSearchResults(BaseSearchResults):
    """Matches first, then which of them the queryset holds; so neither is asked for each hit."""

    supports_facet = True

    def _do_search(self) -> list:
        compiler = self.query_compiler
        if isinstance(compiler.query, MatchAll):
            return list(compiler.queryset[self.start : self.stop])
        scores = self.query_compiler.scores
        found = self._found(scores)
        if compiler.order_by_relevance:
            ranked = self._ranked(found, scores)
            wanted = ranked[self.start : self.stop]
            objects = found.in_bulk(wanted) if wanted else {}
            hits = [objects[key] for key in wanted if key in objects]
        else:
            ordered = found if found.query.order_by else found.order_by("-pk")
            hits = list(ordered[self.start : self.stop])
        if self._score_field:
            for hit in hits:
                setattr(hit, self._score_field, scores[str(hit.pk)])
        return hits

    def _do_count(self) -> int:
        if isinstance(self.query_compiler.query, MatchAll):
            count = self.query_compiler.queryset.count()
        else:
            count = self._found(self.query_compiler.scores).count()
        return len(range(count)[self.start : self.stop])

    def facet(self, field_name: str) -> OrderedDict:
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add '
                f"index.FilterField('{field_name}') to {model}.search_fields.",
                field_name=field_name,
            )
        counted = self._found(self.query_compiler.scores).order_by().values_list(field_name)
        return OrderedDict(counted.annotate(count=Count("pk")).order_by("-count", field_name))

    def _found(self, scores: Scores) -> QuerySet:
        queryset = self.query_compiler.queryset
        to_key = queryset.model._meta.pk.to_python
        return among(queryset, "pk", [to_key(key) for key in scores])

    def _ranked(self, found: QuerySet, scores: Scores) -> list:
        keys = found.order_by().values_list("pk", flat=True)
        newest_first = sorted(keys, reverse=True)
        return sorted(newest_first, key=lambda key: scores[str(key)], reverse=True)


class EmbeddedIndex(BaseIndex):
    """The index of all models, as modelsearch sees it."""

    def add_items(self, model, items) -> None:
        index.write(items)

    def add_item(self, item) -> None:
        index.write([item])

    def delete_item(self, item) -> None:
        index.delete_of_model(type(item), str(item.pk))

    def reset(self) -> None:
        index.clear()

    def __str__(self) -> str:
        return "embedded index"


class NewSlot(EmbeddedIndex):
    """The slot that a rebuild fills."""

    def add_items(self, model, items) -> None:
        index.write_rebuilt(items)


class Rebuilder:
    """Fills the other slot; searches go on in the live one until `finish()`."""

    def __init__(self, embedded: EmbeddedIndex) -> None:
        self.index = NewSlot(embedded.backend)

    def start(self) -> NewSlot:
        rebuild.begin()
        return self.index

    def finish(self) -> None:
        rebuild.finish()


class EmbeddedSearchBackend(BaseSearchBackend):
    query_compiler_class = EmbeddedQueryCompiler
    autocomplete_query_compiler_class = EmbeddedAutocompleteQueryCompiler
    index_class = EmbeddedIndex
    results_class = EmbeddedSearchResults
    rebuilder_class = Rebuilder


SearchBackend = EmbeddedSearchBackend
