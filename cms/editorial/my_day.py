"""„Mein Tag“: what waits for a person, on the first page of the admin, each with one click to it.

The kernel brings the sections of the review; a slice adds its own in `ready()` or in its
`wagtail_hooks`, by a function that is asked at every visit of the page:

    @my_day.section(order=60)
    def applications(request) -> my_day.Section | None:
        if not may_decide(request.user):
            return None
        waiting = Application.objects.confirmed()
        items = [my_day.Item(str(a), a.admin_url, a.kind_label, a.confirmed_at)
                 for a in waiting[: my_day.MOST]]
        return my_day.Section("Beitrittsanfragen", items, total=waiting.count(), more=LIST_URL)

A section costs a constant number of queries. One without items is not shown; None means that it is
none of this person's business.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest

MOST = 8  # rows of a section


@dataclass(frozen=True)
class Item:
    """A row: `url` is where the work is done, `note` a few words, `since` when it began to wait."""

    title: str
    url: str
    note: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Section:
    """`total` if there are more than the rows shown; `more` the address of all of them."""

    title: str
    items: list[Item] = field(default_factory=list)
    total: int = 0
    more: str = ""

    @property
    def count(self) -> int:
        return max(self.total, len(self.items))


Maker = Callable[[HttpRequest], Section | None]
_makers: dict[str, tuple[int, Maker]] = {}


def section(*, order: int) -> Callable[[Maker], Maker]:
    """Register a section; the review's own have the orders 10 to 50."""

    def register(maker: Maker) -> Maker:
        _makers[f"{maker.__module__}.{maker.__qualname__}"] = (order, maker)
        return maker

    return register


def sections(request: HttpRequest) -> Iterator[Section]:
    """Those with something in them, in their order."""
    for _, maker in sorted(_makers.values(), key=lambda entry: entry[0]):
        if (made := maker(request)) and made.items:
            yield made
