"""Pages and their twins in Leichte Sprache: the way there and back, and what is news."""

from datetime import UTC, date, datetime

import pytest

from cms.core.models import Navigation
from pages.standard.models import EasyPage
from tests import factories, reading
from tests.admin.forms import edit

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
NEWS = "Es gibt Neues in Alltags-Sprache."


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON)


@pytest.fixture
def start(site):
    page = factories.easy_page(title="Leichte Sprache", slug="leichte-sprache")
    navigation = Navigation.for_site(site.get_site())
    navigation.easy_page = page
    navigation.save()
    return page


@pytest.fixture
def pair(start):
    """A page and its twin, compared on the day before."""
    page = factories.standard_page(title="Wer wir sind", body=[("text", "<p>Alt</p>")])
    twin = factories.add_page(
        EasyPage, start, title="Wir", standard_page=page, checked_at=date(2026, 11, 24)
    )
    twin.save_revision().publish()
    return page, twin


def publish(page, **changes):
    page = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def in_header(response) -> str:
    link = reading.html(response).header.find("a", string="Leichte Sprache")
    return link and link["href"]


def text(client, page) -> str:
    return reading.text(client.get(page.url))


def test_page_with_a_twin_leads_there_in_words(client, pair):
    page, twin = pair

    shown = client.get(page.url)

    assert in_header(shown) == twin.url
    link = reading.html(shown).main.find("a", string="Diese Seite in Leichter Sprache")
    assert link["href"] == twin.url


def test_other_pages_lead_to_the_start_which_says_why(client, start):
    page = factories.standard_page(title="Ohne Paar")
    for address in (page.url, "/suche/", "/gibt-es-nicht/"):
        shown = client.get(address)
        assert in_header(shown) == f"{start.url}?grund=fehlt", address
        assert "Diese Seite in Leichter Sprache" not in reading.text(shown)

    reason = "Die Seite von eben gibt es noch nicht in Leichter Sprache."
    assert reason in reading.text(client.get(in_header(client.get(page.url))))
    assert reason not in text(client, start)


@pytest.mark.parametrize("reason", ["", "x", "%00", "%3Cscript%3E", "fehlt&grund=x"])
def test_strange_reasons_are_no_reason(client, start, reason):
    shown = client.get(f"{start.url}?grund={reason}")

    assert shown.status_code == 200
    assert "von eben" not in reading.text(shown)


@pytest.mark.parametrize("lose", ["delete", "unpublish"])
def test_twin_that_is_gone_is_no_way(client, pair, start, lose):
    page, twin = pair
    getattr(twin, lose)()

    assert in_header(client.get(page.url)) == f"{start.url}?grund=fehlt"


def test_hidden_twin_is_no_way(client, pair, start):
    page, twin = pair
    twin.view_restrictions.create(restriction_type="login")

    assert in_header(client.get(page.url)) == f"{start.url}?grund=fehlt"


def test_site_without_a_start_has_no_empty_link(client, site):
    assert in_header(client.get(factories.standard_page().url)) is None


def test_of_two_twins_the_nearer_one_counts(client, pair, start):
    page, _ = pair
    start.standard_page = page
    start.save_revision().publish()

    assert in_header(client.get(page.url)) == start.url


def test_changed_page_is_news_until_somebody_has_compared(client, pair, time_machine):
    page, twin = pair
    assert NEWS not in text(client, twin)

    time_machine.shift(3600 * 24)
    publish(page, body=[("text", "<p>Neu</p>")])
    shown = text(client, twin)
    assert f"Diese Seite ist vom 24. November 2026. {NEWS}" in shown

    publish(twin, title="Wir alle")
    assert NEWS in text(client, twin)
    publish(twin, checked_at=date(2026, 11, 25))
    assert NEWS not in text(client, twin)


@pytest.mark.parametrize(
    "change",
    [
        {"seo_title": "Für Suchmaschinen"},
        {"teaser": "Ein anderer Anreißer."},
        {"body": [("text", "<p>Alt</p>")]},
    ],
)
def test_what_says_the_same_is_no_news(client, pair, change):
    page, twin = pair

    publish(page, **change)

    assert NEWS not in text(client, twin)


def test_page_changed_back_is_no_news(client, pair):
    page, twin = pair
    publish(page, lead="Neu.")
    assert NEWS in text(client, twin)

    publish(page, lead="")

    assert NEWS not in text(client, twin)


def test_draft_is_no_news(client, pair):
    page, twin = pair
    page.lead = "Neu."
    page.save_revision()

    assert NEWS not in text(client, twin)


def test_stand_before_the_last_change_says_so_at_once(client, pair):
    page, twin = pair
    publish(page, lead="Neu.")

    publish(twin, checked_at=date(2026, 11, 23))

    assert NEWS in text(client, twin)


def test_twin_without_pair_or_stand_claims_nothing(client, pair):
    page, twin = pair
    publish(page, lead="Neu.")

    publish(twin, checked_at=None)
    assert NEWS not in text(client, twin)
    publish(twin, checked_at=date(2026, 11, 20), standard_page=None)
    assert NEWS not in text(client, twin)


def test_editors_see_news_on_their_day(client, roles, pair):
    page, twin = pair
    client.force_login(factories.person("editor"))
    title = "Leichte Sprache: Es gibt Neues"
    assert title not in client.get("/admin/").content.decode()

    publish(page, lead="Neu.")

    panel = reading.html(client.get("/admin/")).select_one(".my-day")
    row = panel.find(string=lambda words: words and title in words).find_next("li")
    assert row.a["href"] == f"/admin/pages/{twin.pk}/edit/"
    assert "„Wer wir sind“ hat sich seit dem 24.\xa0November 2026 geändert" in row.get_text()


def test_day_in_the_future_is_refused_and_nothing_is_lost(client, roles, pair):
    _, twin = pair
    client.force_login(factories.person("editor"))

    response = edit(client, twin, title="Neuer Titel", checked_at="2027-01-01")

    assert "Dieser Tag liegt in der Zukunft" in response.content.decode()
    assert "Neuer Titel" in response.content.decode()
    assert EasyPage.objects.get(pk=twin.pk).checked_at == date(2026, 11, 24)
