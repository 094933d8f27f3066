"""The screen on which editors take a page back, and what they see before anything goes."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from cms.core.models import MainMenuItem, Navigation, Withdrawal
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.admin.forms import field_errors
from tests.admin.german import english_on

Reason = Withdrawal.Reason


@pytest.fixture
def release(site) -> PressReleasePage:
    return factories.release(title="Fest am Deich", slug="fest")


@pytest.fixture
def successor(site) -> PressReleasePage:
    return factories.release(title="Fest im Park", slug="park")


@pytest.fixture
def office(roles, client):
    """Signed in with the right to take pages back."""
    user = factories.person("head", first_name="Katrin", last_name="Lindhorst")
    client.force_login(user)
    return user


def screen(page: Page) -> str:
    return f"/admin/pages/{page.pk}/unpublish/"


def send(client, page: Page, **typed):
    return client.post(screen(page), typed)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_screen_is_german_and_asks_for_a_reason(client, office, release):
    response = client.get(screen(release))

    assert response.status_code == 200
    assert english_on(response.content.decode()) == []
    radios = BeautifulSoup(response.content, "html.parser").select("input[name=reason]")
    assert [radio["value"] for radio in radios] == ["irrtum", "ersetzt", "ueberholt"]
    assert not any(radio.has_attr("checked") for radio in radios)


@pytest.mark.parametrize(
    ("reason", "status"), [(Reason.ERROR, 410), (Reason.OUTDATED, 200), (Reason.REPLACED, 301)]
)
def test_each_reason_gives_its_answer_and_stands_in_the_history(
    client, office, release, successor, reason, status
):
    assert client.get(release.url).status_code == 200
    response = send(client, release, reason=reason, successor=successor.pk, note="Es regnet.")

    assert response.status_code == 302
    assert not is_live(release)
    answer = client.get(release.url)
    assert answer.status_code == status
    if status == 301:
        assert answer["Location"] == successor.url
    else:
        assert "Es regnet." in reading.text(answer)
    history = reading.text(client.get(f"/admin/pages/{release.pk}/history/"))
    assert "Zurückgezogen" in history
    assert PageLogEntry.objects.filter(action="core.withdraw", user=office).count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "reason", "Bitte wählen Sie einen Grund."),
        ({"reason": "quatsch"}, "reason", "quatsch"),
        ({"reason": "abgelaufen"}, "reason", "abgelaufen"),
        ({"reason": "ersetzt"}, "successor", "Bitte wählen Sie die Seite, die diese ersetzt."),
        ({"reason": "ersetzt", "successor": "999999"}, "successor", ""),
        ({"reason": "ersetzt", "successor": "x"}, "successor", ""),
        ({"reason": "irrtum", "note": "x" * 301}, "note", "300"),
    ],
)
def test_wrong_input_keeps_the_page_public_and_the_words(
    client, office, release, typed, field, sentence
):
    typed = {"note": "Mein Satz."} | typed
    response = send(client, release, **typed)

    assert response.status_code == 200
    assert sentence in field_errors(response)[field]
    assert typed["note"] in response.content.decode()
    assert is_live(release)


def test_successor_must_be_open_to_all_and_another_page(client, office, release, successor):
    successor.unpublish()
    for page, sentence in (
        (successor, "Diese Seite ist nicht öffentlich."),
        (release, "Eine Seite kann sich nicht selbst ersetzen."),
    ):
        response = send(client, release, reason="ersetzt", successor=page.pk)
        assert sentence in field_errors(response)["successor"]
    assert is_live(release)


def test_pages_below_go_along_only_if_asked(client, office, site):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    send(client, above, reason="ueberholt")
    assert is_live(below)

    Page.objects.get(pk=above.pk).specific.save_revision().publish()
    send(client, above, reason="ueberholt", with_pages="on")
    assert not is_live(below)
    assert Withdrawal.objects.get(page=below).reason == Reason.OUTDATED


def test_published_again_it_answers_as_before(client, office, release):
    number = release.number
    send(client, release, reason="irrtum")

    PressReleasePage.objects.get(pk=release.pk).save_revision().publish()

    assert client.get(release.url).status_code == 200
    assert PressReleasePage.objects.get(pk=release.pk).number == number
    assert not Withdrawal.objects.exists()


def test_editor_sees_who_links_here_before_it_goes(client, office, release):
    link = f'<p><a linktype="page" id="{release.pk}">Fest</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    factories.standard_page(title="Nur Entwurf", live=False, body=[("text", link)])
    navigation = Navigation.for_site(release.get_site())
    MainMenuItem.objects.create(navigation=navigation, page=release, title="Feste")
    Redirect.objects.create(old_path="/fest", redirect_page=release)

    several = f"/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={release.pk}"
    for address in (screen(release), f"/admin/pages/{release.pk}/delete/", several):
        response = client.get(address)
        links = BeautifulSoup(response.content, "html.parser").select(".links-here li")
        rows = [" ".join(link.get_text().split()) for link in links]
        assert rows == [
            "Feste (Eintrag im Hauptmenü, öffentlich)",
            "Im Text (Seite, öffentlich)",
            "/fest (Weiterleitung)",
            "Nur Entwurf (Seite)",
        ]
        assert english_on(response.content.decode()) == []


def test_editor_sees_it_for_several_pages_too(client, office, release, successor):
    link = f'<p><a linktype="page" id="{release.pk}">Fest</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    query = f"?next=/admin/&id={release.pk}&id={successor.pk}"

    response = client.get(f"/admin/bulk/wagtailcore/page/delete/{query}")

    rows = BeautifulSoup(response.content, "html.parser").select(".links-here li")
    assert [" ".join(row.get_text().split()) for row in rows] == ["Im Text (Seite, öffentlich)"]
    assert "Kein Link auf dieser Website führt hierher." in reading.text(response)
    assert english_on(response.content.decode()) == []


def test_nobody_links_here_is_said_too(client, office, release):
    assert "Kein Link auf dieser Website führt hierher." in reading.text(
        client.get(screen(release))
    )


def test_several_pages_are_not_taken_back_without_a_reason(client, office, release, successor):
    query = f"?next=/admin/&id={release.pk}&id={successor.pk}"
    address = f"/admin/bulk/wagtailcore/page/unpublish/{query}"
    shown = client.get(address)
    assert "Seiten werden einzeln zurückgezogen" in reading.text(shown)
    assert screen(release) in shown.content.decode()

    client.post(address, {"include_descendants": ""})

    assert is_live(release)
    assert is_live(successor)


def test_only_who_may_unpublish_gets_there(client, roles, release):
    assert client.get(screen(release)).status_code == 302
    for role, status in (("admin", 302), ("partner", 302)):
        client.force_login(factories.person(role))
        assert client.get(screen(release)).status_code in (status, 403)
        assert send(client, release, reason="irrtum").status_code in (status, 403)
    assert is_live(release)


def test_locked_page_below_keeps_all_of_them_public(client, office, site, roles):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    locker = factories.person("head", email="emre@example.org")
    Page.objects.filter(pk=below.pk).update(locked=True, locked_by=locker)

    response = send(client, above, reason="ueberholt", with_pages="on")

    assert "„Unten“" in field_errors(response)["with_pages"]
    assert is_live(above)
    assert is_live(below)


def test_programming_interface_of_the_admin_takes_nothing_back(client, office, release):
    response = client.post(f"/admin/api/main/pages/{release.pk}/action/unpublish/")

    assert response.status_code == 404
    assert is_live(release)


def restore_screen(page: Page) -> str:
    return f"/admin/pages/{page.pk}/wieder-veroeffentlichen/"


def test_state_and_reason_stand_in_lists_and_above_the_form(client, office, release, successor):
    send(client, release, reason="ersetzt", successor=successor.pk, note="Es regnet.")

    state = "Zurückgezogen: ersetzt durch „Fest im Park“"
    for address in (f"/admin/pages/{release.get_parent().pk}/", "/admin/pages/search/?q=Deich"):
        assert state in reading.text(client.get(address)), address
    editor = client.get(f"/admin/pages/{release.pk}/edit/")
    assert state in reading.text(editor)
    assert "Es regnet." in reading.text(editor)
    assert "von Katrin Lindhorst" in reading.text(editor)
    assert restore_screen(release) in editor.content.decode()
    assert english_on(editor.content.decode()) == []


def test_drafts_and_public_pages_have_no_such_state(client, office, release):
    draft = factories.release(title="Entwurf", live=False)

    for page in (draft, release):
        editor = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert "Wieder veröffentlichen" not in editor
        assert client.get(restore_screen(page)).status_code == 302


def test_brought_back_it_answers_where_it_stood(client, office, release, successor):
    number = release.number
    send(client, release, reason="ersetzt", successor=successor.pk)
    shown = client.get(restore_screen(release))
    assert english_on(shown.content.decode()) == []
    assert "wurde sie geändert" not in reading.text(shown)
    assert Withdrawal.objects.exists(), "asking changes nothing"

    client.post(restore_screen(release))

    assert client.get(release.url).status_code == 200
    assert PressReleasePage.objects.get(pk=release.pk).number == number
    assert not Withdrawal.objects.exists()
    assert PageLogEntry.objects.filter(action="core.restore", user=office).count() == 1
    assert "Wieder öffentlich" in reading.text(client.get(f"/admin/pages/{release.pk}/history/"))


def test_newer_version_is_announced_before_it_becomes_public(client, office, release):
    send(client, release, reason="irrtum")
    page = PressReleasePage.objects.get(pk=release.pk)
    page.lead = "Neuer Vorspann."
    page.save_revision()

    assert "wurde sie geändert" in reading.text(client.get(restore_screen(release)))
    client.post(restore_screen(release))

    assert "Neuer Vorspann." in reading.text(client.get(release.url))


def test_incomplete_or_outdated_version_is_not_brought_back(client, office, release):
    send(client, release, reason="irrtum")
    page = PressReleasePage.objects.get(pk=release.pk)
    for changes, sentence in (
        ({"lead": ""}, "Es fehlt noch etwas"),
        ({"lead": "Da.", "expire_at": timezone.now()}, "Das Ende ihrer Veröffentlichung"),
    ):
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(clean=False)
        response = client.post(restore_screen(release))
        assert sentence in reading.text(response)
        assert not is_live(release)


def test_planned_return_says_when(client, office, release):
    send(client, release, reason="irrtum")
    page = PressReleasePage.objects.get(pk=release.pk)
    page.go_live_at = timezone.now() + timezone.timedelta(days=3)
    page.save_revision()

    response = client.post(restore_screen(release), follow=True)

    assert "wird wieder öffentlich" in reading.text(response)
    assert not is_live(release)
    above = f"/admin/pages/{release.get_parent().pk}/"
    assert "irrtümlich veröffentlicht, geplant" in reading.text(client.get(above))


def test_only_who_may_publish_brings_back(client, office, release, roles):
    send(client, release, reason="irrtum")
    client.force_login(factories.person("editor"))
    assert client.post(restore_screen(release)).status_code == 302
    locker = factories.person("head", email="emre@example.org")
    Page.objects.filter(pk=release.pk).update(locked=True, locked_by=locker)
    client.force_login(office)
    assert client.post(restore_screen(release)).status_code == 302
    assert client.post(restore_screen(Page(pk=999999))).status_code == 404
    assert not is_live(release)


def test_links_to_pages_below_are_seen_too(client, office, site):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    link = f'<p><a linktype="page" id="{below.pk}">Unten</a></p>'
    factories.standard_page(title="Im Text", body=[("text", link)])
    factories.add_page(type(above), above, title="Drinnen", teaser="Kurz.", body=[("text", link)])

    for address in (screen(above), f"/admin/pages/{above.pk}/delete/"):
        text = reading.text(client.get(address))
        assert "Zu den Seiten darunter führen Links Im Text (Seite, öffentlich)" in text
        assert "Drinnen (Seite" not in text
