"""`/suche/` for readers: bounded input, public pages only."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.pagination import paginate
from cms.core.seo import meta, trail

from .counting import count
from .facets import Selection
from .hits import hits
from .policy import MOST_RANKED, Answer, answer
from .promotions import promoted
from .suggestions import suggested
from .topics import used_topics
from .ways_on import ways_on

HITS_PER_PAGE = 10


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The hits for `?q=`, narrowed by the facets, or the empty form."""
    found = answer(request.GET.get("q", ""))
    title = f"{found.asked.typed} – Suche" if found.asked.typed else "Suche"
    context = {
        "query": found.asked.typed,
        "answer": found,
        "meta": meta(title, robots="noindex"),
        "breadcrumbs": trail("Suche", request),
    }
    if found.asked.typed:
        context |= _list(request, found)
        count(request, found.asked, sum(not row.partial for row in found.rows))
    else:
        context["topics"] = used_topics()
    return render(request, "search/results.html", context)


def _list(request: HttpRequest, found: Answer) -> dict:
    selection = Selection.of(found.asked.typed, request.GET)
    rows = selection.narrowed(found.rows)
    items = paginate(request, rows, HITS_PER_PAGE)
    items.object_list = hits(items.object_list, found.query.groups)
    partial = sum(row.partial for row in rows)
    return {
        "items": items,
        "promotions": promoted(found.query) if items.number == 1 else [],
        "count": len(rows) - partial,
        "partial_count": partial,
        "most": MOST_RANKED if found.more else None,
        "facets": selection.offered(found.rows),
        "removable": selection.removable(found.rows),
        "orders": selection.orders(),
        "meant": found.suggestion and selection.of_words(found.suggestion).query(),
        "unquoted": found.query.phrases and selection.of_words(found.query.unquoted).query(),
        "ways_on": None if rows else ways_on(),
    }


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Up to eight titles and topics that begin like `?q=`, for suggestions while typing."""
    return JsonResponse({"suggestions": suggested(request.GET.get("q", ""))})
