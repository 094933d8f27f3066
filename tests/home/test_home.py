"""The home page: what it shows, and that nobody takes it away."""

from datetime import date

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.core.models import STATEWIDE, Region
from home.models import HomePage
from tests import factories, reading
from tests.admin import forms


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


def _gone(page) -> None:
    page.unpublish()


def _private(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _deleted(page) -> None:
    page.delete()


@pytest.mark.parametrize("lost", [_gone, _private, _deleted])
def test_a_choice_that_readers_may_not_see_is_filled_like_no_choice(client, site, lost):
    chosen = [factories.campaign(title="Weg"), factories.story(title="Weg")]
    factories.campaign(title="Läuft")
    factories.story(title="Mut")
    site.featured_campaign, site.featured_story = chosen
    site.save_revision().publish()
    assert reading.headings(client.get("/"), "h3") == ["Weg", "Läuft", "Weg", "Mut"]

    for page in chosen:
        lost(page)

    response = client.get("/")
    assert reading.headings(response, "h3") == ["Läuft", "Mut"]
    assert "Weg" not in reading.text(response)


def test_the_newest_story_with_a_face_comes_first(client, site):
    face = factories.picture("Gesicht", size=(40, 60))
    factories.story(title="Alt", portrait=face, date=date(2026, 1, 1))
    factories.story(title="Gesicht", portrait=face, date=date(2026, 2, 1))
    for day in range(1, 4):
        factories.story(title=f"Ohne {day}", date=date(2026, 3, day))

    assert reading.headings(client.get("/"), "h3") == ["Gesicht", "Ohne 3", "Ohne 2"]


def _numbers(client) -> list[str]:
    rows = reading.html(client.get("/")).select(".numbers li")
    return [" ".join(row.get_text(" ").split()) for row in rows]


def test_the_alliance_is_counted(client, site):
    assert _numbers(client) == []

    factories.partner(primary_region=Region.objects.get(key=STATEWIDE))
    assert _numbers(client) == ["1 Partner"]  # the whole state is no district

    factories.partner(title="Chor", primary_region=Region.objects.get(key="03351"))
    factories.partner(title="Hof", primary_region=Region.objects.get(key="03351"))
    factories.partner(title="Entwurf", live=False)
    seats = "von 45 Landkreisen und Städten, in denen Partner ihren Sitz haben"
    factories.story(title="Erste")
    assert _numbers(client) == ["3 Partner", f"1 {seats}", "1 Mutmacher-Geschichte"]

    factories.story(title="Zweite")
    assert _numbers(client)[2] == "2 Mutmacher-Geschichten"


def test_editors_choose_in_the_form_and_take_it_back(client, editor, site):
    older = factories.story(title="Älter", date=date(2026, 1, 1))
    factories.story(title="Neuer", date=date(2026, 2, 1))
    address = f"/admin/pages/{site.pk}/edit/"

    for chosen, shown in ((older.pk, ["Älter", "Neuer"]), ("", ["Neuer", "Älter"])):
        typed = forms.page_form(client.get(address), featured_story=str(chosen))
        assert client.post(address, typed).status_code == 302
        HomePage.objects.get().get_latest_revision().publish()
        assert reading.headings(client.get("/"), "h3") == shown
