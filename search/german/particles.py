"""Verbs in two pieces, of which the second ends the clause: Wir laden herzlich ein -> einladen."""

import re
from collections import deque

from .lexicon import base_form

PARTICLES = frozenset(
    "ab an auf aus bei ein fest fort frei her hin los mit nach statt teil vor weg weiter zu zurück "
    "zusammen".split()
)
_MOST_VERBS = 8  # of a sentence that are looked back at
_ENDS_SENTENCE = re.compile(r"[.!?;:\n]")
_ENDS_CLAUSE = re.compile(
    r"[\"“”«»’']*[ \t]*(?:[.,;:!?…)\n–]|\Z|(?:und|oder|sowie)\b)", re.IGNORECASE
)


class Sentence:
    """The verbs that a reader of the text has met since the last full stop."""

    def __init__(self) -> None:
        self._verbs: deque[tuple[str, int]] = deque(maxlen=_MOST_VERBS)
        self._begins = True

    def verb_with(self, text: str, before: int, start: int, end: int) -> tuple[str, int] | None:
        """The verb that `text[start:end]` completes, and where its first piece begins.

        `before` is where the last word ended.
        """
        if _ENDS_SENTENCE.search(text, before, start):
            self._verbs.clear()
            self._begins = True
        word = text[start:end]
        if word in PARTICLES and self._verbs:
            return self._completed(word) if _ENDS_CLAUSE.match(text, end) else None
        # In capitals it is a noun, unless it begins the sentence.
        if self._begins or word[0].islower():
            verb = base_form(word.lower())
            if verb and verb.endswith("n"):
                self._verbs.append((verb, start))
        self._begins = False
        return None

    def _completed(self, particle: str) -> tuple[str, int] | None:
        verbs = ((particle + verb, start) for verb, start in reversed(self._verbs))
        return next(((verb, start) for verb, start in verbs if base_form(verb) == verb), None)
