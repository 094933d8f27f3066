"""The site's addresses, and some that fail as no view of ours should."""

import errno

from django.http import HttpRequest, HttpResponse
from django.urls import path

from settings.urls import *  # noqa: F403
from settings.urls import urlpatterns as ours


def broken(request: HttpRequest, token: str = "") -> HttpResponse:
    """Fails with what somebody typed in the error's text."""
    raise ValueError(f"erika@beispiel.example sucht {request.GET.get('q', '')}")


def full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def opened(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse("Willkommen")


urlpatterns = [
    path("kaputt/", broken, name="broken"),
    path("kaputt/<str:token>/", broken, name="broken_link"),
    path("voll/", full),
    path("einladung/<str:token>/", opened, name="invitation"),
    *ours,
]
