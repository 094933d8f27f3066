"""Views that belong to the site as a whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.seo import meta, trail


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Two ways in: the editors' sign-in, and whom partners ask."""
    context = {
        "meta": meta("Anmelden", robots="noindex"),
        "breadcrumbs": trail("Anmelden", request),
    }
    return render(request, "accounts/sign_in.html", context)
