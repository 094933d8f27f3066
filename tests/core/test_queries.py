"""A list costs the same number of queries with 2 and with 12 of everything, and not many."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.core import generation, kept_pages
from cms.core.generation import raise_generation
from cms.core.models import Navigation, Region, SiteSettings
from pages.campaigns.models import CampaignPage, CampaignPartner
from pages.press.models import Correction, PressPhoto, PressReleasePage, ReleasePartner
from tests import factories, page_types

# Long results are read through a cursor where the database has one.
READING = re.compile(r'\s*WITH asked AS|SELECT |DECLARE "\w+" NO SCROLL CURSOR FOR SELECT ')
# The generation, the page, all sizes of its pictures.
PAGE = 3
LISTS = 8
TYPE = 1  # of a page whose place does not tell it
PICTURES = 1  # all pictures of a text
PHOTOS, CORRECTIONS = 1, 1  # those of a page
HIT_TYPES = 6  # hits are fetched with a query for each of their page types
SEARCH = "/suche/?q=Nummer"
TYPES = ("kampagnen", "mutmacher", "partner", "presse")
LIMITS = {
    "/": PAGE + 1,  # running campaigns
    "/kampagnen/": LISTS,
    "/kampagnen/mitte/": PAGE + PICTURES,
    "/mutmacher/": LISTS,
    "/mutmacher/mitte/": PAGE + PICTURES,
    "/presse/": LISTS,
    "/presse/archiv/2026/": LISTS,
    "/presse/mitte/": PAGE + PICTURES + PHOTOS + CORRECTIONS,
    "/presse/mitte/text/": PAGE + PICTURES + PHOTOS + CORRECTIONS,
    "/presse/feed.atom": LISTS,
    "/presse/feed.rss": LISTS,
    "/presse/feeds/": LISTS,
    "/partner/": LISTS,
    "/partner/mitte/": PAGE,
    "/partner/export.csv": LISTS,
    "/mitte/": PAGE + TYPE + PICTURES,
    "/mitte-leicht/": PAGE + TYPE + PICTURES,
    "/sitemap.xml": 20,
    "/bildnachweise/": LISTS,
    SEARCH: 7 + HIT_TYPES,
    "/suche/vorschlaege/?q=Nummer": LISTS,
}


@pytest.fixture
def crowd(site, quick_sizes):
    """Makes the site larger, `crowd(range(2))`, `crowd(range(2, 12))`: everything is related."""
    Navigation.for_site(site.get_site())
    SiteSettings.for_site(site.get_site())
    shared = {"topics": [page_types.topic()], "regions": [Region.objects.get(key="03")]}
    campaign = factories.campaign(title="Mitte", **shared)
    partner = factories.partner(title="Mitte", **shared)
    story = factories.story(title="Mitte", campaign=campaign, partner=partner, **shared)
    release = factories.release(title="Mitte", campaign=campaign, **shared)
    standard = factories.standard_page(title="Mitte", **shared)
    easy = factories.easy_page(title="Mitte leicht", standard_page=standard)
    days = {"date": date(2026, 3, 1), "campaign": campaign, **shared}

    def grow(numbers: range) -> None:
        grown = []
        for number in numbers:
            title = f"Nummer {number}"
            landscape = factories.picture(f"quer-{number}")
            portrait = factories.picture(f"hoch-{number}", size=(40, 60))
            body = [("picture", {"image": landscape, "caption": ""})]
            other = factories.campaign(title=title, teaser_image=landscape, **shared)
            other.campaign_partners.add(CampaignPartner(partner=partner))
            other.save_revision().publish()
            factories.story(title=title, portrait=portrait, partner=partner, **days)
            member = factories.partner(title=title, logo=landscape, **shared)
            newer = factories.release(title=title, **days)
            newer.release_partners.add(ReleasePartner(partner=partner))
            newer.corrections.add(Correction(text=f"Es waren {number}."))
            newer.save_revision().publish()
            factories.add_page(type(standard), standard, title=title, teaser_image=landscape)
            factories.add_page(type(easy), easy, title=title, body=body)
            grown.append((landscape, member))
        for old in (standard, easy, story, release, campaign):
            widen(type(old).objects.get(pk=old.pk), grown)

    return grow


def widen(page, grown: list[tuple]) -> None:
    """Publish `page` with these pictures and partners wherever it can have them."""
    for picture, partner in grown:
        page.body.append(("picture", {"image": picture, "caption": ""}))
        if isinstance(page, CampaignPage):
            page.campaign_partners.add(CampaignPartner(partner=partner))
        if isinstance(page, PressReleasePage):
            page.photos.add(PressPhoto(picture=picture))
            page.release_partners.add(ReleasePartner(partner=partner))
    page.save_revision().publish()


def forget_pages() -> None:
    """What lies around the pages stays kept; they themselves are read as if never before."""
    generation._kept.pop("each-pages", None)


def queries(client, address: str, before: Callable[[], None] = forget_pages) -> list[str]:
    """The statements of a request that no finished answer is kept for, by a process that is warm.

    Sizes of pictures may be kept by the process too; they count as if they were not.
    """
    b"".join(client.get(address))
    cache.clear()
    before()
    kept_pages.shelf.clear()
    Site.get_site_root_paths()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_twelve_of_everything_cost_what_two_do(client, crowd):
    crowd(range(2))
    few = {address: len(queries(client, address)) for address in LIMITS}
    crowd(range(2, 12))
    many = {address: len(queries(client, address)) for address in LIMITS}

    # How many types are among the first hits depends on the order that the engine gives them.
    assert many | {SEARCH: 0} == few | {SEARCH: 0}
    assert {place: count for place, count in many.items() if count > LIMITS[place]} == {}


@pytest.mark.parametrize(
    "address", ["/", "/presse/", "/mitte/", *(f"/{place}/mitte/" for place in TYPES)]
)
def test_a_page_that_is_read_again_costs_one(client, crowd, address):
    """Not as finished bytes: it is rendered anew, for somebody with a session for example."""
    crowd(range(2))

    assert len(queries(client, address, before=lambda: None)) == 1


def test_nor_do_they_cost_the_first_reader_after_a_change_more(client, crowd):
    """What a process keeps, it reads anew, with as many statements however much there is."""

    def counted() -> dict[str, int]:
        return {page: len(queries(client, page, raise_generation)) for page in LIMITS}

    crowd(range(2))
    few = counted()
    crowd(range(2, 12))

    assert counted() | {SEARCH: 0} == few | {SEARCH: 0}


def test_reading_writes_nothing(client, crowd):
    """Every size of a picture is made when it is uploaded, none while a reader waits."""
    crowd(range(1))

    for address in LIMITS:
        asked = queries(client, address)
        assert [sql for sql in asked if not READING.match(sql)] == [], address
