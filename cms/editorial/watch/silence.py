"""The worker is silent: said on every screen of the office, with a way to publish what is due."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from wagtail.admin import messages
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from cms.core.text import german_moment
from cms.jobs.state import ALIVE_WITHIN, last_sign_of_life

from ..listing import WORKING_ACTIONS
from ..schedule import publish_due

GRACE = timedelta(seconds=60)  # from the set time; the clock ticks every minute


def works_on_pages(user) -> bool:
    return page_permission_policy.user_has_any_permission(user, WORKING_ACTIONS)


def is_due() -> bool:
    """Whether something should be public or offline by now, and is not."""
    moment = timezone.now() - GRACE
    return (
        Revision.objects.filter(approved_go_live_at__lte=moment).exists()
        or Page.objects.filter(live=True, expire_at__lte=moment).exists()
    )


def silent_since() -> datetime | None:
    """The last sign of life of a worker that is silent; None while it works or never began."""
    last = last_sign_of_life()
    return None if _is_alive(last) else last


def is_silent() -> bool:
    return not _is_alive(last_sign_of_life())


def state() -> dict:
    """For the banner; `due` only if the worker does not see to it itself."""
    last = last_sign_of_life()
    return {} if _is_alive(last) else {"since": german_moment(last), "due": is_due()}


def _is_alive(last: datetime | None) -> bool:
    return last is not None and timezone.now() - last < ALIVE_WITHIN


class PublishDue(View):
    """What was approved for a time that has come goes out now, as the worker would have done it."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        run = publish_due()
        for names, what in (
            (run.published, "Veröffentlicht"),
            (run.expired, "Offline genommen"),
            (run.missed, "Zeitfenster verpasst, deshalb nicht veröffentlicht"),
        ):
            if names:
                messages.success(request, f"{what}: {', '.join(f'„{name}“' for name in names)}.")
        for reason in run.failed.values():
            messages.error(request, f"Nicht veröffentlicht: {reason}")
        if not (run.published or run.expired or run.missed or run.failed):
            messages.info(request, "Es ist nichts fällig.")
        return redirect("wagtailadmin_home")
