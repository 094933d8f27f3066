"""What a reader typed, bounded and understood."""

import re
from dataclasses import dataclass

from .documents import fold_words
from .german.folding import clean
from .german.texts import Group, groups
from .synonyms import names_beside, widened

MOST_LETTERS = 200
MOST_WORDS = 12
_QUOTED = re.compile(r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]")


@dataclass(frozen=True, slots=True)
class Query:
    """`typed` is what the form shows again; `phrases` are folded, as documents keep them."""

    typed: str
    groups: tuple[Group, ...]
    phrases: tuple[str, ...]
    synonyms: tuple[str, ...]

    @property
    def quoted(self) -> str:
        """As it stands in a sentence: in quotation marks, but not in two pairs of them."""
        return self.typed if _QUOTED.fullmatch(self.typed) else f"„{self.typed}“"

    @property
    def unquoted(self) -> str:
        """The same words in any order."""
        return _QUOTED.sub(r"\1", self.typed)


def bounded(raw: str) -> str:
    """What was typed, without control characters and not longer than anybody means it."""
    return " ".join(clean(raw[:MOST_LETTERS]).split())


def understand(raw: str) -> Query:
    """Quotation marks ask for words in this order."""
    typed = bounded(raw)
    quoted = [" ".join(fold_words(words)) for words in _QUOTED.findall(typed)]
    asked = groups(typed)[:MOST_WORDS]
    # Inside a phrase a word means itself.
    wider = asked if quoted else widened(asked)
    names = set() if quoted else names_beside(asked)
    return Query(
        typed=typed,
        groups=tuple(wider),
        phrases=tuple(f" {phrase} " for phrase in quoted if phrase),
        synonyms=tuple(sorted(names)),
    )
