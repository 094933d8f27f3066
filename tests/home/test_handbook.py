"""The editors' handbook names things as they stand on screen."""

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page

from cms.core.blocks.film import FilmBlock
from cms.core.models import Withdrawal
from cms.core.withdrawal import withdraw
from cms.editorial.models import PublicationCheck
from cms.editorial.review.alone import flag
from cms.jobs.models import WorkerState
from cms.media.printing import PRINT_WIDTH
from pages.partners.leaving.departing import leave
from pages.partners.models import Membership
from pages.partners.profile.changes import save
from pages.press.models import PressPhoto
from search import tally
from tests import factories, page_types
from tests.editorial.windows import Window, signed_in

HANDBOOK = Path(settings.BASE_DIR) / "docs" / "handbuch"


def named(chapter: str) -> set[str]:
    """What the chapter prints bold, questions to the reader excepted."""
    bold = re.findall(r"\*\*([^*]+)\*\*", (HANDBOOK / chapter).read_text())
    return {name for name in bold if not name.endswith("?")}


@pytest.fixture
def screens(client, site, editor, quick_sizes) -> str:
    """The words of every screen that the chapter speaks of."""
    picture = factories.picture()
    release = factories.release()
    release.photos.add(PressPhoto(picture=picture))
    release.save_revision().publish()
    addresses = [
        "/bildnachweise/",
        release.url,
        f"/admin/images/{picture.pk}/",
        "/admin/images/add/",
        f"/admin/pages/{release.pk}/edit/",
        "/admin/reports/bilder-ohne-rechte/",
    ]
    pages = [client.get(address).content.decode() for address in addresses]
    menu = pages[-1].encode().decode("unicode_escape", errors="ignore")
    return unescape(strip_tags(" ".join(pages))) + menu


def test_every_chapter_is_listed():
    index = (HANDBOOK / "README.md").read_text()
    chapters = {path.name for path in HANDBOOK.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == chapters


def test_names_in_the_chapter_on_pictures_are_on_screen(screens):
    assert {name for name in named("bilder.md") if name not in screens} == set()


def test_names_in_the_chapter_on_writing_are_on_screen(client, site, editor):
    pages = [site, factories.release(), factories.story()]
    shown = [client.get(f"/admin/pages/{page.pk}/edit/").content.decode() for page in pages]
    menu = shown[0].encode().decode("unicode_escape", errors="ignore")
    screens = unescape(" ".join(shown)) + menu
    only_said = {"Brille", "Handy", "Nichts geht verloren", "noch fehlt"}
    names = {name.strip(".") for name in named("schreiben.md")}
    assert {name for name in names if name not in screens} == only_said


def test_names_in_the_chapter_on_the_press_office_are_on_screen(client, site, editor):
    factories.release(topics=[page_types.topic()])
    pages = [
        client.get(address).content.decode()
        for address in ("/admin/", "/admin/pressemitteilungen/")
    ]
    menu = pages[0].encode().decode("unicode_escape", errors="ignore")
    screens = unescape(strip_tags(" ".join(pages))) + menu
    assert {name for name in named("presse.md") if name not in screens} == set()


def test_names_in_the_chapter_on_the_search_are_on_screen(client, site, editor):
    tally.add({tally.Sighting(date(2026, 11, 23), "sperling", 0): tally.SIGHTINGS})
    addresses = (
        "/admin/",
        "/admin/suchbegriffe/",
        "/admin/searchpicks/",
        "/admin/searchpicks/add/",
    )
    pages = [client.get(address).content.decode() for address in addresses]
    menu = pages[0].encode().decode("unicode_escape", errors="ignore")
    screens = " ".join(unescape(strip_tags(" ".join(pages))).split()) + menu
    assert {name for name in named("suche.md") if name not in screens} == set()


def test_names_in_the_chapter_on_public_pages_are_on_screen(client, site, roles):
    client.force_login(factories.person("head"))
    release = factories.release()
    addresses = (f"/admin/pages/{release.pk}/edit/", f"/admin/pages/{release.pk}/unpublish/")
    pages = [client.get(address).content.decode() for address in addresses]
    withdraw(release, Withdrawal.Reason.OUTDATED)
    pages.append(client.get(addresses[0]).content.decode())
    screens = unescape(strip_tags(" ".join(pages)))
    assert {n for n in named("nach-der-veroeffentlichung.md") if n not in screens} == set()


def test_names_in_the_chapter_on_two_people_are_on_screen(site, roles):
    """Everything that the chapter shows happens to the head, one after the other."""
    head = factories.person("head")
    mine, other = signed_in(head), signed_in(factories.person("editor"))
    page = factories.release()
    window, shown = Window(mine, page), []
    Window(other, page).save(lead="Von anderen.", place="Celle")
    shown.append(window.save(lead="Von mir.", title="Von mir"))
    shown.append(mine.get(f"/admin/pages/{page.pk}/edit/"))
    Page.objects.filter(pk=page.pk).update(locked=True)
    shown.append(window.save())
    page.delete()
    shown.append(window.save())
    screens = unescape(strip_tags(" ".join(answer.content.decode() for answer in shown)))
    assert {name for name in named("zu-zweit.md") if name not in screens} == set()


def test_width_for_print_is_the_one_that_the_site_asks_for():
    assert f"{PRINT_WIDTH:,}".replace(",", ".") in (HANDBOOK / "bilder.md").read_text()


def test_names_in_the_chapter_on_the_review_are_on_screen(client, site, roles):
    """On the first page and in the editor of whoever reviews, and on the head's own screens."""
    author, head = factories.person("editor"), factories.person("head")
    pages = [factories.release(title=title, live=False) for title in ("Eins", "Zwei", "Drei")]
    for page in pages:
        page.lead = f"Vorspann von {page.title}."
        page.save_revision(user=author)
    in_review, returned, urgent = pages
    for page in (in_review, returned):
        page.get_workflow().start(page, author)
    returned.current_workflow_task_state.reject(user=head, comment="Bitte kürzer.")
    planned = urgent.get_latest_revision_as_object()
    due_at = timezone.now() - timedelta(minutes=2)
    planned.save_revision(user=author, approved_go_live_at=due_at)
    flag(urgent, head, "Es eilte sehr.")
    PublicationCheck.objects.expect(returned, PublicationCheck.Kind.PUBLISHED, due_at, None)
    WorkerState.objects.update_or_create(
        pk=1, defaults={"last_tick": due_at - timedelta(minutes=2)}
    )
    screens = []
    for user in (author, head, factories.person("editor", "zweite@test.example")):
        client.force_login(user)
        for address in (
            "/admin/",
            f"/admin/pages/{in_review.pk}/edit/",
            f"/admin/pages/{urgent.pk}/edit/",
            f"/admin/pages/{returned.pk}/ohne-pruefung/",
        ):
            screens.append(client.get(address).content.decode())
        client.post(f"/admin/pages/{in_review.pk}/ich-pruefe-das/")
        screens.append(client.get(f"/admin/pages/{in_review.pk}/edit/").content.decode())
    said = unescape(strip_tags(" ".join(screens)))
    assert {name for name in map(one_line, named("pruefen.md")) if name not in said} == set()


def one_line(name: str) -> str:
    return " ".join(name.split())


def test_names_in_the_chapter_on_leaving_are_on_screen(client, site, roles):
    partner = factories.partner()
    leave(partner.pk, factories.person("partner"))
    client.force_login(factories.person("head"))
    addresses = ("/admin/", f"/admin/pages/{partner.pk}/edit/")
    screens = unescape(
        strip_tags(" ".join(client.get(address).content.decode() for address in addresses))
    )
    assert {name for name in named("austritt.md") if name not in screens} == set()


def test_names_in_the_chapter_on_partners_are_on_screen(client, site, roles):
    author, head = factories.person("partner"), factories.person("head")
    partner = factories.partner()
    Membership.objects.create(user=author, partner=partner, role=Membership.Role.ADMINISTRATOR)
    save(partner.pk, author, {"statement": "Weil es wichtig ist."})
    editors_draft = partner.get_latest_revision_as_object()
    editors_draft.statement = "Etwas Drittes."
    editors_draft.save_revision(user=factories.person("editor"))
    application = factories.join_request()
    client.force_login(head)
    addresses = (
        "/admin/",
        f"/admin/beitrittsanfragen/inspect/{application.pk}/",
        f"/admin/partner-aenderungen/{partner.pk}/",
        f"/admin/pages/{partner.pk}/edit/",
        "/admin/partner-zugaenge/",
        f"/admin/partner-zugaenge/{partner.pk}/",
    )
    pages = [client.get(address).content.decode() for address in addresses]
    menu = pages[0].encode().decode("unicode_escape", errors="ignore")
    client.force_login(author)
    pages += [client.get(url).content.decode() for url in ("/mein-profil/zugaenge/",)]
    screens = " ".join(unescape(strip_tags(" ".join(pages))).split()) + menu
    assert {n for n in map(one_line, named("beitritte.md")) if n not in screens} == set()


def test_names_in_the_chapter_on_reports_of_barriers_are_on_screen(client, site, editor):
    report = factories.barrier_report()
    statement = factories.statement()
    type(statement).objects.update(checked_on=date(2025, 1, 1))
    addresses = (
        "/admin/",
        f"/admin/barrieremeldungen/inspect/{report.pk}/",
        f"/admin/pages/{statement.pk}/edit/",
    )
    pages = [client.get(address).content.decode() for address in addresses]
    menu = pages[0].encode().decode("unicode_escape", errors="ignore")
    screens = " ".join(unescape(strip_tags(" ".join(pages))).split()) + menu
    missing = {n for n in map(one_line, named("barrieremeldungen.md")) if n not in screens}
    assert missing == set()


def test_names_in_the_chapter_on_easy_language_are_on_screen(client, site, editor):
    page = factories.easy_page()
    pages = [
        client.get(address).content.decode()
        for address in (
            f"/admin/pages/add/standard/easypage/{page.pk}/",
            f"/admin/pages/{page.pk}/add_subpage/",
        )
    ]
    labels = [child.label for child in FilmBlock().child_blocks.values()]
    screens = unescape(strip_tags(" ".join(pages))) + " ".join([FilmBlock().label, *labels])
    assert {n for n in named("leichte-sprache.md") if n not in screens} == set()
