"""What a reader may be about to type: topics, and titles of public pages."""

from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import F
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from . import public
from .documents import fold_words
from .engines import Question
from .german.texts import groups
from .query import bounded
from .sql import among
from .topics import used_topics
from .visible import public_documents

MOST = 8
MOST_TOPICS = 2
SHORTEST = 2  # letters from which on something is suggested
_LOOKED_AT = 200  # titles; those come first that begin as was typed, then the newest


def suggested(raw: str) -> list[dict[str, str]]:
    """Up to eight of `{"title", "url", "kind"}`; earlier words stand whole, the last one begins."""
    typed = bounded(raw)
    folded = fold_words(typed)
    if sum(map(len, folded)) < SHORTEST:
        return []
    topics = [
        {"title": name, "url": f"/suche/?{urlencode({'q': name})}", "kind": "Thema"}
        for name in used_topics()
        if _begins(_folded(name), folded)
    ]
    topics = topics[:MOST_TOPICS]
    return topics + _titles(typed, folded)[: MOST - len(topics)]


def _titles(typed: str, folded: list[str]) -> list[dict[str, str]]:
    question = Question(
        groups=tuple(groups(typed)),
        content_types=tuple(sorted(get_descendants_content_types_pks(Page))),
        fields=("title",),
        begins=True,
        live=True,
        most=_LOOKED_AT,
    )
    found = among(public_documents(), "page_id", [int(key) for key in public.ask(question)])
    newest = found.order_by(F("day").desc(nulls_last=True), "-page_id")
    titles = list(newest.values_list("page_id", "title"))
    titles.sort(key=lambda row: not _begins(_folded(row[1]), folded))
    best = titles[:MOST]
    pages = Page.objects.only("url_path", "content_type").in_bulk([pk for pk, _ in best])
    return [
        {"title": title, "url": pages[pk].url, "kind": pages[pk].specific_class.kind_label}
        for pk, title in best
        if pk in pages
    ]


@lru_cache(5_000)
def _folded(title: str) -> list[str]:
    """Each keystroke looks at many of the same titles."""
    return fold_words(title)


def _begins(words: list[str], folded: list[str]) -> bool:
    """Whether words begin with others, of which the last may be incomplete."""
    *whole, last = folded
    at = len(whole)
    return words[:at] == whole and len(words) > at and words[at].startswith(last)
