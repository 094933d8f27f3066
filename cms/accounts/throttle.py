"""How often somebody may try, for each account and each address, and the page that says so.

Counted by allauth's limiter, in a table that all processes share (the cache `attempts`). It serves
every step, codes and second factors included; django-axes would know passwords alone.
"""

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PAUSE = 15 * 60
RATES = {
    # One person at one place; another place is not locked out by their mistakes.
    "password_here": "5/15m/key",
    # One account from many places, one place with many accounts.
    "password_account": "50/15m/key",
    "password_address": "30/15m/ip",
    "mail_address": "10/15m/ip",
    "mail_account": "5/15m/key",
}


def share_between_processes() -> None:
    """allauth counts in the default cache, which each process has for itself."""
    from allauth.mfa.totp.internal import auth

    ratelimit.cache = auth.cache = caches["attempts"]


def address_of(request: HttpRequest) -> str:
    """Where a visitor comes from, behind as many proxies as the operator trusts."""
    return get_adapter().get_client_ip(request)


def count(request: HttpRequest, **keys: str) -> list[ratelimit.RateLimitUsage]:
    """Counts an attempt under each name of `RATES`, and ends the request when it is one too many.

    Returns what was counted; `rollback()` of each forgives an attempt that succeeded.
    """
    used = []
    for action, key in keys.items():
        usage = ratelimit.consume(
            request, app="accounts", action=action, config=RATES, key=key or "-"
        )
        if usage is None:
            raise ImmediateHttpResponse(too_many(request))
        used.append(usage)
    return used


def too_many(request: HttpRequest) -> HttpResponse:
    """429 in German."""
    response = render(request, "accounts/too_many.html", {"meta": {"title": "Zu viele Versuche"}})
    response.status_code = 429
    response["Retry-After"] = str(PAUSE)
    return response
