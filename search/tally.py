"""The counters of what readers search for: per week, words and class of hits, and nothing else."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .german.analysis import words
from .german.folding import fold
from .german.lemmas import is_known
from .models import SearchTerm, TermCount, Word
from .vocabulary import SHORTEST

KEPT = timedelta(days=90)
SIGHTINGS = 3  # of words that no public page has, before anybody can read them
MOST_TERMS = 50_000  # then no new ones are taken: somebody sends nonsense


class Sighting(NamedTuple):
    """A search, as it is counted."""

    week: date
    words: str
    hits: int


@transaction.atomic
def add(sightings: Mapping[Sighting, int]) -> None:
    """Count searches; several processes may do so at once."""
    texts = {digest_of(sighting.words): sighting.words for sighting in sightings}
    if SearchTerm.objects.count() < MOST_TERMS:
        # In one order everywhere, so that two processes never wait for each other.
        new = [SearchTerm(digest=digest) for digest in sorted(texts)]
        SearchTerm.objects.bulk_create(new, ignore_conflicts=True)
    keys = dict(SearchTerm.objects.filter(digest__in=texts).values_list("digest", "pk"))
    _count(keys, sightings)
    _reveal(texts)


def forget_old() -> None:
    """Delete counters of weeks that began too long ago, and terms that have none left."""
    first = timezone.localdate() - KEPT
    TermCount.objects.filter(week__lt=first).delete()
    SearchTerm.objects.filter(counts=None).delete()


def digest_of(term: str) -> str:
    """What a term is known by before it can be read; only the server's key makes it."""
    return salted_hmac("search.tally", term, algorithm="sha256").hexdigest()


def _count(keys: dict[str, int], sightings: Mapping[Sighting, int]) -> None:
    rows = [
        (keys[digest], sighting.week.isoformat(), sighting.hits, number)
        for sighting, number in sightings.items()
        if (digest := digest_of(sighting.words)) in keys
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_termcount (term_id, week, hits, searches) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (term_id, week, hits)"
            " DO UPDATE SET searches = search_termcount.searches + excluded.searches",
            sorted(rows),
        )


def _reveal(texts: dict[str, str]) -> None:
    """Make readable what public pages say anyway, and what was seen often enough."""
    veiled = SearchTerm.objects.filter(words="", digest__in=texts)
    public = _public(texts.values())
    known = [digest for digest, text in texts.items() if text in public]
    often = Q(seen__gte=SIGHTINGS) | Q(digest__in=known)
    found = list(veiled.annotate(seen=Sum("counts__searches")).filter(often))
    for term in found:
        term.words = texts[term.digest]
    SearchTerm.objects.bulk_update(found, ["words"])


def _public(texts: Iterable[str]) -> set[str]:
    """Those of which every word stands on a public page, or is short and in the dictionary."""
    pieces = {text: _pieces(text) for text in texts}
    long = {fold(piece) for each in pieces.values() for piece in each if len(piece) >= SHORTEST}
    known = set(Word.objects.filter(folded__in=long).values_list("folded", flat=True))
    return {
        text
        for text, each in pieces.items()
        if all(
            fold(piece) in known if len(piece) >= SHORTEST else is_known(piece) for piece in each
        )
    }


def _pieces(text: str) -> set[str]:
    return {piece for word in words(text) for piece in text[word.start : word.end].split("-")}
