"""The home page: what it shows, and that nobody takes it away."""

from datetime import date

import pytest
from wagtail.models import Page

from home.models import HomePage
from tests import factories, reading


def test_empty_home_has_no_empty_sections(client, site):
    response = client.get("/")

    assert reading.headings(response, "h1") == ["Niedersachsen hält zusammen"]
    assert reading.headings(response, "h2") == ["Ein Faden fehlt noch: Ihrer."]


def test_home_fills_itself_with_the_newest(client, site):
    for day in range(1, 6):
        when = date(2026, 3, day)
        factories.story(title=f"Geschichte {day}", date=when)
        factories.release(title=f"Mitteilung {day}", date=when)
        factories.campaign(title=f"Kampagne {day}", start_date=when)
        factories.partner(title=f"Partner {day}", member_since=when)

    shown = reading.headings(client.get("/"), "h3")

    assert shown == [
        f"{kind} {day}"
        for kind in ("Kampagne", "Geschichte", "Mitteilung", "Partner")
        for day in (5, 4, 3)
    ]


def test_home_shows_what_was_chosen_first_and_once(client, site):
    pages = [factories.story(title=f"Geschichte {day}", date=date(2026, 3, day)) for day in (1, 2)]
    campaigns = [
        factories.campaign(title=f"Kampagne {day}", start_date=date(2026, 3, day)) for day in (1, 2)
    ]
    site.featured_story, site.featured_campaign = pages[0], campaigns[0]
    site.save_revision().publish()

    shown = reading.headings(client.get("/"), "h3")

    assert shown == ["Kampagne 1", "Kampagne 2", "Geschichte 1", "Geschichte 2"]


def test_a_chosen_campaign_that_is_over_leaves_the_running_ones(client, site, time_machine):
    over = factories.campaign(
        title="Vorbei", start_date=date(2026, 1, 1), end_date=date(2026, 3, 1)
    )
    factories.campaign(title="Läuft")
    site.featured_campaign = over
    site.save_revision().publish()

    time_machine.move_to("2026-03-01T12:00+01:00")
    assert reading.headings(client.get("/"), "h3") == ["Vorbei", "Läuft"]
    time_machine.move_to("2026-03-02T12:00+01:00")
    assert reading.headings(client.get("/"), "h3") == ["Läuft"]


@pytest.mark.parametrize("who", ["head", "superuser"])
@pytest.mark.parametrize(
    "way",
    [
        "/admin/pages/{pk}/unpublish/",
        "/admin/pages/{pk}/delete/",
        "/admin/pages/{pk}/move/1/confirm/",
        "/admin/bulk/wagtailcore/page/unpublish/?id={pk}",
        "/admin/bulk/wagtailcore/page/delete/?id={pk}",
        "/admin/bulk/wagtailcore/page/move/?id={pk}",
    ],
)
def test_nobody_takes_the_home_page_away(client, site, roles, who, way):
    user = factories.person("head", is_superuser=who == "superuser")
    client.force_login(user)
    above = Page.get_first_root_node()

    client.post(
        way.format(pk=site.pk),
        {"chooser": above.pk, "wagtail_site_name": "Niedersachsen hält zusammen"},
    )

    home = HomePage.objects.get(pk=site.pk)
    assert (home.live, home.depth, home.url) == (True, 2, "/")
    client.logout()
    assert client.get("/").status_code == 200


def test_bulk_deletion_of_the_rest_spares_the_home_page(client, site, roles):
    client.force_login(factories.person("head"))
    other = factories.standard_page(title="Alt")

    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={site.pk}&id={other.pk}")

    assert HomePage.objects.filter(pk=site.pk, live=True).exists()
