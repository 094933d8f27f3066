"""What lists, filters and related pages ask about every public page of a type, kept in a process.

A page is shown with pages around it: the next older and newer one, those on the same topics. Asked
of the database, each of these questions costs more than the page itself. Here they are answered
from a few facts of every page, read in three statements once for each generation. The pages that
are then shown are fetched by their keys.
"""

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.apps import apps

from cms.core.generation import kept

# Related pages are looked for among this many of the newest: a reader wants what is current.
RELATED_AMONG = 300


class Row(NamedTuple):
    """A public page: its place in its list (grows with time), slugs of topics, keys of regions."""

    pk: int
    place: tuple[date | int, ...]
    topics: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def year(self) -> int:
        return self.place[0].year


def topics() -> dict:
    """All topics by slug."""
    return kept("topics", lambda: _by("core.Topic", "slug"))


def regions() -> dict:
    """All regions by official key."""
    return kept("regions", lambda: _by("core.Region", "key"))


def topic_names() -> dict[str, str]:
    return {slug: topic.name for slug, topic in topics().items()}


def region_names() -> dict[str, str]:
    return {key: region.name for key, region in regions().items()}


def rows_of(model) -> dict[int, Row]:
    """All public pages of `model` by primary key, newest first."""
    return kept(f"rows-{model._meta.label}", lambda: _read(model))


def neighbours(page) -> tuple[int | None, int | None]:
    """The next older and the next newer public page of the same type; None at an end.

    The page itself need not be public: a draft is shown where it will stand.
    """
    rows = list(rows_of(type(page)).values())
    place = _place(getattr(page, name) for name in _order_of(type(page)))
    at = bisect_left(rows, True, key=lambda row: row.place <= place)  # the first that is not newer
    older = next((row.pk for row in rows[at : at + 2] if row.place < place), None)
    return older, rows[at - 1].pk if at else None


def closest(page, limit: int) -> list[int]:
    """The public pages of the same type that share most topics and regions.

    A shared topic counts twice a shared region; equals stay in the order of their list.
    """
    slugs = {topic.slug for topic in page.topic_list}
    keys = {region.key for region in page.region_list}
    closeness = {
        row.pk: 2 * len(slugs.intersection(row.topics)) + len(keys.intersection(row.regions))
        for row in islice(rows_of(type(page)).values(), RELATED_AMONG)
        if row.pk != page.pk
    }
    near = [pk for pk, shared in closeness.items() if shared]
    return sorted(near, key=closeness.get, reverse=True)[:limit]


def _by(label: str, key: str) -> dict:
    # By name, because the models of the vocabulary's own package import this module.
    return {getattr(row, key): row for row in apps.get_model(label).objects.all()}


def _read(model) -> dict[int, Row]:
    slugs, keys = _linked(model, "topic__slug"), _linked(model, "region__key")
    pages = model.objects.visible().newest_first().values_list("pk", *_order_of(model))
    return {pk: Row(pk, _place(place), tuple(slugs[pk]), tuple(keys[pk])) for pk, *place in pages}


def _linked(model, value: str) -> defaultdict[int, list[str]]:
    name = value.partition("__")[0]
    links = getattr(model, f"{name}s").through.objects.order_by(f"{name}__slug")
    found = defaultdict(list)
    for pk, linked in links.values_list(f"{model._meta.model_name}_id", value):
        found[pk].append(linked)
    return found


def _order_of(model) -> list[str]:
    return [name.removeprefix("-") for name in model.newest_first_ordering]


def _place(values) -> tuple[date | int, ...]:
    return tuple(value or 0 for value in values)
