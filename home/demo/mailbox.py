"""The letter box of the demo: every mail that the site writes, for whomever it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cms.core.pagination import paginate
from cms.core.seo import meta, trail
from cms.jobs.models import Mail

TITLE = "Post der Demo"
PER_PAGE = 20


@never_cache
def demo_mails(request: HttpRequest) -> HttpResponse:
    """The newest first; only `settings.demo_urls` leads here, for whoever comes reads it all."""
    mails = Mail.objects.all()
    if to := request.GET.get("an", "").replace("\0", "")[:254].strip():
        mails = mails.filter(recipient__icontains=to)
    context = {
        "items": paginate(request, mails, PER_PAGE),
        "to": to,
        "meta": meta(TITLE, robots="noindex"),
        "breadcrumbs": trail(TITLE, request),
    }
    return render(request, "home/demo_mails.html", context)
