"""A press contact that a release names stays, and the refusal says where it stands."""

import pytest
from bs4 import BeautifulSoup

from pages.press.models import PressContact, PressReleasePage
from tests import factories

CONTACTS = "/admin/snippets/press/presscontact/"


def doors(contact: PressContact) -> list[str]:
    one, several = f"{CONTACTS}delete/{contact.pk}/", "/admin/bulk/press/presscontact/delete/"
    return [one, f"{several}?id={contact.pk}&next={CONTACTS}"]


def told(response) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.select_one(".messages").get_text().split())


@pytest.fixture
def leaving(site, editor) -> PressContact:
    return factories.press_contact(name="Katrin Lindhorst")


def test_contact_of_a_release_is_not_deleted(leaving, client):
    release = factories.release(title="Ein <b>Titel</b>", contact=leaving)
    for door in doors(leaving):
        for send in (client.get, client.post):
            response = send(door, follow=True)
            assert response.request["PATH_INFO"] == CONTACTS
            assert (
                "Katrin Lindhorst steht in einer Pressemitteilung und wurde deshalb nicht "
                "gelöscht: „Ein <b>Titel</b>“. Tragen Sie dort zuerst einen anderen Pressekontakt "
                "ein."
            ) in told(response)
            assert f'href="/admin/pages/{release.pk}/edit/"' in response.content.decode()
    assert PressContact.objects.filter(pk=leaving.pk).exists()


def test_draft_and_planned_version_keep_their_contact_too(leaving, client):
    """They lie in revisions, where the database does not look."""
    other = factories.press_contact(name="Emre Yildiz")
    release = factories.release(title="Noch öffentlich mit anderer", contact=other)
    draft = release.get_latest_revision_as_object()
    draft.contact = leaving
    draft.save_revision()
    response = client.post(doors(leaving)[0], follow=True)
    assert "„Noch öffentlich mit anderer“" in told(response)


def test_many_releases_are_counted_and_the_newest_named(leaving, client):
    for number in range(12):
        factories.release(title=f"Nummer {number}", contact=leaving)
    text = told(client.post(doors(leaving)[0], follow=True))
    assert "steht in 12 Pressemitteilungen" in text
    assert "„Nummer 11“" in text
    assert "und 2 weiteren" in text
    assert "„Nummer 0“" not in text


def test_contact_without_release_is_deleted(leaving, client):
    client.post(doors(leaving)[0])
    assert not PressContact.objects.filter(pk=leaving.pk).exists()


def test_replaced_version_opens_after_its_contact_has_left(leaving, client):
    release = factories.release(title="Bleibt", contact=leaving)
    old = release.latest_revision
    release.contact = factories.press_contact(name="Emre Yildiz")
    release.save_revision().publish()
    client.post(doors(leaving)[0])
    assert not PressContact.objects.filter(pk=leaving.pk).exists()
    for address in (f"revisions/{old.pk}/revert/", f"revisions/compare/{old.pk}...live/"):
        assert client.get(f"/admin/pages/{release.pk}/{address}").status_code == 200
    assert PressReleasePage.objects.get().contact.name == "Emre Yildiz"
