"""The form, reached from every page, and the receipt, where the answer will stand too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.throttle import address_of
from cms.core.open_forms import too_many
from cms.core.routing import page_at
from cms.core.seo import meta, trail
from cms.core.visibility import is_visible
from pages.barriers.models import CLOSED_FOR, BarrierReport

from . import steps
from .addresses import own_address
from .forms import ReportForm

ADDRESS = "barriere-melden"
TITLE = "Barriere melden"
CARRIED = "von"  # `?von=/presse/`, the page that the link stood on


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form, above what the editors' page of this address says."""
    if request.method != "POST":
        carried = own_address(request, request.GET.get(CARRIED, ""))
        return _form_page(request, ReportForm(initial={"page": carried}))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form.ready_again())
    data = form.cleaned_data
    sent = steps.sent_before(data["key"])
    if sent is None:
        if too_many(BarrierReport, address_of(request), email=data["email"]):
            return _form_page(request, form, too_many=True, status=429)
        sent = steps.send(request, data)
    return redirect(steps.receipt_address(sent))


report.around_page = True


def _form_page(request, form: ReportForm, *, too_many: bool = False, status: int = 200):
    page = page_at(request, ADDRESS)
    context = {
        "meta": meta(TITLE, "Ein Hindernis auf diesen Seiten melden oder um einen Text bitten."),
        "breadcrumbs": trail(TITLE, request),
    }
    if page and is_visible(page):
        context = page.get_context(request)
    context |= {"form": form, "kept_days": CLOSED_FOR.days, "too_many": too_many}
    return render(request, "barriers/form.html", context, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Number and deadline, and the answer when there is one."""
    found = steps.report_of(token)
    title = f"Ihre Meldung {found.number}" if found else "Diese Adresse gilt nicht"
    context = {
        "meta": meta(title, robots="noindex"),
        "title": title,
        "breadcrumbs": [
            {"title": "Start", "url": "/"},
            {"title": TITLE, "url": f"/{ADDRESS}/"},
            {"title": title, "url": request.path},
        ],
        "report": found,
    }
    return render(request, "barriers/receipt.html", context, status=200 if found else 410)
