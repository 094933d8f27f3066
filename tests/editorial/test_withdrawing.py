"""The screen on which editors take a page back, and what they see before anything goes."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageLogEntry

from cms.core.models import Withdrawal
from pages.press.models import PressReleasePage
from tests import factories, reading
from tests.admin.forms import field_errors
from tests.admin.german import english_on
from tests.editorial.taking_back import is_live, screen, send

Reason = Withdrawal.Reason


def test_screen_is_german_and_asks_for_a_reason(client, office, fair):
    response = client.get(screen(fair))

    assert response.status_code == 200
    assert english_on(response.content.decode()) == []
    radios = BeautifulSoup(response.content, "html.parser").select("input[name=reason]")
    assert [radio["value"] for radio in radios] == ["irrtum", "ersetzt", "ueberholt"]
    assert not any(radio.has_attr("checked") for radio in radios)
    assert "js/page-chooser" in response.content.decode(), "the successor can be chosen"


@pytest.mark.parametrize(
    ("reason", "status"), [(Reason.ERROR, 410), (Reason.OUTDATED, 200), (Reason.REPLACED, 301)]
)
def test_each_reason_gives_its_answer_and_stands_in_the_history(
    client, office, fair, successor, reason, status
):
    assert client.get(fair.url).status_code == 200
    response = send(client, fair, reason=reason, successor=successor.pk, note="Es regnet.")

    assert response.status_code == 302
    assert not is_live(fair)
    answer = client.get(fair.url)
    assert answer.status_code == status
    if status == 301:
        assert answer["Location"] == successor.url
    else:
        assert "Es regnet." in reading.text(answer)
    history = reading.text(client.get(f"/admin/pages/{fair.pk}/history/"))
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
    client, office, fair, typed, field, sentence
):
    typed = {"note": "Mein Satz."} | typed
    response = send(client, fair, **typed)

    assert response.status_code == 200
    assert sentence in field_errors(response)[field]
    assert typed["note"] in response.content.decode()
    assert is_live(fair)


def test_successor_must_be_open_to_all_and_another_page(client, office, fair, successor):
    successor.unpublish()
    for page, sentence in (
        (successor, "Diese Seite ist nicht öffentlich."),
        (fair.get_root(), "Diese Seite ist nicht öffentlich."),  # it has no address
        (fair, "Eine Seite kann sich nicht selbst ersetzen."),
    ):
        response = send(client, fair, reason="ersetzt", successor=page.pk)
        assert sentence in field_errors(response)["successor"]
    assert is_live(fair)


def test_pages_below_go_along_only_if_asked(client, office, site):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    send(client, above, reason="ueberholt")
    assert is_live(below)

    Page.objects.get(pk=above.pk).specific.save_revision().publish()
    send(client, above, reason="ueberholt", with_pages="on")
    assert not is_live(below)
    assert Withdrawal.objects.get(page=below).reason == Reason.OUTDATED


def test_published_again_it_answers_as_before(client, office, fair):
    number = fair.number
    send(client, fair, reason="irrtum")

    PressReleasePage.objects.get(pk=fair.pk).save_revision().publish()

    assert client.get(fair.url).status_code == 200
    assert PressReleasePage.objects.get(pk=fair.pk).number == number
    assert not Withdrawal.objects.exists()


def test_several_pages_are_not_taken_back_without_a_reason(client, office, fair, successor):
    query = f"?next=/admin/&id={fair.pk}&id={successor.pk}"
    address = f"/admin/bulk/wagtailcore/page/unpublish/{query}"
    shown = client.get(address)
    assert "Seiten werden einzeln zurückgezogen" in reading.text(shown)
    assert screen(fair) in shown.content.decode()

    client.post(address, {"include_descendants": ""})

    assert is_live(fair)
    assert is_live(successor)


def test_only_who_may_unpublish_gets_there(client, roles, fair):
    assert client.get(screen(fair)).status_code == 302
    for role, status in (("admin", 302), ("partner", 404)):
        client.force_login(factories.person(role))
        assert client.get(screen(fair)).status_code in (status, 403)
        assert send(client, fair, reason="irrtum").status_code in (status, 403)
    assert is_live(fair)


def test_locked_page_below_keeps_all_of_them_public(client, office, site, roles):
    above = factories.standard_page(title="Oben")
    below = factories.add_page(type(above), above, title="Unten", teaser="Kurz.")
    locker = factories.person("head", email="emre@example.org")
    Page.objects.filter(pk=below.pk).update(locked=True, locked_by=locker)

    response = send(client, above, reason="ueberholt", with_pages="on")

    assert "„Unten“" in field_errors(response)["with_pages"]
    assert is_live(above)
    assert is_live(below)


def test_programming_interface_of_the_admin_takes_nothing_back(client, office, fair):
    response = client.post(f"/admin/api/main/pages/{fair.pk}/action/unpublish/")

    assert response.status_code == 404
    assert is_live(fair)
