"""Words that mean the same, as editors keep them; a query asks for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cms.core import generation

from .german.texts import Group, groups
from .models import Synonym
from .wording import are_same, is_same


@dataclass(frozen=True, slots=True)
class Entry:
    """A class of words: each as it was written, and as a query."""

    pk: int
    names: dict[str, tuple[Group, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of a class stand in a query: from, to, and the class."""

    start: int
    end: int
    entry: Entry


def widened(asked: Sequence[Group]) -> list[Group]:
    """The words of a query, met by the other words of their classes too.

    Of a class's name of several words each is met by whatever the class offers for all of them.
    """
    wider = list(asked)
    for place in _places(asked):
        for number in range(place.start, place.end):
            wider[number] = _with(wider[number], place.entry)
    return wider


def names_beside(asked: Sequence[Group]) -> set[str]:
    """What is looked for beside the words themselves, as editors wrote it."""
    return {
        name
        for place in _places(asked)
        for name, words in place.entry.names.items()
        if not are_same(words, asked[place.start : place.end])
    }


def class_of(words: str) -> int | None:
    """The primary key of the class that has exactly these words, in any form."""
    asked = groups(words)
    for place in _places(asked):
        if place.end - place.start == len(asked):
            return place.entry.pk
    return None


def _with(group: Group, entry: Entry) -> Group:
    single = {term for words in entry.names.values() if len(words) == 1 for term in words[0].words}
    several = [
        tuple(word.words for word in words) for words in entry.names.values() if len(words) > 1
    ]
    return replace(
        group,
        synonyms=group.synonyms | single - group.words,
        alternatives=(*group.alternatives, *several),
    )


def _places(asked: Sequence[Group]) -> Iterator[Place]:
    by_term = generation.kept("search_synonyms", _by_term)
    for start, group in enumerate(asked):
        beginning = {
            id(words): (words, entry)
            for term in group.words
            for words, entry in by_term.get(term, ())
        }
        for words, entry in beginning.values():
            end = start + len(words)
            if end <= len(asked) and all(map(is_same, asked[start:end], words)):
                yield Place(start, end, entry)


def _by_term() -> dict[str, list[tuple[tuple[Group, ...], Entry]]]:
    """Names and their classes, by each base form of their first words."""
    by_term: dict[str, list[tuple[tuple[Group, ...], Entry]]] = {}
    for synonym in Synonym.objects.all():
        entry = Entry(synonym.pk, {name: tuple(groups(name)) for name in synonym.names})
        for words in entry.names.values():
            for term in words[0].words if words else ():
                by_term.setdefault(term, []).append((words, entry))
    return by_term
