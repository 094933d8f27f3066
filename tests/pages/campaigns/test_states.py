"""Where today lies in a campaign's period: the day changes at midnight in Berlin."""

from datetime import date

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.campaigns.models import CampaignIndexPage, CampaignPage
from tests import factories, reading
from tests.admin import forms

PERIOD = {"start_date": date(2026, 3, 1), "end_date": date(2026, 3, 31)}
MOMENTS = [
    ("2026-02-28T23:59:59+01:00", "geplant", "ab 1. März 2026"),
    ("2026-02-28T23:00:00+00:00", "laufend", "läuft bis 31. März 2026"),
    ("2026-03-01T00:00:00+01:00", "laufend", "läuft bis 31. März 2026"),
    ("2026-03-31T23:59:59+02:00", "laufend", "läuft bis 31. März 2026"),
    ("2026-03-31T22:00:00+00:00", "beendet", "beendet am 31. März 2026"),
    ("2026-04-01T00:00:00+02:00", "beendet", "beendet am 31. März 2026"),
]


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(("moment", "state", "words"), MOMENTS)
def test_state_follows_the_calendar(client, site, time_machine, moment, state, words):
    campaign = factories.campaign(**PERIOD)
    time_machine.move_to(moment, tick=False)

    assert campaign.state == state
    assert plain(campaign.period_text) == words
    assert words in reading.text(client.get(campaign.url))
    by_state = {
        "geplant": CampaignPage.objects.planned(),
        "laufend": CampaignPage.objects.running(),
        "beendet": CampaignPage.objects.past(),
    }
    assert [name for name, found in by_state.items() if found.exists()] == [state]
    home = reading.text(client.get("/"))
    assert ("Nachbarn fragen Nachbarn" in home) == (state == "laufend")


def test_campaign_of_one_day_runs_that_day(site, time_machine):
    campaign = factories.campaign(start_date=date(2026, 3, 1), end_date=date(2026, 3, 1))

    time_machine.move_to("2026-03-01T12:00+01:00")

    assert campaign.state == "laufend"


def test_open_end_runs_on(client, site, time_machine):
    campaign = factories.campaign(start_date=date(2020, 1, 1))
    time_machine.move_to("2050-01-01T12:00+01:00")

    assert "läuft seit 1. Januar 2020" in reading.text(client.get(campaign.url))


def test_editor_is_told_that_the_end_lies_before_the_beginning(site, editor, client):
    typed = {"title": "Neu", "start_date": "2026-03-02", "end_date": "2026-03-01"}
    typed |= nested_form_data({"call_to_action": streamfield([])})

    response = forms.add(client, CampaignIndexPage.objects.get(), "campaigns/campaignpage", **typed)

    assert response.status_code == 200
    assert "Das Ende liegt vor dem Beginn." in reading.body(response)
    assert not CampaignPage.objects.exists()


def test_overview_orders_by_state(client, site, time_machine):
    time_machine.move_to("2026-06-15T12:00+02:00")
    for title, start, end in (
        ("Vorvorjahr", date(2024, 1, 1), date(2024, 2, 1)),
        ("Letztes Jahr früh", date(2025, 1, 1), date(2025, 2, 1)),
        ("Letztes Jahr spät", date(2025, 1, 1), date(2025, 12, 1)),
        ("Läuft lange", date(2020, 1, 1), None),
        ("Läuft neu", date(2026, 6, 1), date(2026, 7, 1)),
        ("Kommt später", date(2027, 1, 1), None),
        ("Kommt bald", date(2026, 7, 1), None),
    ):
        factories.campaign(title=title, start_date=start, end_date=end)

    page = reading.html(client.get("/kampagnen/")).main
    shown = [tag.get_text(strip=True) for tag in page.find_all(["h2", "h3", "h4"])]

    assert shown == [
        "Läuft gerade",
        "Läuft neu",
        "Läuft lange",
        "Kommt bald",
        "Kommt bald",
        "Kommt später",
        "Was war",
        "2025",
        "Letztes Jahr spät",
        "Letztes Jahr früh",
        "2024",
        "Vorvorjahr",
    ]


@pytest.mark.parametrize("lost", ["delete", "unpublish"])
def test_call_survives_the_loss_of_its_page(client, site, lost):
    target = factories.standard_page(title="Ziel")
    call = [("call", {"label": "Mitmachen", "page": target, "url": ""})]
    campaign = factories.campaign(call_to_action=call)
    assert target.url in reading.links(client.get(campaign.url))

    getattr(target, lost)()

    response = client.get(campaign.url)
    assert response.status_code == 200
    assert target.url not in reading.links(response)
    assert "Mitmachen" not in reading.text(response)
