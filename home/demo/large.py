"""The load-test site: thousands of generated pages beside the demo's own, for tests of speed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import reset_queries, transaction
from wagtail.models import Page

from home.demo.bulk import add_published
from home.demo.large_pages import Links, campaign, partner, published_at, release, story
from home.demo.large_texts import thousands
from pages.campaigns.models import CampaignIndexPage, CampaignPage
from pages.mutmacher.models import StoryIndexPage, StoryPage
from pages.partners.models import PartnerIndexPage, PartnerPage
from pages.press.models import PressIndexPage, PressReleasePage, ReleaseCounter

BATCH = 500
_GENERATED_SLUG = re.compile(r"-g(\d{5,})$")


@dataclass(frozen=True)
class Kind:
    """A kind of page that can be generated; `make(number, links)` builds one of them."""

    name: str
    label: str
    model: type[Page]
    index_model: type[Page]
    make: Callable[[int, Links], Page]


PARTNERS = Kind("partner", "Partner", PartnerPage, PartnerIndexPage, partner)
CAMPAIGNS = Kind("campaign", "Kampagnen", CampaignPage, CampaignIndexPage, campaign)
STORIES = Kind("story", "Mutmacher-Geschichten", StoryPage, StoryIndexPage, story)
RELEASES = Kind("release", "Pressemitteilungen", PressReleasePage, PressIndexPage, release)


def grow(
    *,
    releases: int = 0,
    stories: int = 0,
    partners: int = 0,
    campaigns: int = 0,
    write: Callable[[str], None] = print,
) -> None:
    """Top the site up to so many generated pages of each kind, below the index pages it has.

    A generated page is known by its slug ("…-g00017"). Page 17 is the same on every machine; a
    second call adds only what is missing. `write` gets a line of progress after each batch.
    """
    # What others point to comes first.
    for kind, count in (
        (PARTNERS, partners),
        (CAMPAIGNS, campaigns),
        (STORIES, stories),
        (RELEASES, releases),
    ):
        if count:
            _grow_kind(kind, count, write)


def _grow_kind(kind: Kind, count: int, write: Callable[[str], None]) -> None:
    index, links = kind.index_model.objects.get(), Links.load()
    missing = _missing(kind, index, count)
    done = count - len(missing)
    for numbers in _batches(missing):
        _add(kind, index, [kind.make(number, links) for number in numbers])
        done += len(numbers)
        write(f"{kind.label}: {thousands(done)} von {thousands(count)}")
        reset_queries()  # with DEBUG, Django keeps the text of thousands of statements
    if not missing:
        write(f"{kind.label}: alle {thousands(count)} sind schon da")


def _missing(kind: Kind, index: Page, count: int) -> list[int]:
    """The numbers up to `count` that have no page yet, in the order in which they appear."""
    slugs = kind.model.objects.child_of(index).values_list("slug", flat=True)
    there = {int(match[1]) for slug in slugs if (match := _GENERATED_SLUG.search(slug))}
    missing = (number for number in range(1, count + 1) if number not in there)
    return sorted(missing, key=lambda number: (published_at(kind.name, number), number))


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]


@transaction.atomic
def _add(kind: Kind, index: Page, pages: list[Page]) -> None:
    if kind is RELEASES:  # numbered as `save()` would do it, in the transaction that stores them
        for release in pages:
            release.number_year = release.date.year
            release.number_seq = ReleaseCounter.next_number(release.number_year)
    add_published(index, pages)
