"""`/suche/` for readers: bounded input, public pages only."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.core.pagination import paginate
from cms.core.seo import meta, trail

HITS_PER_PAGE = 10
MOST_LETTERS = 200
MOST_WORDS = 12
SUGGESTIONS = 8
MOST_RANKED = 500
_WORD = re.compile(r"\w[\w-]*")


def clean_query(raw: str) -> str:
    """The words of what somebody typed: no operators, no control characters, bounded."""
    return " ".join(_WORD.findall(raw[:MOST_LETTERS])[:MOST_WORDS])


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The hits for `?q=`, or the empty form."""
    typed = request.GET.get("q", "")[:MOST_LETTERS].replace("\0", " ").strip()
    query = clean_query(typed)
    items = None
    if query:
        items = paginate(request, _hits(query), HITS_PER_PAGE)
        items.object_list = _specific_in_order(items.object_list)
    context = {
        "query": typed,
        "items": items,
        "count": items.paginator.count if items else 0,
        "meta": meta(f"{typed} – Suche" if query else "Suche", robots="noindex"),
        "breadcrumbs": trail("Suche", request),
    }
    return render(request, "search/results.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Up to eight public titles that begin like `?q=`, for suggestions while typing."""
    query = clean_query(request.GET.get("q", ""))
    pages = _newest_first(_visible_pages()).autocomplete(query, order_by_relevance=False)
    found = [{"title": page.title, "url": page.get_url(request)} for page in pages[:SUGGESTIONS]]
    return JsonResponse({"suggestions": found})


def _hits(query: str):
    """The hits by relevance; very many of them by date.

    The engine compares every hit with every other to rank them, which takes minutes for a word
    that stands on each of thousands of pages.
    """
    by_date = _newest_first(_visible_pages()).search(query, order_by_relevance=False)
    if by_date.count() > MOST_RANKED:
        return by_date
    return _visible_pages().search(query)


def _newest_first(pages):
    return pages.order_by("-first_published_at", "-id")


def _visible_pages():
    return Page.objects.live().public()


def _specific_in_order(pages) -> list[Page]:
    """The pages as what they are, in the order of relevance; a query for each type, not page."""
    keys = [page.pk for page in pages]
    found = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    return [found[key] for key in keys if key in found]
