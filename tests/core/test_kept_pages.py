"""Finished pages are kept for readers: none is stale, and none is somebody's own."""

import gzip
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.core import kept_pages
from cms.core.models import Navigation, Region, SiteSettings
from settings import behind_tls
from tests import factories, page_types
from tests.core.test_queries import LIMITS

KEPT = [
    "/",
    "/kampagnen/",
    "/presse/",
    "/presse/mitte/",
    "/presse/feed.atom",
    "/partner/",
    "/sitemap.xml",
    "/bildnachweise/",
]


@pytest.fixture
def release(site):
    Navigation.for_site(site.get_site())
    SiteSettings.for_site(site.get_site())
    return factories.release(title="Mitte", lead="Vorher.")


def is_rendered(client, address: str) -> bool:
    """Whether the answer was made anew; one that was kept costs a single statement."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    assert response.templates or len(captured) == 1
    return bool(response.templates)


@pytest.mark.parametrize("address", KEPT)
def test_the_second_reader_costs_one_statement(client, release, address):
    first = client.get(address)

    assert first.templates
    assert not is_rendered(client, address)
    assert client.get(address).content == first.content


def test_the_first_reader_after_a_change_sees_it(client, release):
    client.get(release.url)
    release.lead = "Nachher."
    release.save_revision().publish()

    assert "Nachher." in client.get(release.url).content.decode()


def test_a_draft_changes_nothing(client, release):
    client.get(release.url)
    release.lead = "Entwurf."
    release.save_revision()

    assert not is_rendered(client, release.url)


def test_what_ended_at_midnight_is_over_with_the_first_minute(client, site, monkeypatch):
    today = timezone.localdate()
    page = factories.campaign(title="Mitte", start_date=today - timedelta(7), end_date=today)
    before = client.get(page.url).content
    monkeypatch.setattr(timezone, "localdate", lambda *_: today + timedelta(1))

    assert client.get(page.url).content != before


def test_a_size_that_is_ready_is_shown_at_once(client, site, quick_sizes):
    page = factories.story(title="Mitte", portrait=factories.picture("hoch", size=(40, 60)))
    page.portrait.renditions.all().delete()
    assert b"/media/images/" not in client.get(page.url).content

    page.portrait.make_sizes()

    assert b"/media/images/" in client.get(page.url).content


def test_whoever_is_signed_in_neither_gets_nor_fills_it(client, release, editor):
    client.get(release.url)  # with the session's cookie
    reader = Client()
    assert is_rendered(reader, release.url)
    assert is_rendered(client, release.url)


def test_cookies_of_other_sites_under_the_same_domain_change_nothing(client, release):
    before = client.get(release.url)
    client.cookies["_pk_id.7"] = "abc"

    assert not is_rendered(client, release.url)
    assert client.get(release.url).content == before.content
    assert client.get("/suche/?q=Chor").wsgi_request.COOKIES == {}


def test_nginx_knows_the_same_cookies_of_ours(settings):
    settings.SESSION_COOKIE_NAME = behind_tls.SESSION_COOKIE_NAME
    settings.CSRF_COOKIE_NAME = behind_tls.CSRF_COOKIE_NAME
    template = settings.BASE_DIR / "deploy" / "nginx" / "site.conf.template"
    (names,) = re.findall(r'"~\((.+)\)=" 1;', template.read_text(encoding="utf-8"))

    assert set(names.split("|")) == kept_pages.cookies_of_ours()


def test_a_private_page_is_not_kept(client, release, roles):
    PageViewRestriction.objects.create(page=release, restriction_type="login")
    reader = Client()
    person = factories.person("editor")
    client.force_login(person)

    assert client.get(release.url).status_code == 200
    assert reader.get(release.url).status_code == 302
    assert "X-Accel-Expires" not in client.get(release.url)


def test_each_answer_is_shared_until_its_own_second_ends(client, release):
    for second in (1_800_000_000, 1_800_000_007):
        with time_machine.travel(second + 0.9, tick=False):
            assert client.get(release.url)["X-Accel-Expires"] == f"@{second}"


def test_what_takes_long_is_shared_until_the_second_ends_in_which_it_began(
    client, release, monkeypatch, time_machine
):
    """It may lack what has been published since then."""
    time_machine.move_to(1_800_000_000.9, tick=False)
    monkeypatch.setattr(
        type(release), "get_context", lambda *args: time_machine.shift(2) or {"page": release}
    )

    assert client.get(release.url)["X-Accel-Expires"] == "@1800000000"


def test_a_page_with_a_form_is_not_shared(client, site):
    response = client.get("/mitmachen/")

    assert response.cookies
    assert "X-Accel-Expires" not in response


def test_compressed_and_plain_are_two_answers(client, release):
    plain = client.get(release.url)
    packed = client.get(release.url, headers={"Accept-Encoding": "gzip, br"})

    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    assert client.get(release.url).content == plain.content
    assert "accept-encoding" in plain["Vary"].lower()


def test_who_has_the_page_gets_304(client, release):
    known = client.get(release.url)["ETag"]

    kept = client.get(release.url, headers={"If-None-Match": known})
    kept_pages.shelf.clear()
    rendered = client.get(release.url, headers={"If-None-Match": known})

    assert (kept.status_code, rendered.status_code) == (304, 304)
    assert not is_rendered(client, release.url), "what came back as 304 is kept as well"


@pytest.mark.parametrize("query", ["utm_source=brief", "fbclid=1&x", "%00=%ff"])
def test_a_parameter_that_is_nobodys_is_the_same_page(client, release, query):
    page = client.get(release.url)

    assert not is_rendered(client, f"{release.url}?{query}")
    kept_pages.shelf.clear()
    assert client.get(f"{release.url}?{query}").content == page.content


def test_filters_and_later_pages_are_pages_of_their_own(client, site):
    page_types.topic()
    for number in range(30):
        factories.release(title=f"Nummer {number}", date=date(2026, 3, 1))
    first = client.get("/presse/archiv/2026/").content

    assert client.get("/presse/archiv/2026/?seite=2").content != first
    assert client.get("/presse/archiv/2026/?region=03").content != first
    assert client.get("/presse/archiv/2026/").content == first


def test_the_oldest_go_when_there_are_too_many(client, release, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST_BYTES", len(client.get(release.url).content) + 1)
    kept_pages.shelf.clear()
    client.get(release.url)
    client.get("/")

    assert is_rendered(client, release.url)


@pytest.mark.parametrize("host", ["fremd.example", "testserver:x"])
def test_a_foreign_host_is_refused(client, release, host):
    client.get(release.url)

    assert client.get(release.url, headers={"Host": host}).status_code == 400


def test_every_parameter_that_a_public_page_reads_is_known(client, site, monkeypatch):
    """One that a page reads and this module does not know would be cut off."""
    factories.partner(title="Mitte", regions=[Region.objects.get(key="03")])
    factories.release(title="Mitte")
    asked = set()
    for name in ("get", "getlist", "__getitem__", "__contains__"):
        real = getattr(QueryDict, name)

        def spy(self, key, *args, _real=real):
            asked.add(key)
            return _real(self, key, *args)

        monkeypatch.setattr(QueryDict, name, spy)
    for address in LIMITS:
        client.get(f"{address}{'&' if '?' in address else '?'}ort=Celle&grund=fehlt")

    of_the_search = {"jahr", "sortierung"}
    assert asked - of_the_search <= kept_pages.KNOWN | kept_pages.FREE
