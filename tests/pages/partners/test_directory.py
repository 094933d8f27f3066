"""The partners' directory, its table, and a partner's profile."""

import csv
import io
from datetime import date

import pytest

from cms.core.models import Region
from pages.campaigns.models import CampaignPartner
from pages.partners.names import sort_name
from tests import factories, reading


def test_partners_stand_in_the_order_of_a_german_phone_book(client, site):
    names = [
        "Äpfel & Co.",
        "Apfelbund",
        "„Anders“ e. V.",
        "Özdemir Bau",
        "Ofenbau",
        "Straße der Künste",
        "Strasse 7",
        "zuletzt",
        "1. FC Heide",
        "Łódź-Verein",
    ]
    for name in reversed(names):
        factories.partner(title=name)

    shown = reading.headings(client.get("/partner/"), "h3")

    assert shown == [
        "1. FC Heide",
        "„Anders“ e. V.",
        "Äpfel & Co.",
        "Apfelbund",
        "Łódź-Verein",
        "Ofenbau",
        "Özdemir Bau",
        "Strasse 7",
        "Straße der Künste",
        "zuletzt",
    ]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Äpfel", "apfel"),
        ("Straße", "strasse"),
        ("„Anders“ e. V.", "anders e v"),
        ("Łódź", "lodz"),
        ("Çay", "cay"),
        ("Yıldız İnşaat", "yildiz insaat"),
        ("Ørsted & Æther", "orsted aether"),
    ],
)
def test_sort_key(title, key):
    assert sort_name(title) == key


def test_renamed_partner_moves_in_the_list(client, site):
    factories.partner(title="Mitte")
    partner = factories.partner(title="Zuletzt")
    partner.title = "Anfang"
    partner.save_revision().publish()

    assert reading.headings(client.get("/partner/"), "h3") == ["Anfang", "Mitte"]


def test_empty_directory_invites(client, site):
    assert "Noch ist kein Partner eingetragen" in reading.text(client.get("/partner/"))


def test_directory_is_divided_into_pages(client, site, monkeypatch):
    monkeypatch.setattr("pages.partners.models.pages.PARTNERS_PER_PAGE", 2)
    for name in "ABCDE":
        factories.partner(title=name)

    assert reading.headings(client.get("/partner/?seite=3"), "h3") == ["E"]
    assert "5 Partner, nach dem Alphabet" in reading.text(client.get("/partner/"))


def table(client) -> list[dict]:
    response = client.get("/partner/export.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="partner.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_table_has_the_public_facts(client, site):
    factories.partner(
        title="Bäckerei; „Sonnenkorn“",
        slug="sonnenkorn",
        kind="unternehmen",
        street="Musterstraße 12",
        postcode="01067",
        city="Celle",
        phone="040 66969-100",
        email="info@sonnenkorn.example",
        website="https://sonnenkorn.example/",
        member_since=date(2021, 5, 1),
    )
    factories.partner(title="Nur Name")
    factories.partner(title="Entwurf", live=False)

    full, empty = table(client)

    assert full == {
        "Name": "Bäckerei; „Sonnenkorn“",
        "Art": "Unternehmen",
        "Straße": "Musterstraße 12",
        "PLZ": "01067",
        "Ort": "Celle",
        "Region": "Celle",
        "Telefon": "040 66969-100",
        "E-Mail": "info@sonnenkorn.example",
        "Website": "https://sonnenkorn.example/",
        "Dabei seit": "2021-05-01",
        "Profil": "http://testserver/partner/sonnenkorn/",
    }
    assert empty["Name"] == "Nur Name"
    assert empty["Straße"] == empty["Dabei seit"] == ""


def test_profile_shows_how_to_reach_and_where_they_take_part(client, site):
    partner = factories.partner(
        title="Lesebrücke",
        primary_region=Region.objects.get(key="03403"),
        statement="Lesen verbindet.",
        description="<p>Wir lesen <b>vor</b>.</p>",
        phone="040 66969-100",
        email="info@lesebruecke.example",
        website="https://lesebruecke.example/",
        social_links=[("link", {"label": "Netz", "url": "https://netz.example/lese"})],
        member_since=date(2021, 5, 1),
        confirmed_at=date(2026, 2, 1),
    )
    campaign = factories.campaign(title="Vorlesen")
    campaign.campaign_partners.add(CampaignPartner(partner=partner))
    campaign.save_revision().publish()
    factories.story(title="Vorleserin", partner=partner)

    response = client.get(partner.url)

    text = reading.text(response)
    for words in (
        "„Lesen verbindet.“",
        "Wir lesen vor",
        "Stadt Oldenburg",
        "Dabei seit Mai 2021",
        "Angaben bestätigt im Februar 2026",
    ):
        assert words in text
    assert {
        "tel:+494066969100",
        "mailto:info@lesebruecke.example",
        "https://lesebruecke.example/",
        "https://netz.example/lese",
        campaign.url,
        "/mutmacher/vorleserin/",
    } <= set(reading.links(response))
    facts = reading.json_ld(response)[0]["mainEntity"]
    assert facts["telephone"] == "040 66969-100"


def test_profile_shows_ways_to_an_organisation_only_if_there_are_any(client, site):
    silent = factories.partner()
    reachable = factories.partner(title="Chor", email="chor@test.example")

    assert "Kontakt" not in reading.headings(client.get(silent.url), "h2")
    assert "Kontakt" in reading.headings(client.get(reachable.url), "h2")
