"""A correction is a dated sentence on every channel; a typo mended changes no public date."""

from datetime import UTC, date, datetime

import pytest

from pages.press.models import Correction
from tests import factories, reading

FEEDS = ("/presse/feed.atom", "/presse/feed.rss")
SENTENCE = "Die Versammlung beginnt um 18 Uhr, nicht um 19 Uhr."


@pytest.fixture
def release(site, time_machine):
    time_machine.move_to(datetime(2026, 3, 1, 9, 30, tzinfo=UTC), tick=False)
    return factories.release(title="Einladung", lead="Alle sind wilkommen.")


def correct(release, **fields) -> None:
    release.corrections.add(Correction(**{"text": SENTENCE} | fields))
    release.save_revision().publish()


def public_dates(client, release) -> dict:
    """Every date that a reader or a program can see of the release."""
    node = next(n for n in reading.json_ld(client.get(release.url)) if n["@type"] == "NewsArticle")
    return {
        "page": [tag["datetime"] for tag in reading.html(client.get(release.url)).find_all("time")],
        "published": node["datePublished"],
        "modified": node["dateModified"],
        "atom": reading.xml(client.get("/presse/feed.atom"), "published"),
        "atom updated": reading.xml(client.get("/presse/feed.atom"), "updated"),
        "rss": reading.xml(client.get("/presse/feed.rss"), "pubDate"),
        "rss updated": reading.xml(client.get("/presse/feed.rss"), "updated"),
    }


def test_a_typo_changes_no_public_date(client, release, time_machine):
    before = public_dates(client, release)
    time_machine.move_to(datetime(2026, 3, 5, 12, 0, tzinfo=UTC), tick=False)

    release.lead = "Alle sind willkommen."
    release.save_revision().publish()

    assert "willkommen" in reading.text(client.get(release.url))
    assert public_dates(client, release) == before


def test_a_correction_stands_on_page_text_list_and_feeds(client, release, time_machine):
    time_machine.move_to(datetime(2026, 3, 5, 12, 0, tzinfo=UTC), tick=False)
    correct(release)

    assert f"Berichtigt am 5. März 2026 : {SENTENCE}" in reading.text(
        client.get(release.url)
    ).replace("\xa0", " ")
    plain = reading.body(client.get(f"{release.url}text/")).replace("\xa0", " ")
    assert f"Berichtigt am 5. März 2026: {SENTENCE}" in plain
    assert "berichtigt am 5. März 2026" in reading.text(client.get("/presse/")).replace("\xa0", " ")
    for address in FEEDS:
        tag = "content" if address.endswith("atom") else "encoded"
        (content,) = reading.xml(client.get(address), tag)
        assert f"Berichtigung vom 5. März 2026:</strong> {SENTENCE}" in content.replace("\xa0", " ")


def test_a_correction_updates_the_entry_and_keeps_its_publication(client, release, time_machine):
    before = public_dates(client, release)
    time_machine.move_to(datetime(2026, 3, 5, 12, 0, tzinfo=UTC), tick=False)
    correct(release)
    after = public_dates(client, release)

    for name in ("published", "atom", "rss"):
        assert after[name] == before[name], name
    assert after["modified"] == "2026-03-05T12:00:00+00:00"
    assert after["atom updated"] == ["2026-03-05T13:00:00+01:00"] * 2
    assert after["rss updated"] == ["2026-03-05T13:00:00+01:00"]


def test_a_correction_on_the_day_of_publication_updates_the_entry(client, release, time_machine):
    before = public_dates(client, release)
    time_machine.move_to(datetime(2026, 3, 1, 11, 0, tzinfo=UTC), tick=False)
    correct(release)

    assert public_dates(client, release)["atom updated"] != before["atom updated"]


def test_search_engines_read_the_corrections_newest_first(client, release):
    correct(release, date=date(2026, 3, 2), text="Es sind 40 Plätze.")
    correct(release, date=date(2026, 3, 4), text="Es sind 60 Plätze.")

    node = next(n for n in reading.json_ld(client.get(release.url)) if n["@type"] == "NewsArticle")

    assert node["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Es sind 60 Plätze.",
            "datePublished": "2026-03-04",
        },
        {
            "@type": "CorrectionComment",
            "text": "Es sind 40 Plätze.",
            "datePublished": "2026-03-02",
        },
    ]


def test_a_correction_in_a_draft_stays_inside(client, release):
    release.corrections.add(Correction(text=SENTENCE))
    release.save_revision()

    for address in (release.url, f"{release.url}text/", "/presse/", *FEEDS):
        assert "18 Uhr" not in reading.body(client.get(address)), address


def test_a_correction_stays_when_the_text_is_mended_later(client, release):
    correct(release)
    release.lead = "Alle sind willkommen."
    release.save_revision().publish()

    assert SENTENCE in reading.text(client.get(release.url)).replace("\xa0", " ")


def test_without_correction_nothing_speaks_of_one(client, release):
    for address in (release.url, f"{release.url}text/", "/presse/", *FEEDS):
        assert "erichtig" not in reading.body(client.get(address)), address
