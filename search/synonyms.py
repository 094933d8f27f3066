"""Words that mean the same, as editors keep them; a query asks for all of them."""

from dataclasses import replace

from cms.core import generation

from .german.texts import Group, groups
from .models import Synonym


def with_synonyms(group: Group) -> Group:
    """The word of a query, met by the other words of its class too."""
    synonyms = {
        term
        for entry in entries_of(group)
        for words in entry.values()
        if len(words) == 1
        for term in words[0].words
    }
    several = [
        tuple(word.words for word in words)
        for entry in entries_of(group)
        for words in entry.values()
        if len(words) > 1
    ]
    return replace(
        group,
        synonyms=frozenset(synonyms) - group.words,
        alternatives=(*group.alternatives, *several),
    )


def names_of(group: Group) -> set[str]:
    """What is looked for beside the word itself, as editors wrote it."""
    return {
        name
        for entry in entries_of(group)
        for name, words in entry.items()
        if not (len(words) == 1 and words[0].words & group.words)
    }


def entries_of(group: Group) -> list[dict[str, list[Group]]]:
    """The classes to which the word belongs: each word as written, and as a query."""
    by_term = generation.kept("search_synonyms", _by_term)
    found = {id(entry): entry for term in group.words for entry in by_term.get(term, ())}
    return list(found.values())


def _by_term() -> dict[str, list[dict[str, list[Group]]]]:
    by_term: dict[str, list[dict[str, list[Group]]]] = {}
    for synonym in Synonym.objects.all():
        entry = {name: words for name in synonym.names if (words := groups(name))}
        for words in entry.values():
            for term in words[0].words if len(words) == 1 else ():
                by_term.setdefault(term, []).append(entry)
    return by_term
