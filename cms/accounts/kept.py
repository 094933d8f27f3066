"""A form that was sent after its session had ended is kept, and offered again after signing in.

Only for whom a signed cookie names as the person who was signed in here, and only when the form's
token against forgery was right, or the browser says that a page of ours sent it: nobody else's form
gets into an account, nobody else sees it. It is sent again by a button of its owner, so that the
view itself decides, as it would have then.
"""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from .doors.pages import head, signed_in
from .models import KeptForm, User

COOKIE = settings.KEPT_FORM_COOKIE  # the number of the account, signed
KEEP = timedelta(days=7)
NAME = "kept_form"  # the hidden field by which a form that is sent again names its row
_LEFT_OUT = {"csrfmiddlewaretoken", NAME}


def remember_person(request: HttpRequest, response: HttpResponse) -> None:
    """Once for each sign-in: whose forms these are, should the session end under them."""
    if request.user.is_authenticated and _person(request) != request.user.pk:
        response.set_signed_cookie(
            COOKIE,
            request.user.pk,
            max_age=timedelta(days=31),
            httponly=True,
            secure=request.is_secure(),
            samesite="Lax",
        )


def _person(request: HttpRequest) -> int:
    try:
        return int(request.get_signed_cookie(COOKIE, default="0"))
    except BadSignature:
        return 0


def keep(request: HttpRequest) -> str:
    """Keeps the form of a request, and returns where its owner finds it; empty if it is nobody's.

    Files are not kept: they still lie where they were chosen.
    """
    owner = _person(request)
    typed = request.POST.copy()
    for name in _LEFT_OUT:
        typed.pop(name, None)
    if not owner or not typed or any("password" in name for name in typed):
        return ""
    if not User.objects.filter(pk=owner, is_active=True).exists():
        return ""  # closed or deleted meanwhile: nobody will come back for it
    fields = {"path": request.get_full_path(), "typed": typed.urlencode()}
    kept = KeptForm.objects.create(user_id=owner, had_files=bool(request.FILES), **fields)
    return reverse("kept_form", args=[kept.pk])


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form without a valid token against forgery: kept if it is ours, else 403.

    Whoever signs in again in another tab has a new token; the form in the first one has the old.
    """
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    is_theirs = request.user.is_authenticated and _person(request) == request.user.pk
    if is_ours and is_theirs and (place := keep(request)):
        return redirect(place)
    message = (
        "Dieses Formular ist zu alt, oder Sie haben sich inzwischen neu angemeldet. Bitte gehen "
        "Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal."
    )
    return HttpResponse(message, status=403)


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """What was sent again, and answered by its view, is kept no longer."""
    number = request.POST.get(NAME, "") if request.method == "POST" else ""
    if number.isdecimal() and response.status_code < 400:
        KeptForm.objects.filter(user=request.user.pk, pk=int(number[:18])).delete()


def forget_old() -> None:
    """Every night."""
    KeptForm.objects.filter(created_at__lte=timezone.now() - KEEP).delete()


@signed_in
def kept_form(request: HttpRequest, pk: int) -> HttpResponse:
    """`/anmelden/weiter/7/`: what was typed, with a button that sends it where it was to go."""
    kept = get_object_or_404(KeptForm, pk=pk, user=request.user)
    if request.method == "POST":
        kept.delete()
        return redirect("own_access")
    typed = QueryDict(kept.typed, encoding="utf-8")
    pairs = [(name, value) for name, values in typed.lists() for value in values]
    context = head(request, "Ihr Text ist noch da") | {
        "kept": kept,
        "pairs": pairs,
        "readable": [value for _, value in pairs if len(value) > 20],
        "name": NAME,
    }
    return render(request, "accounts/kept_form.html", context)
