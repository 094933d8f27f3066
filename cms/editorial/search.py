"""Search in the office's lists: each word somewhere in one of the fields, whatever its case."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

LONGEST_SEARCH = 200
MOST_WORDS = 10


def words_of(text: str) -> list[str]:
    """The words that somebody typed, not more than the database should look for."""
    return text.replace("\0", " ")[:LONGEST_SEARCH].split()[:MOST_WORDS]


def having(pages: QuerySet, words: list[str], fields: list[str]) -> QuerySet:
    """The rows that have each of `words` in one of `fields`."""
    for word in words:
        # SQLite tells Ö from ö, whatever is asked of it.
        forms = {word, word.lower(), word.upper(), word.capitalize()}
        anywhere = (Q(**{f"{field}__icontains": form}) for field in fields for form in forms)
        pages = pages.filter(reduce(or_, anywhere))
    return pages
