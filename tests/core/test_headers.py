"""What every public answer says to the browser: safe, without cookies, without third parties."""

from io import BytesIO

import pytest
from django.http import HttpResponse
from PIL import Image

from tests import factories, page_types, reading
from tests.page_types import PAGE_TYPES

VIEWS = [
    "/suche/?q=wort",
    "/suche/vorschlaege/?q=wort",
    "/bildnachweise/",
    "/presse/feed.atom",
    "/presse/feed.rss",
    "/presse/archiv/2026/",
    "/partner/export.csv",
    "/sitemap.xml",
    "/robots.txt",
    "/gibt-es-nicht/",
    "/healthz/live",
]
PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}


@pytest.fixture
def answers(client, site, quick_sizes) -> dict[str, HttpResponse]:
    """The answer of every public address; each page type has one page with everything on it."""
    page_types.topic()
    filled = [page_types.make(model, **page_types.filled(model)) for model in PAGE_TYPES]
    release = factories.release(title="Mit Text")
    addresses = [*(page.url for page in filled), *VIEWS, f"{release.url}text/"]
    return {address: client.get(address) for address in addresses}


def policy(response) -> dict[str, str]:
    rules = response["Content-Security-Policy"].split(";")
    return dict(rule.strip().split(" ", 1) for rule in rules)


def test_public_answers_are_safe_private_and_say_who_they_are(answers):
    for address, response in answers.items():
        assert_safe(address, response)
        assert_no_third_party(address, response)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            assert_identified(address, response)


def assert_safe(address: str, response: HttpResponse) -> None:
    assert not response.cookies, address
    assert "cookie" not in response.get("Vary", "").lower(), address
    assert response["X-Content-Type-Options"] == "nosniff", address
    assert response["X-Frame-Options"] == "SAMEORIGIN", address
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin", address
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert response["Cross-Origin-Resource-Policy"] == "same-origin", address
    assert policy(response) == PUBLIC_POLICY, address


def assert_no_third_party(address: str, response: HttpResponse) -> None:
    only_linked = {"a.example", "gezeitenbuch.example", "netz.example", "creativecommons.org"}
    assert reading.hosts(response) - only_linked <= {"testserver", "www.w3.org"}, address
    if response["Content-Type"].startswith("text/html"):
        page = reading.html(response)
        assert not page.find_all(["iframe", "object", "embed"]), address
        assert not page.find_all(style=True), address
        scripts = [tag for tag in page.find_all("script") if not tag.get("type")]
        assert all(tag.get("src", "").startswith("/static/") for tag in scripts), address


def assert_identified(address: str, response: HttpResponse) -> None:
    page = reading.html(response)
    robots = reading.meta(response, "robots")
    canonical = page.find("link", rel="canonical")
    assert page.html["lang"] == "de", address
    assert page.title.string.strip(), address
    assert len(page.find_all("h1")) == 1, address
    assert (canonical is None) == (robots == "noindex"), address
    if canonical:
        assert canonical["href"] == f"http://testserver{address}", address
        assert reading.meta(response, "og:url") == canonical["href"], address
    assert reading.meta(response, "og:locale") == "de_DE", address
    assert reading.meta(response, "og:title"), address


def test_admin_has_its_own_policy(client, site, editor):
    response = client.get("/admin/")

    assert response.status_code == 200
    assert policy(response)["script-src"] == "'self' 'unsafe-inline'"
    assert policy(response)["frame-ancestors"] == "'self'"
    assert policy(response)["media-src"] == "'self'", "a film plays in the preview too"
    # The sentence for browsers without JavaScript is the only one that leads away.
    assert reading.hosts(response) == {"www.enable-javascript.com"}


def test_signing_in_is_for_nobody_who_reads(client, site):
    for address in ("/anmelden/", "/anmelden/redaktion/", "/anmelden/redaktion/passwort/"):
        response = client.get(address)

        assert reading.meta(response, "robots") == "noindex"
        assert set(response.cookies) == {"csrftoken"}, "a form needs it, and nothing else"
        assert policy(response) == PUBLIC_POLICY
        assert_no_third_party(address, response)


def test_shared_links_have_the_pages_picture(client, site):
    page = factories.campaign(teaser="Ein Satz für Freunde.", teaser_image=factories.picture())

    response = client.get(page.url)

    assert reading.meta(response, "og:description") == "Ein Satz für Freunde."
    picture = reading.meta(response, "og:image")
    assert picture.startswith("http://testserver/vorschaubild/")
    answer = client.get(picture.removeprefix("http://testserver"))
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    assert reading.meta(response, "og:image:width") == "1200"
    assert reading.meta(response, "og:image:height") == "630"


def test_a_page_without_teaser_is_described_by_its_first_words(client, site):
    text = [("text", "<p>Guten Tag.</p><p>Hier erfahren Sie: Wer sind wir?</p>")]

    response = client.get(factories.easy_page(title="Leicht", body=text).url)

    assert reading.meta(response, "description") == "Guten Tag. Hier erfahren Sie: Wer sind wir?"


def test_robots_and_sitemap_name_what_is_public(client, site):
    live = factories.release(title="Öffentlich")
    factories.release(title="Geheim", live=False)

    assert "Sitemap: http://testserver/sitemap.xml" in reading.body(client.get("/robots.txt"))
    assert reading.xml(client.get("/sitemap.xml"), "loc") == [
        f"http://testserver{address}"
        for address in ("/", "/kampagnen/", "/mutmacher/", "/presse/", live.url, "/partner/")
    ]
