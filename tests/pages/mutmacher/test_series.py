"""Stories as a series, and what is related to one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.core.models import Region
from pages.mutmacher.models import StoryPage
from tests import factories, page_types, reading


def steps(client, story) -> dict[str, str]:
    page = reading.html(client.get(story.url))
    return {tag["rel"][0]: tag["href"] for tag in page.select(".step a")}


def test_stories_of_one_day_follow_each_other(client, site):
    day = date(2026, 3, 1)
    older = factories.story(title="Älter", date=date(2026, 2, 1))
    first, second = (factories.story(title=name, date=day) for name in ("Eins", "Zwei"))
    newer = factories.story(title="Neuer", date=date(2026, 4, 1))

    assert steps(client, older) == {"next": first.url}
    assert steps(client, first) == {"prev": older.url, "next": second.url}
    assert steps(client, second) == {"prev": first.url, "next": newer.url}
    assert steps(client, newer) == {"prev": second.url}


def test_the_only_story_has_no_neighbours(client, site):
    assert steps(client, factories.story()) == {}


def test_overview_is_divided_into_pages(client, site, monkeypatch):
    monkeypatch.setattr("pages.mutmacher.models.STORIES_PER_PAGE", 2)
    for day in range(1, 6):
        factories.story(title=f"Nummer {day}", date=date(2026, 3, day))

    below = "Jemanden vorschlagen"
    assert reading.headings(client.get("/mutmacher/"), "h2") == ["Nummer 5", "Nummer 4", below]
    assert reading.headings(client.get("/mutmacher/?seite=99"), "h2") == ["Nummer 1", below]


@pytest.fixture
def related(site) -> StoryPage:
    """A story with two topics and a region, and others that share more or less with it."""
    here, there = Region.objects.get(key="03360"), Region.objects.get(key="03452")
    nachbarn, jugend, sport = (page_types.topic(name) for name in ("Nachbarn", "Jugend", "Sport"))
    factories.story(title="Nur Region", regions=[here], date=date(2026, 3, 9))
    factories.story(title="Ein Thema", topics=[jugend], date=date(2026, 1, 1))
    factories.story(title="Ein Thema, neuer", topics=[jugend], date=date(2026, 2, 1))
    factories.story(title="Alles", topics=[nachbarn, jugend], regions=[here])
    factories.story(title="Anderes", topics=[sport], regions=[there])
    factories.story(title="Ohne alles")
    factories.story(title="Entwurf", topics=[nachbarn, jugend], regions=[here], live=False)
    return factories.story(title="Diese", topics=[nachbarn, jugend], regions=[here])


def test_related_stories_share_topics_before_regions(client, related):
    shown = reading.headings(client.get(related.url), "h3")

    assert shown == ["Alles", "Ein Thema, neuer", "Ein Thema"]


def test_related_stories_cost_one_query(related):
    story = StoryPage.objects.get(pk=related.pk)
    story.related()  # what the process keeps of all stories is there from now on

    with CaptureQueriesContext(connection) as statements:
        assert len(story.related(limit=9)) == 4
    assert len([s for s in statements if "mutmacher_storypage" in s["sql"]]) == 1


def test_story_without_topics_has_nothing_related(client, site):
    factories.story(title="Andere")

    assert "Das könnte Sie auch ermutigen" not in reading.text(client.get(factories.story().url))


def test_story_names_person_partner_and_campaign(client, site):
    campaign = factories.campaign(title="Licht im Fenster")
    partner = factories.partner(title="Lesebrücke")
    story = factories.story(
        place="Norden", pull_quote="Klingeln hilft.", campaign=campaign, partner=partner
    )

    response = client.get(story.url)

    text = reading.text(response)
    assert "Mutmacher-Geschichte aus Norden" in text
    assert "„Klingeln hilft.“ Gesine Ubben" in text
    assert {campaign.url, partner.url} <= set(reading.links(response))


@pytest.mark.parametrize("lost", ["delete", "unpublish"])
def test_story_survives_the_loss_of_what_it_names(client, site, lost):
    campaign, partner = factories.campaign(), factories.partner()
    story = factories.story(campaign=campaign, partner=partner)

    getattr(campaign, lost)()
    getattr(partner, lost)()

    response = client.get(story.url)
    assert response.status_code == 200
    assert not {campaign.url, partner.url} & set(reading.links(response))
