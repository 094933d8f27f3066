"""What editors recommend for certain words, above the hits and not counted among them."""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from cms.core import generation
from cms.core.visibility import is_visible

from .german.texts import Group, groups
from .query import Query
from .wording import are_same

MOST = 3


@dataclass(frozen=True, slots=True)
class Promotion:
    """A page or an address elsewhere; `description` may be empty."""

    title: str
    description: str
    url: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Recommended:
    """The words that editors named, and what they recommend for them."""

    asked: tuple[Group, ...]
    promotions: tuple[Promotion, ...]


def promoted(query: Query) -> list[Promotion]:
    """At most three recommendations for these words, in any order and inflection.

    No other words may stand beside them. A process reads all recommendations once in a generation.
    """
    by_term = generation.kept("search_promotions", _by_term)
    candidates = {
        id(found): found
        for group in query.groups[:1]
        for term in {*group.words, group.exact}
        for found in by_term.get(term, ())
    }
    found = [
        promotion
        for recommended in candidates.values()
        if are_same(recommended.asked, query.groups)
        for promotion in recommended.promotions
    ]
    return list(dict.fromkeys(found))[:MOST]


def _by_term() -> dict[str, list[Recommended]]:
    """Of every word of every query, what is recommended there; only what any reader may see."""
    by_query: dict[str, list[Promotion]] = {}
    rows = SearchPromotion.objects.select_related("query", "page")
    for row in rows.order_by("query__query_string", "sort_order", "pk"):
        if shown := _shown(row):
            by_query.setdefault(row.query.query_string, []).append(shown)
    by_term: dict[str, list[Recommended]] = {}
    for words, promotions in by_query.items():
        recommended = Recommended(tuple(groups(words)), tuple(promotions))
        terms = {term for group in recommended.asked for term in {*group.words, group.exact}}
        for term in terms:
            by_term.setdefault(term, []).append(recommended)
    return by_term


def _shown(row: SearchPromotion) -> Promotion | None:
    """None for a page that not everybody may see, or that has no address."""
    if row.page is None:
        return Promotion(
            row.external_link_text or row.external_link_url,
            row.description,
            row.external_link_url,
            is_external=True,
        )
    url = row.page.get_url() if is_visible(row.page) else None
    return Promotion(row.page.title, row.description, url, is_external=False) if url else None
