"""Whether two ways to put words mean the same question to the search."""

from collections.abc import Sequence

from .german.analysis import words
from .german.folding import clean
from .german.texts import Group


def are_same(some: Sequence[Group], others: Sequence[Group]) -> bool:
    """Whether two queries have the same words, in other forms or another order perhaps.

    >>> from search.german.texts import groups
    >>> are_same(groups("Hilfe für Nachbarn"), groups("nachbar, hilfen"))
    True
    """
    return len(some) == len(others) and all(
        any(is_same(group, other) for other in there)
        for here, there in ((some, others), (others, some))
        for group in here
    )


def is_same(group: Group, other: Group) -> bool:
    """Whether two words are forms of one."""
    return group.exact == other.exact or not group.words.isdisjoint(other.words)


def says_something(typed: str) -> bool:
    """Whether there is a word that is more than an article or a preposition.

    >>> says_something("Hilfe für"), says_something("für die"), says_something("!?")
    (True, False, False)
    """
    return any(not word.terms.is_stop_word for word in words(clean(typed)))
