"""The demo site as a reader walks it: every link in every text leads somewhere."""

import re
from html import unescape
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.core.pagination import PARAMETER
from pages.campaigns.models import CampaignPage
from pages.partners.models import PartnerPage
from pages.press.models import PressReleasePage
from pages.standard.models import EasyPage, StandardPage
from tests import factories
from tests.home.conftest import ADDRESS

# The table of addresses in the plan of the product.
PLANNED = """
/ /ueber-uns/ /kampagnen/ /kampagnen/licht-im-fenster/ /mutmacher/ /presse/ /presse/archiv/2026/
/presse/feed.atom /presse/feed.rss /partner/ /partner/export.csv /mitmachen/ /anmelden/ /suche/
/suche/vorschlaege/ /kontakt/ /impressum/ /datenschutz/ /barrierefreiheit/ /barriere-melden/
/leichte-sprache/ /gebaerdensprache/ /bildnachweise/ /sitemap.xml /robots.txt /healthz/live
/healthz/ready /partner/fahrradwerkstatt-lindenrad/
""".split()
TO_SIGN_IN = {
    "/mein-profil/": "/anmelden/?next=/mein-profil/",
    "/anmelden/zugang/": "/anmelden/?next=/anmelden/zugang/",
    "/admin/": "/anmelden/redaktion/?next=/admin/",
}


def body_of(response) -> str:
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode(errors="replace")


def links_in(html: str, address: str) -> set[str]:
    """Own addresses to which the page at `address` links or which it shows, without fragments."""
    found = set(re.findall(r'\s(?:href|src|action)="([^"]*)"', html))
    for sizes in re.findall(r'\ssrcset="([^"]*)"', html):
        found |= {part.split()[0] for part in sizes.split(",")}
    return {path for link in found if (path := own_path(link, address))}


def own_path(link: str, address: str) -> str:
    """Where `link` leads to from `address`; empty if it leads away from the site."""
    parts = urlsplit(urljoin(ADDRESS + address, unescape(link)))
    if f"{parts.scheme}://{parts.netloc}" != ADDRESS:
        return ""
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def is_narrowed(address: str) -> bool:
    """Whether it is a list with filters, not only one of its pages."""
    return any(name != PARAMETER for name, _ in parse_qsl(urlsplit(address).query))


@pytest.fixture(scope="module")
def walked(demo_site, django_db_blocker) -> dict[str, tuple[int, set[str], str]]:
    """Every address that a reader reaches from the home page: status, where it is linked, text."""
    with django_db_blocker.unblock():
        factories.worker_alive()
        return walk(Client())


def walk(client: Client) -> dict[str, tuple[int, set[str], str]]:
    waiting, seen = {"/": {"(start)"}}, {}
    while waiting:
        address, linked_from = waiting.popitem()
        if address.startswith(("/static/", "/admin/")):
            continue
        response = client.get(address)
        text = body_of(response)
        seen[address] = (response.status_code, linked_from, text)
        if "html" in response.get("Content-Type", ""):
            for link in links_in(text, address):
                # From filters to filters there is no end; the tests of the lists try them.
                if is_narrowed(address) and is_narrowed(link):
                    continue
                if link in seen:
                    seen[link][1].add(address)
                else:
                    waiting.setdefault(link, set()).add(address)
    return seen


def test_every_link_leads_somewhere(walked):
    broken = {
        address: (status, sorted(linked_from)[:3])
        for address, (status, linked_from, _) in walked.items()
        if status != 200
    }
    assert broken == {}


def test_walk_reaches_every_page(walked, db):
    paths = {address.split("?")[0] for address in walked}
    for model in (StandardPage, EasyPage, CampaignPage, PartnerPage, PressReleasePage):
        for page in model.objects.live():
            assert page.url in paths, page


def test_links_to_places_in_a_page_find_them(walked):
    """`#…` in a page's own links, and `/seite/#…` in those of others."""
    missing = []
    ids = {
        address: set(re.findall(r'\bid="([^"]+)"', text))
        for address, (_, _, text) in walked.items()
    }
    for address, (_, _, text) in walked.items():
        for link in re.findall(r'href="([^"]*#[^"]+)"', text):
            path, _, place = link.partition("#")
            target = own_path(path, address)
            if target in ids and place not in ids[target]:
                missing.append((address, link))
    assert missing == []


def test_no_page_shows_what_is_not_meant_for_readers(walked):
    """Marks of the texts' small Markdown, of templates, or values that were not there."""
    for address, (_, _, text) in walked.items():
        if "<html" not in text:
            continue
        page = BeautifulSoup(text, "html.parser")
        for tag in page(["script", "style"]):
            tag.extract()
        words = page.get_text(" ")
        for mark in ("@bild", "[Kasten]", "+++", "**", "](/", "{{", "{%", " None ", "> —"):
            assert mark not in words, (address, mark)


@pytest.mark.usefixtures("demo_site", "db")
class TestAddresses:
    @pytest.mark.parametrize("address", PLANNED)
    def test_planned_address_answers(self, client, address):
        factories.worker_alive()
        response = client.get(address)
        assert response.status_code == 200
        body_of(response)

    @pytest.mark.parametrize(("address", "target"), TO_SIGN_IN.items())
    def test_closed_address_leads_to_the_sign_in(self, client, address, target):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, target)

    def test_each_release_has_its_plain_text(self, client):
        for release in PressReleasePage.objects.live():
            response = client.get(f"{release.url}text/")
            assert response["Content-Type"] == "text/plain; charset=utf-8"
            assert release.title in response.content.decode().replace("\xa0", " "), release

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("Lindenrad", "/partner/fahrradwerkstatt-lindenrad/"),
            ("Sandsäcke", "/mutmacher/fenja-bruns-rhauderfehn/"),
            ("Impressum", "/impressum/"),
        ],
    )
    def test_search_finds_what_was_written(self, client, words, found):
        assert f'href="{found}"' in body_of(client.get("/suche/", {"q": words}))

    def test_reader_gets_no_cookie(self, client):
        for address in PLANNED:
            response = client.get(address)
            body_of(response)
            # A form needs its token against forgery; a page that is read needs nothing.
            forms = ("/anmelden/", "/mitmachen/", "/barriere-melden/")
            form = {"csrftoken"} if address in forms else set()
            assert set(response.cookies) == form, address
