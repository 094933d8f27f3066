"""One number that rises with every change of public content.

Whatever is kept in a process (menus, settings, access rules) is kept under the number that was
read before it was made. The number is raised in the transaction of the change, so a reader either
sees both or neither, and nobody keeps lists of what to throw away.

It rises by a random step: a number that a failed transaction takes back with it is not given
again to other content.
"""

import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import F
from django.utils import timezone

LARGEST_STEP = 2**31

MOST_OF_A_KIND = 200  # of `kept_each()`; a card with a picture in all sizes takes about 25 KB

K, T = TypeVar("K"), TypeVar("T")
_kept: dict[str, tuple[int, object]] = {}
# The number that the request at hand has read; one request never mixes two generations.
_of_request: ContextVar[list[int] | None] = ContextVar("generation_of_request", default=None)


class OneGenerationMiddleware:
    """Reads the number once for each request, when it is first asked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _of_request.set([])
        try:
            return self.get_response(request)
        finally:
            _of_request.reset(token)


def current() -> int:
    """The number now; one indexed query, in a request the first time only."""
    seen = _of_request.get()
    if seen:
        return seen[0]
    number = _read()
    if seen is not None:
        seen.append(number)
    return number


def _read() -> int:
    # Each request of each reader asks this; to build the statement anew costs more than it does.
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_generation WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def raise_generation(**_signal) -> None:
    """Count one change. Takes and ignores a signal's arguments, so that it can be a receiver."""
    step = 1 + secrets.randbelow(LARGEST_STEP)
    Generation = apps.get_model("core.Generation")  # noqa: N806 - models import this module
    if not Generation.objects.filter(pk=1).update(number=F("number") + step):
        Generation.objects.get_or_create(pk=1, defaults={"number": step})
    seen = _of_request.get()
    if seen:
        seen.clear()


def kept(name: str, make: Callable[[], T]) -> T:
    """The value of `make()`, made once for each generation and process.

    `name` must come from a fixed set: entries are replaced, never thrown away.
    """
    number = current()
    known = _kept.get(name)
    if known is None or known[0] != number:
        known = (number, make())
        _kept[name] = known
    return known[1]


def kept_each(kind: str, keys: Iterable[K], read: Callable[[list[K]], dict[K, T]]) -> dict[K, T]:
    """`read(keys)`, of which each entry is read once for each generation, day and process.

    What `read` does not find is not in the answer either. The values are everybody's: who gets one
    shows it and changes nothing. `kind` must come from a fixed set, as the names of `kept()`.
    """
    today = timezone.localdate()
    day, known = kept(f"each-{kind}", lambda: (today, {}))
    if day != today or len(known) > MOST_OF_A_KIND:
        known = {}
        _kept[f"each-{kind}"] = (current(), (today, known))
    keys = list(keys)
    if missing := [key for key in keys if key not in known]:
        found = read(missing)
        known.update((key, found.get(key)) for key in missing)
    return {key: known[key] for key in keys if known[key] is not None}
