"""Addresses of pages that went, moved or never were; and requests that no browser sends."""

from urllib.parse import quote

import pytest
from django.db import DatabaseError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from pages.press.models import PressReleasePage
from pages.standard.models import StandardPage
from tests import factories, reading


def rename(page, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def test_unknown_address_offers_search_and_ways_on(client, site):
    response = client.get("/gibt-es/nicht-hier/")

    assert response.status_code == 404
    assert reading.headings(response, "h1") == ["Hier reißt der Faden ab"]
    assert reading.html(response).main.find("input", type="search")["value"] == "gibt es nicht hier"
    assert reading.meta(response, "robots") == "noindex"


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("unpublish", "Die Redaktion hat sie zurückgezogen"),
        ("delete", "Die Redaktion hat sie gelöscht"),
    ],
)
def test_page_that_was_public_says_that_it_is_gone(client, site, way, reason):
    page = factories.release(title="Vertraulicher Titel", slug="kurz")
    getattr(page, way)()

    response = client.get("/presse/kurz/")

    assert response.status_code == 410
    assert reason in reading.text(response)
    assert "Vertraulicher Titel" not in reading.body(response)


def test_republished_page_is_back(client, site):
    page = factories.release(title="Kurz")
    page.unpublish()
    assert client.get(page.url).status_code == 410

    page.get_latest_revision().publish()

    assert client.get(page.url).status_code == 200


def test_draft_that_never_was_public_leaves_no_trace(client, site):
    factories.release(title="Nie öffentlich", live=False).delete()

    assert client.get("/presse/nie-oeffentlich/").status_code == 404


def test_private_page_leaves_no_trace(client, site):
    page = factories.standard_page(title="Intern")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.delete()

    assert client.get("/intern/").status_code == 404


def test_everything_below_a_deleted_page_is_gone(client, site):
    parent = factories.standard_page(title="Oben")
    child = factories.add_page(StandardPage, parent, title="Unten")
    StandardPage.objects.get(pk=parent.pk).delete()

    assert [client.get(url).status_code for url in (parent.url, child.url)] == [410, 410]


def test_page_with_children_taken_offline_is_gone_with_them(client, site, roles):
    parent = factories.standard_page(title="Oben")
    child = factories.add_page(StandardPage, parent, title="Unten")
    client.force_login(factories.person("head"))
    answers = {"reason": "irrtum", "with_pages": "on"}
    client.post(f"/admin/pages/{parent.pk}/unpublish/", answers)
    client.logout()

    assert [client.get(url).status_code for url in (parent.url, child.url)] == [410, 410]


@pytest.mark.parametrize("below", ["", "text/"])
def test_renamed_page_redirects(client, site, below):
    rename(factories.release(title="Kurz"), "lang")

    response = client.get(f"/presse/kurz/{below}")

    assert (response.status_code, response["Location"]) == (301, f"/presse/lang/{below}")


def test_moved_page_and_what_stands_below_it_redirect(client, site):
    target = factories.standard_page(title="Ziel")
    page = factories.standard_page(title="Wandert")
    factories.add_page(StandardPage, page, title="Kind")
    StandardPage.objects.get(pk=page.pk).move(target, "last-child")

    assert client.get("/wandert/")["Location"] == "/ziel/wandert/"
    assert client.get("/wandert/kind/")["Location"] == "/ziel/wandert/kind/"
    assert client.get("/ziel/wandert/kind/").status_code == 200


def test_redirect_that_somebody_made_for_a_deleted_page_works(client, site):
    """The administration sends readers on: that says more than "gone"."""
    page = factories.release(title="Kurz")
    page.delete()
    Redirect.objects.create(old_path="/presse/kurz", redirect_link="/presse/")

    response = client.get("/presse/kurz/")

    assert (response.status_code, response["Location"]) == (301, "/presse/")


def test_page_renamed_while_offline_leads_from_its_old_address(client, site):
    page = factories.release(title="Kurz")
    page.unpublish()
    rename(PressReleasePage.objects.get(), "lang")

    assert client.get("/presse/lang/").status_code == 200
    assert client.get("/presse/kurz/")["Location"] == "/presse/lang/"


def test_new_page_at_an_old_address_is_shown(client, site):
    rename(factories.release(title="Kurz"), "lang")
    factories.release(title="Kurz")

    assert client.get("/presse/kurz/").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/presse", 301),
        ("/presse/?seite=2&quatsch=1&seite=3", 200),
        ("/?q=%00", 200),
        ("/%00/", 400),
        ("/presse/%00", 400),
        ("/presse/%ff%fe/", 404),
        ("/presse/%C3%28/", 404),
        ("/" + "a" * 5000 + "/", 404),
        ("/" + "a/" * 500, 404),
        ("/presse/" + quote("größe") + "/", 404),
        ("/../../etc/passwd", 404),
        ("/presse/..%2f..%2fadmin/", 404),
        ("/presse/archiv/", 404),
        ("/presse/feed.xml", 404),
        ("/media/original_images/x.png", 404),
        ("/media/images/..%2f..%2fdb.sqlite3", 404),
        ("/media/images/%00", 400),
        ("/media/images/", 404),
        ("/documents/999/x.pdf", 404),
        ("/_util/login/", 302),
    ],
)
def test_strange_addresses_are_answered(client, site, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "trace"])
@pytest.mark.parametrize(
    "address", ["/", "/presse/", "/presse/feed.atom", "/suche/", "/robots.txt", "/sitemap.xml"]
)
def test_no_method_breaks_a_page(site, method, address):
    client = Client(enforce_csrf_checks=True)

    response = getattr(client, method)(address)

    assert response.status_code in (200, 403, 405)


def test_form_without_a_valid_token_is_refused_in_german(site):
    response = Client(enforce_csrf_checks=True).post("/presse/")

    assert response.status_code == 403
    assert reading.body(response).startswith("Dieses Formular ist zu alt")


@pytest.mark.parametrize(
    "address", ["/", "/presse/", "/presse/feed.atom", "/partner/export.csv", "/suche/?q=wort"]
)
def test_head_is_get_without_the_text(client, site, address):
    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Type"] == client.get(address)["Content-Type"]


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "base64", "quatsch", "'utf-8"])
def test_text_in_an_unusual_charset_is_refused(client, site, charset):
    form = f"application/x-www-form-urlencoded; charset={charset}"

    response = client.generic("POST", "/suche/", b"q=1", content_type=form)

    assert response.status_code == 415


def test_broken_database_gets_the_static_page(site, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("nicht erreichbar")

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as broken:
        broken.setattr("django.db.backends.utils.CursorWrapper._execute", fail)

        response = client.get("/")
        live, ready = (client.get(f"/healthz/{name}").status_code for name in ("live", "ready"))

    assert response.status_code == 500
    assert reading.headings(response, "h1") == ["Uns ist ein Faden gerissen"]
    assert (live, ready) == (200, 503)
