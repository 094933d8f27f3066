"""Questions in the server's language: functions from terms to plain data.

What meets a question is the same as on every engine (`search.german.texts.meets`); boosts only
rank.
"""

from collections.abc import Iterable

from search.documents import in_field
from search.engines import Question
from search.german.texts import Group

PAIR = 0.9  # neighbours found as neighbours
AS_TYPED = 0.35
SYNONYM = 0.7
PARTS = 0.5  # all the parts of a compound instead of the compound
# A word counts most in a headline, least as a part of another one.
WEIGHTS = {"tw": 2.5, "bw": 1.0, "p": 0.5}

Clause = dict[str, object]


def query(question: Question) -> Clause:
    """Documents that answer, with a score for each."""
    groups = [_group(question, group) for group in question.groups]
    pairs = [] if question.fields else [term("pr", pair, PAIR) for pair in sorted(question.pairs)]
    wanted = [{"terms": {"content_type": [str(each) for each in question.content_types]}}]
    if question.live:
        wanted.append({"term": {"live": True}})
    if question.some:
        return {"bool": {"filter": wanted, "should": groups + pairs, "minimum_should_match": 1}}
    return {"bool": {"filter": wanted, "must": groups, "should": pairs}}


def term(field: str, value: str, boost: float = 1.0) -> Clause:
    return {"term": {field: {"value": value, "boost": boost}}}


def word(value: str, boost: float = 1.0) -> Clause:
    """A base form, wherever it stands."""
    return best([term(field, value, weight) for field, weight in WEIGHTS.items()], boost, 0.3)


def best(clauses: list[Clause], boost: float = 1.0, others: float = 0.0) -> Clause:
    """One of these; the score of the best, and a share of that of the others."""
    return {"dis_max": {"queries": clauses, "boost": boost, "tie_breaker": others}}


def some_of(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def all_of(clauses: Iterable[Clause], boost: float = 1.0) -> Clause:
    return {"bool": {"must": list(clauses), "boost": boost}}


def anywhere(group: Group) -> Clause:
    """A word of a query in all fields."""
    ways = [_words(group.words | {group.exact})]
    ways += [word(synonym, SYNONYM) for synonym in sorted(group.synonyms)]
    ways += [all_of(map(_words, parts), PARTS) for parts in group.alternatives]
    return some_of([best(ways), term("ex", group.exact, AS_TYPED)])


def in_fields(group: Group, fields: Iterable[str]) -> Clause:
    """A word of a query in one of some fields."""
    ways: list[Clause] = []
    for name in fields:
        ways += [_in_field(name, group.whole)]
        ways += [
            all_of((_in_field(name, part) for part in parts), PARTS) for parts in group.alternatives
        ]
    return best(ways)


def beginning(group: Group, fields: Iterable[str]) -> Clause:
    """A word of which only the beginning may be typed so far."""
    if fields:
        return best([{"prefix": {"fl": in_field(name, group.exact)}} for name in fields])
    whole = [term("ac", value) for value in sorted(group.whole)]
    return some_of([term("ac.begins", group.exact), best(whole, others=0.1)])


def _group(question: Question, group: Group) -> Clause:
    if question.begins:
        return beginning(group, question.fields)
    return in_fields(group, question.fields) if question.fields else anywhere(group)


def _words(values: Iterable[str]) -> Clause:
    return best([word(value) for value in sorted(values)], others=0.1)


def _in_field(name: str, values: Iterable[str]) -> Clause:
    return best([term("fl", in_field(name, value)) for value in sorted(values)], others=0.1)
