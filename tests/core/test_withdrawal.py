"""Pages that were taken back: what their addresses answer, and that they are nowhere else."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from pages.press.models import PressIndexPage, PressReleasePage
from tests import factories, reading

Reason = Withdrawal.Reason
CHOSEN = Withdrawal.CHOSEN
BODY = [("text", "<p>Das Gezeitenbuch liegt aus.</p>")]


@pytest.fixture
def release(site) -> PressReleasePage:
    return factories.release(title="Kurz", date=date(2026, 3, 1), lead="Vorspann", body=BODY)


def again(page: Page):
    return type(page).objects.get(pk=page.pk)


def take_back(page: Page, reason: str = Reason.OUTDATED, **facts) -> None:
    withdraw(again(page), Reason(reason), **facts)


def publish(page: Page, **changes) -> None:
    page = again(page)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def status(client, *addresses: str) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_error_answers_410_and_names_nothing(client, release):
    take_back(release, Reason.ERROR, note="Der Termin stand noch nicht fest.")

    response = client.get("/presse/kurz/")

    assert response.status_code == 410
    assert reading.headings(response, "h1") == ["Diese Seite gibt es nicht mehr"]
    assert "irrtümlich veröffentlicht" in reading.text(response)
    assert "Der Termin stand noch nicht fest." in reading.text(response)
    assert "Kurz" not in reading.body(response)


def test_outdated_answers_200_with_title_number_and_date_but_not_the_text(client, release):
    number = again(release).number
    take_back(release, Reason.OUTDATED, note="Es gelten neue Öffnungszeiten.")

    response = client.get("/presse/kurz/")

    text = reading.text(response)
    assert response.status_code == 200
    assert reading.headings(response, "h1") == ["Kurz"]
    for part in (f"Pressemitteilung {number} vom 1. März 2026", "Zurückgezogen am", "überholt"):
        assert part in text
    assert "Es gelten neue Öffnungszeiten." in text
    assert "Katrin Lindhorst" in text, "whom a journalist may ask"
    assert reading.meta(response, "robots") == "noindex"
    assert reading.json_ld(response) == []
    assert "Gezeitenbuch" not in reading.body(response)
    assert "Vorspann" not in reading.body(response)


def test_replaced_leads_to_the_successor(client, release):
    newer = factories.release(title="Neu")
    take_back(release, Reason.REPLACED, successor=newer)

    response = client.get("/presse/kurz/")

    assert (response.status_code, response["Location"]) == (301, "/presse/neu/")
    assert response["Cache-Control"] == "no-cache", "browsers must notice when it is restored"


def test_successor_may_move_and_be_replaced_itself(client, release):
    newer, newest = factories.release(title="Neu"), factories.release(title="Neueste")
    take_back(release, Reason.REPLACED, successor=newer)
    publish(newer, slug="neu-2")
    assert client.get("/presse/kurz/")["Location"] == "/presse/neu-2/"

    take_back(newer, Reason.REPLACED, successor=newest)

    assert client.get("/presse/kurz/")["Location"] == "/presse/neueste/"
    assert client.get("/presse/neu/")["Location"] == "/presse/neueste/"
    assert client.get("/presse/neu-2/")["Location"] == "/presse/neueste/"


@pytest.mark.parametrize("way", ["outdated", "deleted", "private", "unpublished"])
def test_no_redirect_to_a_successor_that_is_gone(client, release, way):
    newer = factories.standard_page(title="Streng vertraulich", slug="neu")
    take_back(release, Reason.REPLACED, successor=newer)
    {
        "outdated": lambda: take_back(newer),
        "deleted": lambda: again(newer).delete(),
        "private": lambda: PageViewRestriction.objects.create(page=newer, restriction_type="login"),
        "unpublished": lambda: again(newer).unpublish(),
    }[way]()

    response = client.get("/presse/kurz/")

    assert response.status_code == 200
    assert "ersetzt und ist selbst nicht mehr öffentlich" in reading.text(response)
    assert "Streng vertraulich" not in reading.body(response)


def test_pages_that_name_each_other_end_in_the_notice(client, release):
    """The form refuses it; two people at once could still do it."""
    other = factories.release(title="Andere")
    take_back(release, Reason.REPLACED, successor=other)
    take_back(other, Reason.REPLACED, successor=release)

    assert status(client, "/presse/kurz/", "/presse/andere/") == [200, 200]


@pytest.mark.parametrize(
    ("reason", "answers"),
    [
        (Reason.ERROR, [410, 410, 410, 404]),
        (Reason.OUTDATED, [200, 200, 200, 404]),
        (Reason.REPLACED, [301, 301, 301, 404]),
        (Reason.EXPIRED, [410, 410, 410, 404]),
    ],
)
def test_every_spelling_of_the_address_answers_alike(client, release, reason, answers):
    """With and without slash, below it; but nothing that never was an address."""
    take_back(release, reason, successor=factories.release(title="Neu"))
    addresses = ["/presse/kurz/", "/presse/kurz", "/presse/kurz/text/", "/presse/kurz/nie/"]

    assert status(client, *addresses) == answers
    assert [client.head(address).status_code for address in addresses] == answers


def test_text_of_a_replaced_release_leads_to_the_text_of_the_other(client, release):
    take_back(release, Reason.REPLACED, successor=factories.release(title="Neu"))
    assert client.get("/presse/kurz/text/")["Location"] == "/presse/neu/text/"

    publish(release)
    take_back(release, Reason.REPLACED, successor=factories.standard_page(title="Seite"))
    assert client.get("/presse/kurz/text/")["Location"] == "/seite/"


def test_feeds_of_a_withdrawn_press_page_are_gone(client, site, release):
    take_back(PressIndexPage.objects.get())

    answers = status(client, "/presse/", "/presse/feed.atom", "/presse/feed.rss")

    assert answers == [200, 410, 410]
    assert status(client, "/presse/kurz/", "/presse/kurz/text/") == [200, 200]


def test_private_page_that_was_taken_back_says_nothing(client, site):
    page = factories.standard_page(title="Intern")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    take_back(page)

    assert status(client, "/intern/") == [404]
    assert not Withdrawal.objects.exists()


def test_page_made_private_after_it_was_taken_back_says_nothing(client, site):
    page = factories.standard_page(title="Intern")
    take_back(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert status(client, "/intern/") == [404]


@pytest.mark.parametrize("reason", CHOSEN)
def test_restored_page_answers_as_if_nothing_had_been(client, release, reason):
    number = again(release).number
    before = reading.text(client.get("/presse/kurz/"))
    take_back(release, reason, successor=factories.standard_page(title="Neu"))
    publish(release)

    response = client.get("/presse/kurz/")

    assert response.status_code == 200
    assert reading.text(response) == before
    assert again(release).number == number
    assert not Withdrawal.objects.exists()


def test_planned_return_changes_nothing_before_its_time(client, release):
    take_back(release)
    publish(release, go_live_at=timezone.now() + timezone.timedelta(days=3))

    assert "Zurückgezogen am" in reading.text(client.get("/presse/kurz/"))


def test_both_are_in_the_log_in_german(release, roles):
    head = factories.person("head")
    newer = factories.release(title="Neu")
    take_back(release, Reason.REPLACED, successor=newer, note="Zahlen korrigiert.", user=head)
    publish(release)

    entries = {entry.action: entry for entry in PageLogEntry.objects.filter(page=release.pk)}
    withdrawn, restored = entries["core.withdraw"], entries["core.restore"]
    assert withdrawn.message == "Zurückgezogen: ersetzt durch „Neu“"
    assert withdrawn.comment == "Für die Öffentlichkeit: Zahlen korrigiert."
    assert withdrawn.user == head
    assert restored.message.startswith("Wieder öffentlich; war zurückgezogen: ersetzt durch")
    newer.delete()
    assert "ersetzt durch eine andere Seite" in PageLogEntry.objects.get(pk=withdrawn.pk).message


def test_alias_goes_and_returns_with_its_page(client, site, release):
    alias = release.create_alias(update_slug="spiegel")
    assert status(client, alias.url) == [200]

    take_back(release, Reason.ERROR)
    assert "irrtümlich" in reading.text(client.get(alias.url))

    publish(release)
    assert status(client, alias.url) == [200]
    assert not Withdrawal.objects.exists()


def test_copy_of_a_withdrawn_page_is_a_draft_like_any_other(client, release):
    take_back(release)
    copy = again(release).copy(update_attrs={"slug": "kopie"}, keep_live=False)

    assert status(client, copy.url) == [404]
