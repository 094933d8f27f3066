"""Finished pages, kept as bytes: what one reader was sent answers the next one.

The first of all layers looks here. A page is kept under the generation and the local day, so no
change and no midnight needs to throw anything away: another number means another page. Each
request reads that number, one indexed statement, and so the first request after a change is
rendered anew on every server.

Only views that say so with `@keep_for_readers` are kept, and only what everybody gets: a GET
without cookies of ours whose answer sets none. Searches and filters have more addresses than
anybody asks for twice; they are rendered each time.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import cc_delim_re, get_conditional_response

from cms.core.generation import current
from cms.core.pagination import PARAMETER

# The parameters under which a page has another content of its own that many ask for.
KNOWN = frozenset({PARAMETER, "p"})  # p: a later part of the sitemap
# Those of searches and filters. Whatever is in neither list is nobody's (`?utm_source=`), and no
# view behind `keep_for_readers` gets to see it.
FREE = frozenset({"q", "thema", "region", "art", "name", "ort", "grund"})
MOST_BYTES = 32 * 1024 * 1024  # in each process

# For nginx, which takes it away: whatever anybody may get answers a second's rush. Until the end of
# the second in which its making began: a number of seconds would be counted from the next one, and
# be nearly two.
SHARED_FOR_A_SECOND = "X-Accel-Expires"
_ACCEPTS_GZIP = re.compile(r"\bgzip\b")
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
_FOR_EVERYBODY = frozenset({200, 301, 302, 404, 410})


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it left: its body, compressed or not, and its headers."""

    content: bytes
    headers: dict[str, str]


class _Shelf:
    """The answers of one generation and day, those that nobody asked for longest go first."""

    def __init__(self):
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        self._edition: tuple | None = None
        self._answers: OrderedDict[tuple, Kept] = OrderedDict()
        self._bytes = 0

    def has(self, key: tuple) -> bool:
        """Whether it is worth asking for the generation."""
        return key in self._answers

    def find(self, edition: tuple, key: tuple) -> Kept | None:
        with self._lock:
            if edition != self._edition or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def put(self, edition: tuple, key: tuple, answer: Kept) -> None:
        with self._lock:
            if edition != self._edition:
                self.clear()
                self._edition = edition
            if key in self._answers:
                return
            self._answers[key] = answer
            self._bytes += len(answer.content)
            while self._bytes > MOST_BYTES:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= len(dropped.content)


shelf = _Shelf()


class Keeping:
    """What becomes of an answer that is not on the shelf yet."""

    def __init__(self, key: tuple):
        self.key = key
        self.edition: tuple | None = None
        self._conditions: dict[str, str] = {}

    def begin(self, request: HttpRequest) -> None:
        """Note what the answer is made from; the reader who has it already still gets it whole."""
        self.edition = _edition()
        meta = request.META
        self._conditions = {name: meta.pop(name) for name in _CONDITIONS if name in meta}

    def end(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Put the answer on the shelf, if it may lie there, and say 304 to whoever has it."""
        if self.edition is None:
            return response
        request.META.update(self._conditions)
        if response.status_code == 200 and not response.streaming and self._is_worth(response):
            shelf.put(self.edition, self.key, Kept(response.content, dict(response.items())))
        return _unless_known(request, response)

    @staticmethod
    def _is_worth(response: HttpResponse) -> bool:
        """Photos for the press, megabytes each, would push all pages off the shelf."""
        return is_text(response) and _is_for_everybody(response)


class KeptPagesMiddleware:
    """Answers from the shelf; asks the layers below for what is not there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or not cookies_of_ours().isdisjoint(request.COOKIES):
            return self.get_response(request)
        _hide_cookies(request)
        key, second = _key(request), int(time.time())
        if key is None:
            return _shared(self.get_response(request), second)
        if shelf.has(key) and (kept := shelf.find(_edition(), key)):
            request.from_shelf = True
            response = _shared(HttpResponse(kept.content, headers=kept.headers), second)
            return _unless_known(request, response)
        request.keeping = Keeping(key)
        return request.keeping.end(request, _shared(self.get_response(request), second))


def keep_for_readers(view: Callable) -> Callable:
    """Let what the view answers to everybody be kept; it sees no parameter that is nobody's."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not KNOWN.union(FREE).issuperset(request.GET):
            _forget_nobodys_parameters(request)
        if keeping := getattr(request, "keeping", None):
            keeping.begin(request)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")  # a browser asks each time
        return response

    return wrapper


def cookies_of_ours() -> set[str]:
    """Whoever has one of these may get another answer; nginx knows the same names."""
    return {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.KEPT_FORM_COOKIE,
        CookieStorage.cookie_name,
    }


def _hide_cookies(request: HttpRequest) -> None:
    """Those that are left are of other sites under the same domain; no view gets to see them."""
    request.COOKIES = {}
    request.META.pop("HTTP_COOKIE", None)


def _edition() -> tuple:
    return current(), timezone.localdate()


def _key(request: HttpRequest) -> tuple | None:
    """What tells this answer from all others of its generation; None for searches and filters."""
    if not FREE.isdisjoint(request.GET):
        return None
    known = tuple(request.GET.get(name) for name in sorted(KNOWN))
    gzip = bool(_ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", "")))
    return (request.scheme, request.get_host(), request.path_info, known, gzip)


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 if the reader has it already."""
    return get_conditional_response(request, etag=response.get("ETag"), response=response)


def is_text(response: HttpResponse) -> bool:
    """Whether it is a page, a feed or a table: no picture or document."""
    kind = response.get("Content-Type", "").split(";")[0]
    return kind.startswith("text/") or kind.endswith(("json", "xml"))


def _is_for_everybody(response: HttpResponse) -> bool:
    """Whether nothing of the answer is meant for this one reader."""
    directives = {part.lower() for part in cc_delim_re.split(response.get("Cache-Control", ""))}
    varies = {part.lower() for part in cc_delim_re.split(response.get("Vary", ""))}
    return (
        not response.cookies
        and directives.isdisjoint({"private", "no-store"})
        and varies.isdisjoint({"cookie", "*"})
    )


def _shared(response: HttpResponse, second: int) -> HttpResponse:
    if response.status_code in _FOR_EVERYBODY and _is_for_everybody(response):
        response.headers[SHARED_FOR_A_SECOND] = f"@{second}"
    return response


def _forget_nobodys_parameters(request: HttpRequest) -> None:
    ours = QueryDict(mutable=True, encoding=request.GET.encoding)
    for name in KNOWN | FREE:
        if name in request.GET:
            ours.setlist(name, request.GET.getlist(name))
    request.GET = ours
    request.META["QUERY_STRING"] = ours.urlencode()
