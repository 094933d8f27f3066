"""An organisation leaves: what its people, the public and the office find afterwards."""

from datetime import timedelta

import pytest
from django.test import Client

from cms.accounts.log import Kind, LogEntry
from cms.editorial.schedule import publish_due
from pages.partners.models import Departure, Invitation, Membership, PartnerPage, ProfileChange
from tests import factories, reading
from tests.pages.partners.leaving.conftest import URL, leave, ticket
from tests.pages.partners.mails import mails_to
from tests.pages.partners.profile.conftest import door, draft, editor_writes, member, now

SELMA, TOM = "selma@sonnenkorn.example", "tom@sonnenkorn.example"
NAME = "Sonnenkorn"


@pytest.fixture
def gone(bakery, people):
    """The bakery has left; `gone.client` is who did it."""
    bakery.client = door(people.selma)
    bakery.answer = leave(bakery.client, bakery)
    return bakery


def is_open(user) -> bool:
    user.refresh_from_db()
    return user.is_active


def test_page_says_what_happens_and_offers_the_data(bakery, people):
    client = door(people.selma)
    profile = client.get("/mein-profil/").content.decode()
    assert f'href="{URL}?organisation={bakery.pk}"' in profile
    assert f'href="/mein-profil/daten/?organisation={bakery.pk}"' in profile
    shown = reading.text(client.get(URL))
    for words in ("nicht mehr öffentlich", "30 Tagen", "zurückholen", "Daten herunterladen"):
        assert words in shown
    assert now(bakery).live


def test_profile_is_gone_without_a_name(bakery, people):
    visitor = Client()
    assert bakery.url in found(visitor)
    assert visitor.get(bakery.url).status_code == 200
    answer = leave(door(people.selma), bakery)
    assert answer.status_code == 200
    assert "Sie sind ausgetreten" in reading.text(answer)
    answer = visitor.get(bakery.url)
    assert answer.status_code == 410
    assert "gehört nicht mehr zum Bündnis" in reading.text(answer)
    assert NAME not in answer.content.decode()
    for address in ("/partner/", "/partner/export.csv", "/sitemap.xml", "/bildnachweise/"):
        response = visitor.get(address)
        assert NAME not in response.content.decode(), address
        assert bakery.slug not in response.content.decode(), address
    assert bakery.url not in found(visitor)
    assert NAME not in visitor.get("/suche/vorschlaege/", {"q": NAME[:5]}).content.decode()


def found(visitor) -> str:
    return visitor.get("/suche/", {"q": NAME}).content.decode()


def test_former_address_is_gone_too(bakery, people):
    old = bakery.url
    bakery.slug = "backstube"
    bakery.save_revision().publish()
    leave(door(people.selma), bakery)
    for address in (old, "/partner/backstube/"):
        answer = Client().get(address)
        assert answer.status_code == 410
        assert NAME not in answer.content.decode()


def test_accounts_are_closed_and_everybody_is_told(gone, people):
    assert not is_open(people.selma)
    assert not is_open(people.tom)
    assert not Membership.objects.filter(partner=gone).exists()
    assert gone.client.get("/mein-profil/").status_code == 302
    for email, words in ((SELMA, "Sie haben"), (TOM, "Selma hat")):
        (mail,) = mails_to(email)
        assert words in mail.text
        assert "26. Dezember 2026" in mail.text.replace("\xa0", " ")
    row = LogEntry.objects.get(kind=Kind.LEAVING)
    assert (row.actor, row.page_number) == (people.selma, gone.pk)


def test_sessions_of_colleagues_end(bakery, people):
    colleague = door(people.tom)
    assert colleague.get("/mein-profil/").status_code == 200
    leave(door(people.selma), bakery)
    assert colleague.get("/mein-profil/").status_code == 302
    assert not people.tom.sessions.exists()


def test_who_belongs_to_another_organisation_stays(bakery, choir, people):
    member(people.selma, choir, Membership.Role.ADMINISTRATOR)
    client = door(people.selma)
    answer = leave(client, bakery)
    assert "Chor der vielen Stimmen" in reading.text(answer)
    assert is_open(people.selma)
    assert client.get("/mein-profil/").context["page"] == choir
    assert "Ihr Konto bleibt" in mails_to(SELMA)[0].text
    assert now(choir).live


def test_second_click_changes_nothing_and_says_the_same(bakery, people):
    client = door(people.selma)
    sent = {"organisation": bakery.pk, "ticket": ticket(client), "sure": "on"}
    first, second = client.post(URL, sent), client.post(URL, sent)
    assert [first.status_code, second.status_code] == [200, 200]
    assert "Sie sind ausgetreten" in reading.text(second)
    assert Departure.objects.count() == 1
    assert len(mails_to(SELMA)) == 1


def test_without_the_tick_nothing_happens(bakery, people):
    client = door(people.selma)
    for sent in ({}, {"sure": ""}, {"ticket": "x" * 1_000_000}, {"ticket": "\0😀<script>"}):
        answer = client.post(URL, sent | {"organisation": bakery.pk})
        assert answer.status_code == 200
        assert "Bitte setzen Sie das Häkchen" in reading.text(answer)
    assert now(bakery).live
    assert not Departure.objects.exists()


@pytest.mark.parametrize("address", [URL, "/mein-profil/daten/"])
def test_nobody_else_gets_there(bakery, choir, people, address):
    sent = {"organisation": bakery.pk, "sure": "on"}
    for user, status in ((people.tom, 404), (people.ruth, 404), (people.head, 404)):
        assert door(user).get(address, {"organisation": bakery.pk}).status_code == status
        assert door(user).post(address, sent).status_code in (status, 405)
    stranger = Client()
    assert stranger.get(address).status_code == 302
    assert stranger.post(address, sent).status_code in (302, 405)
    assert now(bakery).live
    assert not LogEntry.objects.filter(kind=Kind.EXPORT).exists()


def test_ticket_of_another_organisation_opens_nothing(bakery, choir, people):
    theirs = ticket(door(people.ruth))
    answer = Client().post(URL, {"ticket": theirs, "sure": "on"})
    assert answer.status_code == 302
    leave(door(people.selma), bakery)
    assert now(choir).live


def test_nothing_brings_it_back_by_itself(bakery, people, clock):
    editor_writes(bakery, people.editor, statement="Neu von der Redaktion.")
    page = now(bakery)
    page.get_workflow().start(page, people.editor)
    planned = draft(bakery)
    planned.go_live_at = Departure.objects.model(by=None).at + timedelta(hours=1)
    planned.save_revision(approved_go_live_at=planned.go_live_at)
    ProfileChange.objects.create(page=page, field="title", old="a", new="b", author=people.tom)
    Invitation.objects.create(
        partner=page, email="neu@sonnenkorn.example", role=Membership.Role.AUTHOR, token_hash="x"
    )
    leave(door(people.selma), bakery)

    clock.shift(timedelta(hours=2))
    publish_due()
    page = now(bakery)
    assert not page.live
    assert page.current_workflow_state is None
    assert not page.revisions.exclude(approved_go_live_at=None).exists()
    assert page.profile_changes.get().state == ProfileChange.State.WITHDRAWN
    assert not page.invitations.open().exists()
    assert NAME not in reading.text(door(people.other).get("/admin/partner-aenderungen/"))


def test_a_lock_of_the_office_holds_nobody(bakery, people):
    PartnerPage.objects.filter(pk=bakery.pk).update(locked=True, locked_by=people.editor)
    leave(door(people.selma), bakery)
    assert Client().get(bakery.url).status_code == 410


def test_closed_account_gets_no_code(gone):
    before = len(mails_to(SELMA))
    assert Client().post("/anmelden/", {"email": SELMA}).status_code == 302
    assert len(mails_to(SELMA)) == before


def test_profile_that_never_was_public_can_leave(bakery, people, site):
    page = factories.partner(title="Entwurf", live=False)
    member(people.ruth, page, Membership.Role.ADMINISTRATOR)
    answer = leave(door(people.ruth), page)
    assert "Sie sind ausgetreten" in reading.text(answer)
    assert Client().get(page.get_url() or "/partner/entwurf/").status_code == 404


def test_office_sees_it_and_brings_everything_back(gone, people):
    head = door(people.head)
    first_page = reading.text(head.get("/admin/"))
    assert "Ausgetretene Partner" in first_page
    assert "lässt sich zurückholen bis 26." in first_page
    shown = head.get(f"/admin/pages/{gone.pk}/edit/")
    assert "Zurückgezogen: ausgetreten" in reading.text(shown)

    head.post(f"/admin/pages/{gone.pk}/wieder-veroeffentlichen/")

    assert Client().get(gone.url).status_code == 200
    assert is_open(people.selma)
    assert is_open(people.tom)
    assert door(people.selma).get(URL).status_code == 200
    assert door(people.tom).get(URL).status_code == 404, "an author again"
    assert "Wieder dabei" in mails_to(TOM)[-1].subject
    assert not Departure.objects.exists()
    assert "Ausgetretene Partner" not in reading.text(head.get("/admin/"))
    leave(door(people.selma), gone)  # and it can leave anew
    assert Client().get(gone.url).status_code == 410


def test_account_that_was_closed_before_stays_closed(bakery, people):
    people.tom.is_active = False
    people.tom.save()
    leave(door(people.selma), bakery)
    assert mails_to(TOM) == []
    door(people.head).post(f"/admin/pages/{bakery.pk}/wieder-veroeffentlichen/")
    assert not is_open(people.tom)
    assert mails_to(TOM) == []
