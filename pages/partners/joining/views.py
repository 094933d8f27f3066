"""The public pages of joining. What a link in a mail leads to changes nothing before a button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.throttle import address_of
from cms.core.open_forms import too_many
from cms.core.routing import page_at
from cms.core.seo import meta, trail
from cms.core.visibility import is_visible
from pages.partners.models import REJECTED_FOR, UNCONFIRMED_FOR, JoinRequest

from . import kept_logos, steps
from .forms import AnswerForm, JoinForm
from .links import application_of, question_of
from .values import in_force

ADDRESS = "mitmachen"
TITLE = "Mitmachen"
State = JoinRequest.State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest) -> HttpResponse:
    """The form, below what the editors' page of this address says."""
    if request.method != "POST":
        return _form_page(request, JoinForm())
    form = JoinForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form.ready_again())
    data = form.cleaned_data
    if not steps.is_sent(data["key"]):
        address = address_of(request)
        if too_many(JoinRequest, address, contact_email=data["contact_email"]):
            return _form_page(request, form, too_many=True, status=429)
        steps.send(data, address)
    return redirect("join_sent")


application.around_page = True


def _form_page(request, form: JoinForm, *, too_many: bool = False, status: int = 200):
    page = page_at(request, ADDRESS)
    context = {
        "meta": meta(TITLE, "Partner im Bündnis werden: was Partner versprechen und bekommen."),
        "breadcrumbs": trail(TITLE, request),
    }
    if page and is_visible(page):
        context = page.get_context(request)
    context |= {
        "form": form,
        "values": in_force(),
        "unconfirmed_days": UNCONFIRMED_FOR.days,
        "rejected_days": REJECTED_FOR.days,
        "too_many": too_many,
        "logo_is_kept": kept_logos.is_kept(getattr(form, "cleaned_data", {}).get("key")),
    }
    return render(request, "partners/joining/form.html", context, status=status)


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return _say(request, "sent", "Fast geschafft", days=UNCONFIRMED_FOR.days)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    found = application_of(token)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        steps.confirm(found)
        return redirect(request.path)
    if found.state == State.UNCONFIRMED:
        return _say(request, "confirm", "Anfrage bestätigen", application=found)
    return _say(request, "confirmed", "Ihre Anfrage ist bei uns", application=found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the office asked back, and a field for the answer."""
    question = question_of(token)
    if question is None:
        return _gone(request)
    if question.answered_at or not question.request.is_open:
        return _say(request, "answered", "Rückfrage", question=question)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        steps.answer(question, form.cleaned_data["answer"])
        return redirect(request.path)
    return _say(request, "answer", "Rückfrage zu Ihrer Anfrage", question=question, form=form)


def _gone(request: HttpRequest) -> HttpResponse:
    return _say(request, "gone", "Dieser Link gilt nicht mehr", status=410)


def _say(request, template: str, title: str, *, status: int = 200, **context) -> HttpResponse:
    context |= {
        "meta": meta(title, robots="noindex"),
        "title": title,
        "breadcrumbs": [
            {"title": "Start", "url": "/"},
            {"title": TITLE, "url": f"/{ADDRESS}/"},
            {"title": title, "url": request.path},
        ],
    }
    return render(request, f"partners/joining/{template}.html", context, status=status)
