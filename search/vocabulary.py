"""Words of public pages, as they are written there, for whoever mistyped one.

Drafts and private pages are left out: a suggestion must not give away what they say.
"""

from collections import Counter
from datetime import datetime
from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from cms.core import generation

from .german.folding import fold
from .german.tokens import units
from .models import IndexState, Word
from .visible import public_documents

SHORTEST = 5  # letters of a word that is corrected
LONG = 8  # from here on two errors are forgiven, else one
MOST_WORDS = 60_000
_BATCH = 500


def collect() -> int:
    """Count the words of all public pages anew; returns how many words there are."""
    number = generation.current()
    counted: Counter[str] = Counter()
    texts = public_documents().values_list("title", "text").iterator(chunk_size=_BATCH)
    for parts in texts:
        for text in parts:
            spans = (text[unit.start : unit.end] for unit in units(text))
            counted.update(span for span in spans if len(span) >= SHORTEST and span.isalpha())
    rows = [
        Word(surface=surface, folded=fold(surface), count=count)
        for surface, count in counted.most_common(MOST_WORDS)
        if len(surface) <= Word.LONGEST
    ]
    with transaction.atomic():
        Word.objects.all().delete()
        Word.objects.bulk_create(rows, batch_size=_BATCH)
        IndexState.objects.filter(pk=IndexState.current().pk).update(
            words_collected_at=timezone.now(), words_generation=number
        )
    return len(rows)


class Words:
    """The vocabulary as it was collected last."""

    def __init__(self) -> None:
        self._known = _known(IndexState.current().words_collected_at)

    def nearest(self, typed: str) -> str | None:
        """The word that `typed` was probably meant to be; None if it is known or none is near.

        Words are compared as they are folded; of several equally near the commonest wins.
        """
        folded = fold(typed)
        if not SHORTEST <= len(typed) <= Word.LONGEST:
            return None
        most = 2 if len(typed) >= LONG else 1
        near: list[tuple[int, int, str]] = []
        for length in range(len(folded) - most, len(folded) + most + 1):
            surfaces, counts, folds = self._known.get(length, ((), (), ()))
            for _, distance, at in process.extract(
                folded, folds, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                if distance == 0:
                    return None
                near.append((distance, -counts[at], surfaces[at]))
        return min(near)[2] if near else None


Known = dict[int, tuple[list[str], list[int], list[str]]]


@lru_cache(1)
def _known(collected_at: datetime | None) -> Known:
    """By length; made anew when the words were collected anew."""
    known: Known = {}
    for surface, count, folded in Word.objects.values_list("surface", "count", "folded"):
        surfaces, counts, folds = known.setdefault(len(folded), ([], [], []))
        surfaces.append(surface)
        counts.append(count)
        folds.append(folded)
    return known
