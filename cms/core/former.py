"""What an address answers that leads to no page (any more): the way on, the reason, or nothing.

In this order: a redirect, which somebody or a change of address has left; a page that was taken
back and stands there still; the trace of something that was deleted. Where a page once answered
below its own address (`text/`, a feed, a year), the same holds there.
"""

from itertools import islice
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import Resolver404
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.gone_files import former_file
from cms.core.models import Gone, Withdrawal
from cms.core.routing import DEEPEST, site_of
from cms.core.seo import meta
from cms.core.text import german_date
from cms.core.visibility import restricted_paths
from cms.core.withdrawal import visible_successor

Reason = Withdrawal.Reason
MOST_PARTS = 5  # of a query that are looked at
SENTENCES = {
    Reason.OUTDATED: "Der Inhalt ist überholt. Bitte verwenden Sie ihn nicht mehr.",
    Reason.REPLACED: "Eine neuere Seite hat diese ersetzt und ist selbst nicht mehr öffentlich.",
}


class FormerAddressMiddleware:
    """In place of Wagtail's redirects, which know nothing of pages that were taken back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404:
            return answer(request) or response
        return response


class Place(NamedTuple):
    """An address as its page's part and the rest: `/presse/titel`, `["text"]`."""

    path: str
    rest: list[str]


def answer(request: HttpRequest) -> HttpResponse | None:
    """The answer of an address for which nobody else has one; None if it never was public."""
    places = _places(request.path)
    return _redirected(request, places) or _withdrawn(request, places) or _deleted(request)


def _places(path: str) -> list[Place]:
    """The address itself, then everything above it, the site's root excluded."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > DEEPEST:
        return []
    cuts = range(len(parts), 0, -1)
    return [Place("/" + "/".join(parts[:cut]), parts[cut:]) for cut in cuts]


def _redirected(request: HttpRequest, places: list[Place]) -> HttpResponse | None:
    redirect, rest = _exact_redirect(request), []
    if redirect is None:
        redirect, rest = _redirect_above(request, places)
    if redirect is None:
        return None
    page = redirect.redirect_page
    if page and not page.live:
        withdrawal = Withdrawal.objects.filter(page=page).select_related("successor").first()
        return withdrawal and tell(request, withdrawal, rest)
    link = _address(page, rest) if rest else redirect.link
    return _lead_on(request, link, permanent=redirect.is_permanent)


def _exact_redirect(request: HttpRequest) -> Redirect | None:
    """As Wagtail looks for it: with the query string, then without."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    plain = full.partition("?")[0]
    return get_redirect(request, full) or (get_redirect(request, plain) if plain != full else None)


def _redirect_above(request: HttpRequest, places: list[Place]) -> tuple[Redirect | None, list]:
    """The redirect of a page that moved, asked for an address below that the page answers."""
    found = Redirect.get_for_site(site_of(request)).select_related("redirect_page")
    paths = [place.path for place in places[1:]]
    redirects = {redirect.old_path: redirect for redirect in found.filter(old_path__in=paths)}
    for path, rest in places[1:]:
        redirect = redirects.get(path)
        if redirect and redirect.redirect_page and _answers(redirect.redirect_page, rest):
            return redirect, rest
    return None, []


def _withdrawn(request: HttpRequest, places: list[Place]) -> HttpResponse | None:
    site = site_of(request)
    if site is None:
        return None
    root = site.root_page.url_path.rstrip("/")
    url_paths = [f"{root}{place.path}/" for place in places]
    found = Withdrawal.objects.filter(page__url_path__in=url_paths, page__live=False)
    found = found.select_related("page", "successor")
    withdrawals = {withdrawal.page.url_path: withdrawal for withdrawal in found}
    for url_path, (_, rest) in zip(url_paths, places, strict=True):
        withdrawal = withdrawals.get(url_path)
        if withdrawal and (not rest or _answers(withdrawal.page, rest)):
            return tell(request, withdrawal, rest)
    return None


def _deleted(request: HttpRequest) -> HttpResponse | None:
    path = Redirect.normalise_path(request.path)
    # What only a part of the query named may have gone: the topic of a feed.
    parts = islice(request.GET.items(), MOST_PARTS)
    paths = [path, *(f"{path}?{urlencode([part])}" for part in parts)]
    gone = Gone.objects.filter(path__in=paths).select_related("successor").first()
    if gone is None:
        return _file_taken_back(request)
    as_replaced = Withdrawal(reason=Reason.REPLACED, successor=gone.successor)
    if page := visible_successor(as_replaced):
        return _lead_on(request, page.url)
    title = "Diese Datei gibt es nicht mehr" if gone.kind == Gone.Kind.FILE else ""
    reason = Reason.LEFT if gone.kind == Gone.Kind.LEFT else "geloescht"
    return _say_gone(request, {"reason": reason, "since": gone.since, "title": title})


def _file_taken_back(request: HttpRequest) -> HttpResponse | None:
    if not former_file(request.path):
        return None
    return _say_gone(request, {"reason": "datei", "title": "Diese Datei ist nicht mehr öffentlich"})


def tell(request: HttpRequest, withdrawal: Withdrawal, rest: list[str]) -> HttpResponse | None:
    """What a page that was taken back answers, at its own address or at `rest` below it."""
    if withdrawal.page.path.startswith(restricted_paths()):
        return None
    if page := visible_successor(withdrawal):
        return _lead_on(request, _same_place(page, rest))
    is_feed = bool(rest) and "." in rest[-1]  # a program reads it: 410 is what it understands
    if withdrawal.reason in (Reason.OUTDATED, Reason.REPLACED) and not is_feed:
        return _notice(request, withdrawal)
    facts = {"reason": withdrawal.reason, "since": withdrawal.since, "note": withdrawal.note}
    return _say_gone(request, facts)


def _notice(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """Title, date and number of the page stay; its text does not, it is not public any more."""
    page = withdrawal.page.specific
    context = {
        "page": page,
        "headline": f"Zurückgezogen am {german_date(withdrawal.since)}",
        "sentence": SENTENCES[withdrawal.reason],
        "withdrawal": withdrawal,
        "breadcrumbs": page.breadcrumbs,
        "meta": meta(page.title, robots="noindex"),
    }
    return render(request, "core/withdrawn.html", context)


def _say_gone(request: HttpRequest, facts: dict) -> HttpResponse:
    context = {"gone": facts, "meta": meta("Nicht mehr hier", robots="noindex")}
    return render(request, "410.html", context, status=410)


def _lead_on(request: HttpRequest, link: str | None, permanent: bool = True) -> HttpResponse | None:
    if not link or link == request.path:
        return None
    response = (HttpResponsePermanentRedirect if permanent else HttpResponseRedirect)(link)
    # A browser would keep a permanent redirect for years, also when the page is public again.
    response["Cache-Control"] = "no-cache"
    return response


def _address(page: Page, rest: list[str]) -> str | None:
    """Where `page` answers what `rest` asked another page for; else its own address."""
    if rest and _answers(page, rest):
        tail = "/".join(rest)
        return f"{page.url}{tail}" if "." in rest[-1] else f"{page.url}{tail}/"
    return page.url


def _same_place(page: Page, rest: list[str]) -> str | None:
    """`_address` of another page, whose photos and years are not the same."""
    is_own = any(part[:1].isdigit() or part.endswith(".zip") for part in rest)
    return page.url if is_own else _address(page, rest)


def _answers(page: Page, rest: list[str]) -> bool:
    """Whether the page has a view of its own at `rest` below its address."""
    resolve = getattr(page.specific_deferred, "resolve_subpage", None)
    if resolve is None:
        return False
    try:
        resolve("/" + "/".join(rest) + "/")
    except Resolver404:
        return False
    return True
