"""What an organisation takes along: its own data, and nothing of anybody else's."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from cms.accounts.log import Kind, LogEntry
from pages.partners.models import Invitation, JoinRequest, Membership, ProfileChange
from tests import factories
from tests.pages.partners.profile.conftest import door

URL = "/mein-profil/daten/"


@pytest.fixture
def rich(bakery, choir, people):
    """The bakery with everything that there can be."""
    bakery.logo = factories.picture(title="Logo")
    bakery.social_links = [("link", {"label": "Instagram", "url": "https://instagram.com/korn"})]
    bakery.description = "<p>Wir <b>backen</b>.</p><p>Täglich.</p>"
    bakery.save_revision().publish()
    sent = factories.picture(title="Neues Logo")
    for field, old, new in (("logo", bakery.logo.pk, sent.pk), ("title", "Korn", "Sonne & Korn")):
        ProfileChange.objects.create(
            page=bakery, field=field, old=old, new=new, author=people.tom, decided_by=people.editor
        )
    ProfileChange.objects.create(page=choir, field="phone", old="", new="0511 999")
    Invitation.objects.create(
        partner=bakery,
        email="gast@sonnenkorn.example",
        role=Membership.Role.AUTHOR,
        token_hash="geheim",
        invited_by=people.editor,
    )
    request = JoinRequest.objects.create(
        partner=bakery,
        name="Bäckerei",
        kind="verein",
        region=bakery.primary_region,
        contact_name="Selma Korn",
        contact_email="selma@sonnenkorn.example",
        statement="Weil Brot verbindet.",
        values_version=1,
        values_accepted_at=timezone.now(),
        state=JoinRequest.State.ACCEPTED,
        decided_by=people.editor,
    )
    request.questions.create(question="Wie viele sind Sie?", answer="Zwölf.", asked_by=people.head)
    return bakery


def export(client, **query) -> ZipFile:
    response = client.get(URL, query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    return ZipFile(BytesIO(response.getvalue()))


def test_everything_is_in_it(rich, people):
    archive = export(door(people.selma))
    data = json.loads(archive.read("daten.json"))
    profile = data["Profil"]
    assert profile["Name der Organisation"] == rich.title
    assert profile["Telefon"] == "0581 111"
    assert profile["Über uns"] == "Wir backen.\n\nTäglich."
    assert profile["Soziale Netze"] == [{"label": "Instagram", "url": "https://instagram.com/korn"}]
    assert profile["Öffentlich"] is True
    logo, name = data["Änderungen"]
    assert (name["Bisher"], name["Neu"], name["Von"]) == ("Korn", "Sonne & Korn", "Tom")
    assert [person["E-Mail"] for person in data["Personen"]] == [
        "selma@sonnenkorn.example",
        "tom@sonnenkorn.example",
    ]
    assert data["Einladungen"][0]["E-Mail"] == "gast@sonnenkorn.example"
    (request,) = data["Beitrittsanfragen"]
    assert request["Warum wir mitmachen"] == "Weil Brot verbindet."
    assert request["Rückfragen"][0]["Antwort"] == "Zwölf."
    for place in {profile["Logo"], logo["Neu"]}:
        assert archive.read(place)[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1")
    assert len([place for place in archive.namelist() if place.startswith("dateien/")]) == 2


def test_nothing_of_others_is_in_it(rich, people):
    written = export(door(people.selma)).read("daten.json").decode()
    for foreign in ("0511", "Chor", "ruth@", "Lindhorst", "Marlene", "geheim", "token"):
        assert foreign not in written


def test_a_lost_file_stops_nothing(rich, people):
    rich.logo.file.storage.delete(rich.logo.file.name)
    archive = export(door(people.selma))
    assert json.loads(archive.read("daten.json"))["Profil"]["Logo"] == ""


def test_export_is_in_the_log(rich, people):
    export(door(people.selma))
    row = LogEntry.objects.get(kind=Kind.EXPORT)
    assert (row.actor, row.page_number) == (people.selma, rich.pk)
