"""Feeds and plain text: what leaves the press pages for other programs."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest

from cms.core.models import Region, SiteSettings, Topic
from pages.press.models import PressReleasePage
from tests import factories, page_types, reading

FEEDS = {"/presse/feed.atom": "application/atom+xml", "/presse/feed.rss": "application/rss+xml"}
every_feed = pytest.mark.parametrize("address", FEEDS)


@pytest.fixture
def named(site):
    settings = SiteSettings.for_site(site.get_site())
    settings.name = "Das Bündnis"
    settings.save()


@every_feed
def test_feed_says_what_it_is(client, site, address):
    assert client.get(address)["Content-Type"] == f"{FEEDS[address]}; charset=utf-8"


@every_feed
def test_empty_feed_is_well_formed(client, site, address):
    assert reading.xml(client.get(address), "title")


def test_feeds_bring_the_newest_and_end_somewhere(client, site, monkeypatch):
    monkeypatch.setattr("pages.press.models.subscribing.RELEASES_PER_FEED", 3)
    for day in range(1, 6):
        factories.release(title=f"Nummer {day}", date=date(2026, 1, day))

    for address in FEEDS:
        assert reading.xml(client.get(address), "title")[1:] == ["Nummer 5", "Nummer 4", "Nummer 3"]


def test_atom_has_what_the_format_asks_for(client, site, time_machine):
    time_machine.move_to(datetime(2026, 3, 1, 9, 30, tzinfo=UTC), tick=False)
    release = factories.release(lead="Der Anfang.", teaser="Kurz.", body=page_types.full_body())
    answer = client.get("/presse/feed.atom")

    assert reading.xml(answer, "published") == ["2026-03-01T10:30:00+01:00"]
    assert reading.xml(answer, "updated") == ["2026-03-01T10:30:00+01:00"] * 2
    name = f"urn:uuid:{release.translation_key}"
    assert reading.xml(answer, "id") == ["http://testserver/presse/", name]
    assert reading.xml(answer, "summary") == ["Kurz."]
    (content,) = reading.xml(answer, "content")
    assert "<p><strong>Hannover, 1.\xa0März 2026.</strong> Der Anfang.</p>" in content
    assert "Die <b>Straße</b> war leer." in content


def test_rss_has_what_the_format_asks_for(client, site, time_machine):
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    time_machine.move_to(moment, tick=False)
    release = factories.release(lead="Der Anfang.")
    answer = client.get("/presse/feed.rss")

    assert reading.xml(answer, "link")[:2] == ["http://testserver/presse/", ""]  # atom:link last
    assert reading.xml(answer, "guid") == [f"urn:uuid:{release.translation_key}"]
    assert parsedate_to_datetime(reading.xml(answer, "pubDate")[0]) == moment
    assert reading.xml(answer, "pubDate") == ["Sun, 01 Mar 2026 10:30:00 +0100"]


@every_feed
def test_entry_keeps_its_name_when_the_release_is_corrected(client, site, address):
    tag = "id" if address.endswith("atom") else "guid"
    release = factories.release()
    before = reading.xml(client.get(address), tag)

    release.title, release.slug = "Korrigiert", "korrigiert"
    release.save_revision().publish()

    assert reading.xml(client.get(address), tag) == before
    assert "Korrigiert" in reading.xml(client.get(address), "title")


def test_no_sign_breaks_a_feed(client, site):
    forbidden = ["\x0b", "\x1f", "\ufffe", "\uffff"]
    signs = [*forbidden, "&", "<", "]]>", "\U0001f9f5", "\u202e", "\"'"]
    for day, sign in enumerate(signs, start=1):
        text = f"Vor{sign}nach"
        release = factories.release(date=date(2026, 1, day))
        release.body = [("quote", {"text": text, "name": text})]
        # Past the cleaning of what is saved: a feed holds whatever lies in the database.
        PressReleasePage.objects.filter(pk=release.pk).update(
            title=text, lead=text, body=release.body
        )

    for address in FEEDS:
        titles = reading.xml(client.get(address), "title")[:0:-1]
        assert titles == [f"Vor{'' if sign in forbidden else sign}nach" for sign in signs]


def test_plain_text_is_ready_to_copy(client, site):
    contact = factories.press_contact(
        name="Katrin Lindhorst", function="Pressesprecherin", hours="Mo bis Fr, 9 bis 18 Uhr"
    )
    contact.deputy = factories.press_contact(name="Emre Yıldız", phone="040 66969-152")
    contact.save()
    release = factories.release(
        title="Bündnis lädt ein",
        lead="Alle sind willkommen.",
        body=page_types.full_body(),
        contact=contact,
    )

    response = client.get(f"{release.url}text/")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = reading.body(response).replace("\xa0", " ")
    assert text.startswith(f"Pressemitteilung {release.number}\n\nBündnis lädt ein\n\nHannover, ")
    parts = [
        "1. März 2026. Alle sind willkommen.",
        "Wie es begann",
        "Die Straße war leer.",
        "– Anfang",
        "„Ich habe nur geklingelt.“ (Erika Beispiel, Nachbarin)",
        "Gut zu wissen",
        "Der Eintritt ist frei.",
        "Katrin Lindhorst, Pressesprecherin",
        "Telefon: 040 66969-151",
        "Vertretung: Emre Yıldız, 040 66969-152",
        "http://testserver/presse/buendnis-laedt-ein/",
    ]
    place = 0
    for part in parts:  # a block may name a contact too
        assert part in text[place:]
        place = text.index(part, place)
    assert "<" not in text


def test_hostile_text_stays_plain(client, site):
    release = factories.release(title="<script>alert(1)</script>", slug="boese")

    response = client.get(f"{release.url}text/")

    assert response["Content-Type"].startswith("text/plain")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "<script>alert(1)</script>" in reading.body(response)


@every_feed
def test_a_feed_reader_finds_all_it_looks_for(client, site, named, address):
    body = [
        ("text", f'<p><a linktype="page" id="{site.pk}">Start</a> <a href="#ende">unten</a></p>'),
        ("picture", {"image": factories.picture(), "caption": "Flut am Deich"}),
    ]
    release = factories.release(lead="Der Anfang.", teaser="Kurz gesagt.", body=body)

    feed = feedparser.parse(client.get(address).content)

    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.title == "Das Bündnis – Presse"
    (entry,) = feed.entries
    assert entry.link == release.full_url
    assert entry.summary == "Kurz gesagt."
    assert entry.published_parsed
    assert entry.updated_parsed
    content = entry.content[0].value
    assert "Pressekontakt" in content
    root = "http://testserver"
    addresses = [tag.get("href") or tag.get("src") for tag in reading.fragment(content)]
    assert f"{root}/" in addresses
    assert f"{release.full_url}#ende" in addresses
    assert [found for found in addresses if not found.startswith((root, "mailto:"))] == []


@pytest.fixture
def subjects(site):
    """Releases about neighbours, about Uelzen, about both and about neither."""
    neighbours = page_types.topic("Nachbarschaft")
    uelzen = Region.objects.get(key="03360")
    factories.release(title="Nachbarn", topics=[neighbours])
    factories.release(title="Uelzen", regions=[uelzen])
    factories.release(title="Beides", topics=[neighbours], regions=[uelzen])
    factories.release(title="Anderes")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Nachbarn", "Uelzen", "Beides", "Anderes"}),
        ("?thema=nachbarschaft", {"Nachbarn", "Beides"}),
        ("?region=03360", {"Uelzen", "Beides"}),
        ("?thema=nachbarschaft&region=03360", {"Beides"}),
        ("?region=03361", set()),
        ("?utm_source=brief", {"Nachbarn", "Uelzen", "Beides", "Anderes"}),
    ],
)
@every_feed
def test_a_feed_can_be_confined_to_a_topic_and_a_region(client, subjects, address, query, titles):
    feed = feedparser.parse(client.get(address + query).content)

    assert not feed.bozo
    assert {entry.title for entry in feed.entries} == titles


@every_feed
def test_each_feed_has_a_name_and_an_address_of_its_own(client, subjects, named, address):
    feed = feedparser.parse(client.get(f"{address}?region=03360&thema=nachbarschaft").content).feed

    assert feed.title == "Das Bündnis – Presse: Nachbarschaft, Uelzen"
    (own,) = [link.href for link in feed.links if link.rel == "self"]
    assert own == f"http://testserver{address}?thema=nachbarschaft&region=03360"


@pytest.mark.parametrize("query", ["thema=gibt-es-nicht", "region=99999", "region=", "thema=%00"])
@every_feed
def test_an_unknown_subject_has_no_feed(client, subjects, address, query):
    """Whoever subscribed to one subject must not be sent all of them one day."""
    assert client.get(f"{address}?{query}").status_code == 404


@every_feed
def test_a_deleted_topic_has_no_feed_any_more(client, subjects, address):
    """A program that asks every hour stops at this answer, and at no other."""
    Topic.objects.get().delete()

    for query in ("thema=nachbarschaft", "thema=nachbarschaft&region=03360"):
        assert client.get(f"{address}?{query}").status_code == 410
    assert client.get(f"{address}?thema=nachbar").status_code == 404
    assert client.get(address).status_code == 200
    factories.release(title="Wieder", topics=[page_types.topic("Nachbarschaft")])
    assert client.get(f"{address}?thema=nachbarschaft").status_code == 200


def test_the_page_of_feeds_leads_to_feeds_that_answer(client, subjects):
    response = client.get("/presse/feeds/")
    feeds = [link for link in reading.links(response) if "/presse/feed." in link]

    assert reading.headings(response, "h1") == ["Pressemitteilungen abonnieren"]
    assert "Nachbarschaft (2 Mitteilungen)" in reading.text(response)
    assert len(feeds) == 2 * (1 + 1 + Region.objects.count())
    for link in feeds[:6]:
        assert client.get(link).status_code == 200, link


@every_feed
def test_entries_name_their_topics_and_regions(client, subjects, address):
    entries = feedparser.parse(client.get(address).content).entries
    (both,) = [entry for entry in entries if entry.title == "Beides"]

    assert {tag.label or tag.term for tag in both.tags} == {"Nachbarschaft", "Uelzen"}
