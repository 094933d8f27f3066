"""What a story's readers can do themselves: never nothing."""

from datetime import date

import pytest

from cms.core.models import Region
from tests import factories, page_types, reading

CALL = [("call", {"label": "Stube öffnen", "page": None, "url": "https://stube.example/"})]
OWN = [("call", {"label": "Lampe leihen", "page": None, "url": "https://lampe.example/"})]


def appeal(client, story) -> tuple[str, list[tuple[str, str]]]:
    """The words and the links below "Was Sie tun können"."""
    section = reading.html(client.get(story.url)).select_one(".appeal")
    links = [(link.get_text(strip=True), link["href"]) for link in section.select("a.button")]
    return section.p.get_text(" ", strip=True), links


@pytest.fixture
def campaign(site):
    return factories.campaign(title="Licht", call_to_action=CALL, start_date=date(2026, 1, 1))


def test_editors_words_and_button_come_first(client, site, campaign):
    story = factories.story(
        campaign=campaign, what_to_do="<p>Klingeln Sie.</p>", call_to_action=OWN
    )

    assert appeal(client, story) == ("Klingeln Sie.", [("Lampe leihen", "https://lampe.example/")])


def test_without_own_words_the_campaign_calls(client, site, campaign):
    words, links = appeal(client, factories.story(campaign=campaign))

    assert "Licht" in words
    assert links == [("Stube öffnen", "https://stube.example/")]


def test_a_campaign_that_has_ended_calls_no_more(client, site, campaign):
    campaign.end_date = date(2026, 2, 1)
    campaign.save_revision().publish()
    partner = factories.partner(title="Lesebrücke")

    words, links = appeal(client, factories.story(campaign=campaign, partner=partner))

    assert "Lesebrücke" in words
    assert links == [("Kontakt und mehr", partner.url)]


def test_without_anything_readers_can_join(client, site):
    assert appeal(client, factories.story())[1] == [("So machen Sie mit", "/mitmachen/")]


def test_own_words_need_no_button(client, site):
    story = factories.story(what_to_do="<p>Grüßen Sie.</p>", partner=factories.partner())

    assert appeal(client, story) == ("Grüßen Sie.", [])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("03360", "Suderburg, Landkreis Uelzen"),
        ("03241", "Suderburg, Region Hannover"),
        ("03404", "Stadt Osnabrück"),
        ("03", ""),
    ],
)
def test_the_small_map_says_in_words_where_the_place_lies(client, site, key, text):
    story = factories.story(place="Suderburg", regions=[Region.objects.get(key=key)])

    found = reading.html(client.get(story.url)).select_one(".place-map")

    assert (found.get_text(strip=True) if found else "") == text
    if found:
        assert len(found.select("rect:not(.place-here)")) == 45
        assert len(found.select(".place-here")) == 1


def test_the_organisation_has_a_card(client, site):
    partner = factories.partner(title="Lesebrücke", city="Oldenburg")

    card = reading.html(client.get(factories.story(partner=partner).url)).select_one(".partner-row")

    assert "Lesebrücke" in card.get_text()
    assert "Oldenburg" in card.get_text()
    assert card.a["href"] == partner.url


@pytest.fixture
def series(site):
    uelzen = Region.objects.get(key="03360")
    sport, musik = page_types.topic("Sport"), page_types.topic("Musik")
    factories.story(title="Laufen", topics=[sport], regions=[uelzen])
    factories.story(title="Singen", topics=[musik])
    factories.story(title="Beides", topics=[sport, musik], date=date(2020, 1, 1))
    factories.story(title="Entwurf", topics=[sport], live=False)


def test_stories_are_narrowed_by_topic_and_region(client, series):
    text = reading.text(client.get("/mutmacher/"))
    assert "Musik (2)" in text
    assert "Sport (2)" in text
    assert "Uelzen (1)" in text

    narrowed = client.get("/mutmacher/?thema=sport")
    assert reading.headings(narrowed, "h2")[:2] == ["Laufen", "Beides"]
    assert "2 Geschichten" in reading.text(narrowed)
    both = client.get("/mutmacher/?thema=musik&region=03360")
    assert "Dazu gibt es noch keine Geschichte." in reading.text(both)
    assert "Filter Uelzen entfernen (2)" in reading.text(both)


def test_unknown_filters_of_stories_are_left_out(client, series):
    assert len(reading.headings(client.get("/mutmacher/?thema=%00&region=99999"), "h2")) >= 3
