"""One number that rises with every change of public content.

Whatever is kept in a process (menus, settings, vocabularies) is kept under the number that was
read before it was made. The number is raised in the transaction of the change, so a reader either
sees both or neither, and nobody keeps lists of what to throw away.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.db.models import F

from .models import Generation

T = TypeVar("T")
_kept: dict[str, tuple[int, object]] = {}


def current() -> int:
    """The number now; one indexed query."""
    return Generation.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def raise_generation(**_signal) -> None:
    """Count one change. Takes and ignores a signal's arguments, so that it can be a receiver."""
    if not Generation.objects.filter(pk=1).update(number=F("number") + 1):
        Generation.objects.get_or_create(pk=1, defaults={"number": 1})


def kept(name: str, make: Callable[[], T]) -> T:
    """The value of `make()`, made once for each generation and process.

    Inside a transaction nothing is kept or taken: the number seen there may be rolled back and
    given again to other content.
    """
    if connection.in_atomic_block:
        return make()
    number = current()
    known = _kept.get(name)
    if known is None or known[0] != number:
        known = (number, make())
        _kept[name] = known
    return known[1]
