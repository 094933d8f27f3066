"""What a group of words with one meaning must keep to."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from .german.texts import Group, groups
from .wording import are_same, says_something

LONGEST_NAME = 60
MOST_WORDS_OF_A_NAME = 4
MOST_NAMES = 20
_SEPARATORS = re.compile(r"[,;\n]")


def names_in(listed: str) -> list[str]:
    """The words of a list with commas, semicolons or a line for each; each once.

    >>> names_in("Ehrenamt, Engagement,, Ehrenamt")
    ['Ehrenamt', 'Engagement']
    """
    names = (" ".join(name.split()) for name in _SEPARATORS.split(listed))
    return list(dict.fromkeys(filter(None, names)))


def check(listed: str, others: Iterable[list[str]]) -> None:
    """A ValidationError with all that is wrong with a list, beside the other groups' names."""
    names = names_in(listed)
    problems = [problem for name in names if (problem := _problem_of(name))]
    if len(names) < 2:
        problems.append("Bitte nennen Sie mindestens zwei Wörter, durch ein Komma getrennt.")
    if len(names) > MOST_NAMES:
        problems.append(f"Eine Gruppe hat höchstens {MOST_NAMES} Wörter. Bitte teilen Sie sie auf.")
    # The rest asks for an analysis of each word.
    problems = problems or _problems_together(names, others)
    if problems:
        raise ValidationError(problems)


def _problem_of(name: str) -> str:
    if len(name) > LONGEST_NAME:
        return f"„{name[:LONGEST_NAME]} …“ ist zu lang. Erlaubt sind {LONGEST_NAME} Zeichen."
    if len(name.split()) > MOST_WORDS_OF_A_NAME:
        return (
            f"„{name}“ hat mehr als {MOST_WORDS_OF_A_NAME} Wörter. "
            "Trennen Sie die einzelnen Begriffe durch Kommas."
        )
    if not says_something(name):
        return f"„{name}“ enthält kein Wort, nach dem sich suchen lässt."
    return ""


def _problems_together(names: list[str], others: Iterable[list[str]]) -> list[str]:
    asked = {name: groups(name) for name in names}
    first = asked[names[0]]
    if all(are_same(first, each) for each in asked.values()):
        return [
            "Für die Suche ist das alles dasselbe Wort: Sie findet Mehrzahl, Beugungen, weibliche "
            "Formen und andere Schreibweisen von selbst. Bitte nennen Sie ein Wort, das anders "
            "heißt und dasselbe meint."
        ]
    return [
        f"„{name}“ steht schon in einer anderen Gruppe: „{', '.join(other)}“. "
        "Bitte ergänzen Sie die Wörter dort."
        for other in others
        for name, words in asked.items()
        if _is_among(words, other)
    ]


def _is_among(words: list[Group], others: list[str]) -> bool:
    return any(are_same(words, groups(other)) for other in others)
