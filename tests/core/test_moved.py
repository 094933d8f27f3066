"""Pages whose address changes: the old one leads on, without detours, loops or betrayal."""

import pytest
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.core.models import Gone, Withdrawal
from cms.core.moved import LONGEST
from cms.core.withdrawal import withdraw
from home.models import HomePage
from pages.press.models import PressIndexPage
from pages.standard.models import StandardPage
from tests import factories, reading


def again(page: Page):
    return type(page).objects.get(pk=page.pk)


def rename(page: Page, slug: str) -> None:
    page = again(page)
    page.slug = slug
    page.save_revision().publish()


def move(page: Page, target: Page) -> None:
    again(page).move(again(target), "last-child")


def below(parent: Page, **fields) -> StandardPage:
    return factories.add_page(StandardPage, parent, **fields)


def leads(client, address: str) -> tuple[int, str | None]:
    response = client.get(address)
    return response.status_code, response.get("Location")


def test_many_renamings_lead_straight_to_the_last(client, site):
    page = factories.release(title="A")
    for slug in ("b", "c", "d"):
        rename(page, slug)

    assert [leads(client, f"/presse/{slug}/") for slug in "abc"] == [(301, "/presse/d/")] * 3
    assert leads(client, "/presse/a/text/") == (301, "/presse/d/text/")
    assert leads(client, "/presse/a/gibt-es-nicht/") == (404, None)


def test_renamed_and_moved_in_turn(client, site):
    first, second = factories.standard_page(title="Eins"), factories.standard_page(title="Zwei")
    page = below(first, title="Seite")
    child = below(page, title="Kind")
    rename(page, "blatt")
    move(page, second)
    rename(second, "drei")
    move(second, first)

    for old in ("/eins/seite/", "/eins/blatt/", "/zwei/blatt/", "/drei/blatt/"):
        assert leads(client, old) == (301, "/eins/drei/blatt/")
        assert leads(client, f"{old}kind/") == (301, "/eins/drei/blatt/kind/")
    assert client.get(again(child).url).status_code == 200


def test_page_that_returns_to_its_old_address_is_no_loop(client, site):
    page = factories.release(title="A")
    rename(page, "b")
    rename(page, "a")
    assert leads(client, "/presse/a/") == (200, None)
    assert leads(client, "/presse/b/") == (301, "/presse/a/")

    again(page).unpublish()

    assert leads(client, "/presse/a/") == (410, None)
    assert leads(client, "/presse/b/") == (410, None)


def test_two_pages_that_swap_their_addresses(client, site):
    one, two = factories.release(title="Eins"), factories.release(title="Zwei")
    rename(one, "weg")
    rename(two, "eins")
    rename(one, "zwei")

    assert "Zwei" in reading.headings(client.get("/presse/eins/"), "h1")
    assert "Eins" in reading.headings(client.get("/presse/zwei/"), "h1")
    assert leads(client, "/presse/weg/") == (301, "/presse/zwei/")
    again(one).unpublish()
    again(two).unpublish()
    assert leads(client, "/presse/eins/") == (410, None)
    assert leads(client, "/presse/zwei/") == (410, None)


def test_new_page_takes_the_address_over_for_good(client, site):
    rename(factories.release(title="A"), "b")
    newer = factories.release(title="A")

    again(newer).delete()

    assert leads(client, "/presse/a/") == (410, None)
    assert leads(client, "/presse/b/") == (200, None)


def test_draft_at_an_old_address_does_not_stop_the_redirect(client, site):
    rename(factories.release(title="A"), "b")
    factories.release(title="A", live=False)

    assert leads(client, "/presse/a/") == (301, "/presse/b/")


def test_draft_leaves_no_redirect(client, site):
    target = factories.standard_page(title="Ziel")
    page = factories.standard_page(title="Geheim", live=False)
    rename(page, "oeffentlich")
    draft = below(again(page), title="Entwurf", live=False)
    move(draft, target)

    assert leads(client, "/geheim/") == (404, None)
    assert leads(client, "/oeffentlich/entwurf/") == (404, None)
    assert not Redirect.objects.exists()


def test_new_slug_in_a_draft_waits_for_its_publication(client, site):
    page = factories.release(title="A")
    page.slug = "b"
    revision = page.save_revision()
    assert (leads(client, "/presse/a/"), leads(client, "/presse/b/")) == ((200, None), (404, None))

    revision.publish()

    assert leads(client, "/presse/a/") == (301, "/presse/b/")


def test_public_page_below_a_draft_that_moves_leads_on(client, site):
    target = factories.standard_page(title="Ziel")
    parent = factories.standard_page(title="Oben")
    child = below(parent, title="Kind")
    Page.objects.filter(pk=parent.pk).update(live=False)  # as if it had never been public
    move(parent, target)

    assert leads(client, "/oben/kind/") == (301, again(child).url)
    assert leads(client, "/oben/") == (404, None)


def test_renamed_press_page_takes_everything_along(client, site):
    page = factories.release(title="Kurz")
    year = again(page).date.year
    rename(PressIndexPage.objects.get(), "medien")

    for old in ("", "kurz/", "kurz/text/", "feed.atom", "feed.rss", f"archiv/{year}/"):
        assert leads(client, f"/presse/{old}") == (301, f"/medien/{old}")
        assert leads(client, f"/medien/{old}") == (200, None)
    assert leads(client, "/presse/feed.xml") == (404, None)


def test_withdrawn_page_takes_its_reason_along(client, site):
    target = factories.standard_page(title="Ziel")
    parent = factories.standard_page(title="Oben")
    child = below(parent, title="Kind")
    withdraw(again(child), Withdrawal.Reason.OUTDATED)
    move(parent, target)

    for address in ("/oben/kind/", "/ziel/oben/kind/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Zurückgezogen am" in reading.text(response)
    again(child).get_latest_revision().publish()
    assert leads(client, "/oben/kind/") == (301, "/ziel/oben/kind/")


def test_move_out_of_a_private_place_leaves_nothing(client, site):
    private = factories.standard_page(title="Intern")
    page = below(private, title="Seite")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    move(page, HomePage.objects.get())

    assert leads(client, "/seite/") == (200, None)
    assert not Redirect.objects.exists()


def test_move_into_a_private_place_does_not_tell_where(client, site):
    private = factories.standard_page(title="Intern")
    page = factories.standard_page(title="Seite")
    child = below(page, title="Kind")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    move(page, private)

    assert [leads(client, f"/seite/{rest}") for rest in ("", "kind/")] == [(410, None)] * 2
    assert not Redirect.objects.exists()
    assert again(child).url == "/intern/seite/kind/"


def test_private_page_that_is_renamed_leaves_nothing(client, site):
    page = factories.standard_page(title="Intern")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    rename(page, "geheim")

    assert leads(client, "/intern/") == (404, None)
    assert leads(client, "/geheim/")[0] == 302, "asks who it is"


def test_renamed_home_page_changes_no_address(client, site):
    factories.release(title="Kurz")
    rename(site, "anfang")

    assert leads(client, "/") == (200, None)
    assert leads(client, "/presse/kurz/") == (200, None)
    assert not Redirect.objects.exists()
    assert not Gone.objects.filter(path__startswith="/presse").exists()


def test_what_the_administration_has_set_up_stays(client, site):
    Redirect.objects.create(old_path="/presse/a", redirect_link="/kampagnen/")
    rename(factories.release(title="A"), "b")

    assert leads(client, "/presse/a/") == (301, "/kampagnen/")


@pytest.mark.parametrize("slash", ["", "/"])
def test_redirect_of_the_administration_to_itself_is_no_loop(client, site, slash):
    page = factories.release(title="A")
    Redirect.objects.create(old_path="/presse/a", redirect_page=page)
    Redirect.objects.create(old_path="/presse/nie", redirect_link="/presse/nie/")
    page.unpublish()

    assert leads(client, f"/presse/a{slash}") == (410, None)
    assert leads(client, "/presse/nie/") == (404, None)


def test_redirect_to_a_draft_that_never_was_public_is_none(client, site):
    page = factories.release(title="Streng geheim", live=False)
    Redirect.objects.create(old_path="/aktion", redirect_page=page)

    assert leads(client, "/aktion/") == (404, None)


def test_redirect_with_a_query_and_a_temporary_one(client, site):
    Redirect.objects.create(old_path="/alt?id=3", redirect_link="/presse/")
    Redirect.objects.create(old_path="/aktion", redirect_link="/mutmacher/", is_permanent=False)

    assert leads(client, "/alt?id=3") == (301, "/presse/")
    assert leads(client, "/alt/?id=4") == (404, None)
    assert leads(client, "/aktion?utm=plakat") == (302, "/mutmacher/")


def test_address_too_long_for_a_redirect_says_at_least_that_it_is_gone(client, site):
    page = factories.standard_page(title="Oben", slug="o" * 200)
    below(page, title="Unten", slug="u" * 200)
    rename(page, "oben")

    assert leads(client, f"/{'o' * 200}/") == (301, "/oben/")
    assert leads(client, f"/{'o' * 200}/{'u' * 200}/") == (410, None)
    assert LONGEST == 255


def test_redirect_is_part_of_the_change(client, site):
    """Wagtail would make it after the transaction, and a reader in between would find nothing."""
    page = factories.release(title="A")
    with transaction.atomic():
        rename(page, "b")
        assert Redirect.objects.get().old_path == "/presse/a"
        transaction.set_rollback(True)
    assert not Redirect.objects.exists()
    assert leads(client, "/presse/a/") == (200, None)
