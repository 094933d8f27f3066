"""The press office's list of releases: what stands in it, what narrows it, who sees it."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.core.models import Region
from pages.mutmacher.models import StoryIndexPage
from pages.press.models import Correction, PressReleasePage
from tests import factories, page_types

LIST = "/admin/pressemitteilungen/"


@pytest.fixture
def office(site, editor, client):
    """A signed-in editor's view on the list: the rows as `{column: text}` for an address."""

    def look(query: str = "") -> list[dict[str, str]]:
        response = client.get(f"{LIST}{query}")
        assert response.status_code == 200
        return rows_of(response)

    return look


def rows_of(response) -> list[dict[str, str]]:
    page = BeautifulSoup(response.content, "html.parser")
    for actions in page.select("ul.actions"):
        actions.decompose()
    names = list(map(words_of, page.select("table.listing th")))
    rows = [map(words_of, row.select("td")) for row in page.select("table.listing tbody tr")]
    return [dict(zip(names, row, strict=True)) for row in rows]


def words_of(cell) -> str:
    return " ".join(cell.get_text(" ").split())


def titles(rows: list[dict[str, str]]) -> list[str]:
    return [row["Titel"] for row in rows]


def plan(release: PressReleasePage, moment: datetime) -> None:
    release.go_live_at = moment
    release.save_revision().publish()


def test_row_says_what_the_office_needs_to_know(office):
    release = factories.release(
        title="Bündnis lädt ein",
        date=date(2026, 11, 12),
        topics=[page_types.topic("Nachbarschaft")],
        contact=factories.press_contact(name="Katrin Lindhorst"),
    )
    assert office() == [
        {
            "Nummer": release.number,
            "Datum": "12.11.2026",
            "Titel": "Bündnis lädt ein",
            "Zustand": "veröffentlicht",
            "Pressekontakt": "Katrin Lindhorst",
            "Themen": "Nachbarschaft",
        }
    ]


def test_draft_has_no_number_and_may_lack_a_contact(office):
    factories.release(title="Halb fertig", live=False)
    PressReleasePage.objects.update(contact=None)
    (row,) = office()
    assert (row["Nummer"], row["Zustand"], row["Pressekontakt"]) == ("–", "Entwurf", "fehlt")


@pytest.fixture
def every_state(site, editor):
    """A release in each state, called by it; `editor` has submitted what is in review."""
    made = {
        title: factories.release(title=title, live=live)
        for title, live in {
            "Entwurf": False,
            "in Prüfung": False,
            "zurückgewiesen": False,
            "geplant": False,
            "veröffentlicht": True,
            "geändert": True,
            "Änderung geplant": True,
            "abgelaufen": True,
            "zurückgezogen": True,
            "berichtigt": True,
        }.items()
    }
    made["in Prüfung"].get_workflow().start(made["in Prüfung"], editor)
    state = made["zurückgewiesen"].get_workflow().start(made["zurückgewiesen"], editor)
    state.current_task_state.reject(user=editor)
    plan(made["geplant"], datetime(2030, 7, 1, 8, tzinfo=UTC))
    plan(made["Änderung geplant"], datetime(2030, 1, 7, 8, tzinfo=UTC))
    made["geändert"].save_revision()
    made["abgelaufen"].unpublish(set_expired=True)
    made["zurückgezogen"].unpublish()
    Correction.objects.create(page=made["berichtigt"], text="Es waren 300, nicht 200.")
    return made


SHOWN = {
    "Entwurf": "Entwurf",
    "in Prüfung": "in Prüfung",
    "zurückgewiesen": "Entwurf zurückgewiesen",
    "geplant": "geplant: Mo., 01.07.2030, 10:00 Uhr (MESZ)",
    "veröffentlicht": "veröffentlicht",
    "geändert": "veröffentlicht geändert",
    "Änderung geplant": " ".join(
        ["Änderung geplant: Mo., 07.01.2030, 09:00 Uhr (MEZ)", "veröffentlicht", "geändert"]
    ),
    "abgelaufen": "abgelaufen",
    "zurückgezogen": "zurückgezogen",
    "berichtigt": "veröffentlicht berichtigt",
}


def test_every_state_is_told(every_state, office):
    assert {row["Titel"]: row["Zustand"] for row in office()} == SHOWN


def test_filter_by_state(every_state, office):
    live = {"veröffentlicht", "geändert", "Änderung geplant", "berichtigt"}
    expected = {
        "entwurf": {"Entwurf", "zurückgewiesen"},
        "pruefung": {"in Prüfung"},
        "zurueckgewiesen": {"zurückgewiesen"},
        "geplant": {"geplant", "Änderung geplant"},
        "veroeffentlicht": live,
        "geaendert": {"geändert", "Änderung geplant"},
        "abgelaufen": {"abgelaufen"},
        "zurueckgezogen": {"zurückgezogen"},
        "berichtigt": {"berichtigt"},
    }
    assert {key: set(titles(office(f"?zustand={key}"))) for key in expected} == expected


def test_filters_by_year_topic_and_region_work_together(office):
    neighbours, sport = page_types.topic("Nachbarschaft"), page_types.topic("Sport")
    uelzen = Region.objects.get(key="03360")
    factories.release(title="Alt", date=date(2024, 5, 1), topics=[sport], regions=[uelzen])
    factories.release(title="Neu", date=date(2026, 5, 1), topics=[sport], regions=[uelzen])
    factories.release(title="Anders", date=date(2026, 5, 2), topics=[neighbours, sport])
    assert titles(office("?jahr=2026")) == ["Anders", "Neu"]
    assert titles(office("?thema=sport&region=03360")) == ["Neu", "Alt"]
    assert titles(office("?thema=sport&region=03360&jahr=2024")) == ["Alt"]
    assert titles(office("?thema=nachbarschaft")) == ["Anders"]
    assert titles(office("?thema=nachbarschaft&region=03360")) == []


def test_filter_names_its_choices_in_german(office, client):
    factories.release(date=date(2024, 5, 1), topics=[page_types.topic()])
    page = BeautifulSoup(client.get(f"{LIST}?jahr=2024").content, "html.parser")
    labels = [label.get_text(strip=True) for label in page.select(".page-list__form label")]
    assert labels == ["Suche", "Jahr", "Zustand", "Thema", "Region"]
    assert [option.get_text() for option in page.select("#id_jahr option")] == ["alle", "2024"]
    assert page.select_one("#id_jahr option[selected]")["value"] == "2024"


def test_choice_that_is_not_on_offer_filters_nothing(office):
    factories.release(title="Da")
    for query in ("?jahr=abc", "?jahr=-1", "?zustand=is_live", "?region=%00", "?thema="):
        assert titles(office(query)) == ["Da"], query


def test_addresses_filter_by_no_other_field(office):
    """wagtail-modeladmin takes any path of fields: letter by letter, that tells a password."""
    factories.release(title="Da", owner=factories.person("head"))
    for query in ("?owner__password__startswith=!", "?live=0", "?title=x", "?gibtesnicht__x=1"):
        assert titles(office(query)) == ["Da"], query


def test_search_looks_through_title_and_lead(office):
    factories.release(title="Türen öffnen sich", lead="Ein Vorspann.", date=date(2026, 1, 1))
    factories.release(title="Andere Sache", date=date(2026, 1, 2))
    for words in ("öffnen", "ÖFFNEN türen", "Vorspann"):
        assert titles(office(f"?q={quote(words)}")) == ["Türen öffnen sich"], words
    for words in ("öffnen gibtesnicht", "%", "'; --", "x" * 5000, "99999/2026"):
        assert titles(office(f"?q={quote(words)}")) == [], words
    assert len(office("?q=%00")) == 2


def test_search_finds_a_number(office):
    factories.release(title="Erste")
    second = factories.release(title="Zweite")
    for words in (second.number, f"Nr.{second.number}", f"zweite {second.number}"):
        assert titles(office(f"?q={quote(words)}")) == ["Zweite"], words


def test_search_finds_a_draft_by_its_new_title(office):
    release = factories.release(title="Alter Titel")
    release.title = "Neuer Titel"
    release.save_revision()
    assert titles(office("?q=neuer")) == ["Neuer Titel"]


def test_columns_sort_and_say_so(office, client):
    for day, title in ((3, "Mitte"), (1, "Zuletzt"), (2, "Anfang")):
        factories.release(title=title, date=date(2026, 1, day))
    assert titles(office()) == ["Mitte", "Anfang", "Zuletzt"]
    assert titles(office("?o=2")) == ["Anfang", "Mitte", "Zuletzt"]
    assert titles(office("?o=-0")) == ["Anfang", "Zuletzt", "Mitte"]
    page = BeautifulSoup(client.get(f"{LIST}?o=2").content, "html.parser")
    assert page.select_one("th[aria-sort=ascending]").get_text(strip=True) == "Titel"


def test_wrong_order_or_page_shows_the_list(office):
    factories.release(title="Da")
    for query in ("?o=x", "?o=99", "?o=-", "?p=x", "?p=0", "?p=999", "?p=-3"):
        assert titles(office(query)) == ["Da"], query


def test_long_list_has_pages(office, monkeypatch, client):
    monkeypatch.setattr("pages.press.listing.PressReleaseList.list_per_page", 2)
    for day in range(1, 6):
        factories.release(title=f"Tag {day}", date=date(2026, 1, day))
    assert titles(office("?p=2&jahr=2026")) == ["Tag 3", "Tag 2"]
    page = BeautifulSoup(client.get(f"{LIST}?p=2&jahr=2026").content, "html.parser")
    onward = page.select_one(".pagination .next a")["href"]
    assert "p=3" in onward
    assert "jahr=2026" in onward


def test_empty_list_leads_to_the_first_release(office, client):
    text = BeautifulSoup(client.get(LIST).content, "html.parser").select_one(".page-list__none")
    assert " ".join(text.get_text().split()) == (
        "Noch keine Pressemitteilung. Jetzt die erste schreiben"
    )
    assert client.get(text.a["href"]).status_code == 200


def test_nothing_found_is_told_apart_from_nothing_there(office, client):
    factories.release()
    response = client.get(f"{LIST}?q=gibtesnicht")
    assert "Zu dieser Auswahl gibt es keine Pressemitteilungen." in response.content.decode()


def test_title_leads_to_the_editor_and_back_to_the_same_list(office, client):
    release = factories.release(title="Da", date=date(2026, 1, 1))
    page = BeautifulSoup(client.get(f"{LIST}?jahr=2026").content, "html.parser")
    link = page.find("a", string="Da")["href"]
    assert link.startswith(f"/admin/pages/{release.pk}/edit/?next=")
    assert "jahr%3D2026" in link


def test_list_and_download_cost_the_same_however_long(office, client):
    topic, region = page_types.topic(), Region.objects.get(key="03")

    def grow(numbers: range) -> None:
        for number in numbers:
            contact = factories.press_contact(name=f"Kontakt {number}")
            made = factories.release(
                title=f"Nummer {number}", contact=contact, topics=[topic], regions=[region]
            )
            Correction.objects.create(page=made, text="Es waren 300.")
            waiting = factories.release(title=f"Wartet {number}", live=False, contact=contact)
            waiting.get_workflow().start(waiting, None)
            plan(factories.release(title=f"Später {number}", live=False), in_a_year())

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(address))
        return len(captured)

    addresses = (LIST, f"{LIST}?q=nummer&jahr=2026&zustand=veroeffentlicht", f"{LIST}?export=csv")
    grow(range(2))
    few = [count(address) for address in addresses]
    grow(range(2, 12))
    assert [count(address) for address in addresses] == few
    assert max(few) < 40


def in_a_year() -> datetime:
    return timezone.now() + timedelta(days=365)


def test_list_shows_only_what_a_person_may_work_on(office, client, editor):
    factories.release(title="Da")
    group = editor.groups.get()
    group.page_permissions.all().delete()
    assert client.get(LIST).status_code == 302
    right = Permission.objects.get(codename="change_page")
    stories = StoryIndexPage.objects.get()
    GroupPagePermission.objects.create(group=group, page=stories, permission=right)
    response = client.get(LIST)
    assert rows_of(response) == []
    assert "Neue Pressemitteilung" not in response.content.decode()
