"""No screen of the admin is English: not the usual ones, not those after a mistake."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.jobs.models import Mail, MailOutage
from cms.media.tasks import make_renditions
from tests import factories
from tests.admin.addresses import admin_addresses
from tests.admin.conftest import SECRET, submit
from tests.admin.forms import add, edit
from tests.admin.german import english_on
from tests.jobs.conftest import queue  # noqa: F401 - a fixture

# Never on a screen: scripts, test pages of Wagtail, and workflows, which no role may change.
SKIPPED = (
    "failwhale/",
    "logout/",
    "jsi18n/",
    "modeladmin/jsi18n/",
    "test404/",
    "workflows/",
)


def english_in(response) -> list[str]:
    """English texts in what the browser shows; modal dialogues come as JSON."""
    if response.streaming:
        response.close()
        return []
    if response.status_code not in (200, 404):
        return []
    text = response.content.decode(errors="replace")
    if "json" in response["Content-Type"]:
        data = json.loads(text)
        text = data.get("html") or "" if isinstance(data, dict) else ""
    return english_on(text)


def screens(world) -> list[str]:
    addresses = admin_addresses(world)
    return [url for url in addresses if not url.removeprefix("/admin/").startswith(SKIPPED)]


@pytest.mark.parametrize("role", ["editor", "head", "admin"])
def test_every_screen_is_german(world, doors, role):
    door = getattr(doors, role)
    found = {url: english for url in screens(world) if (english := english_in(door.get(url)))}
    assert found == {}


@pytest.mark.parametrize("role", ["head", "admin"])
def test_every_answer_to_an_empty_form_is_german(world, doors, role):
    """Forms that miss their StreamField break off; no browser sends them. Pages: see below."""
    door = getattr(doors, role)
    door.raise_request_exception = False
    found = {}
    for url in screens(world):
        if not any(word in url for word in ("delete", "logout", "unpublish", "/move/", "account")):
            response = door.post(url)
            if english := english_in(response):
                found[url] = english
    assert found == {}


KINDS = [
    ("standard/standardpage", "home"),
    ("standard/easypage", "home"),
    ("press/pressreleasepage", "press"),
]


@pytest.mark.parametrize("action", ["action-submit", "action-publish", ""])
def test_page_form_with_mistakes_is_german(world, doors, action):
    wrong = {"go_live_at": "bald", "expire_at": "25.11.2016 10:00", "slug": "mit Leerzeichen"}
    empty = [("heading", {"text": "", "level": "h9"}), ("quote", {"text": "", "name": ""})]
    for kind, parent in KINDS:
        response = add(
            doors.head, getattr(world, parent), kind, title="", body=empty, **wrong, **{action: "1"}
        )
        assert response.status_code == 200
        assert english_in(response) == [], kind


def test_partner_form_with_mistakes_is_german(world, doors):
    wrong = {
        "title": "x" * 300,
        "email": "falsch",
        "website": "kein Netz",
        "postcode": "1234567",
        "kind": "unbekannt",
        "member_since": "gestern",
        "primary_region": "999",
        "topics": ["999"],
        "logo": "999",
        "statement": "x" * 900,
        "description": "null",
    }
    response = edit(doors.head, world.profile, **wrong, **{"action-publish": "1"})
    assert response.status_code == 200
    assert english_in(response) == []


NO_PICKS = {"editors_picks-TOTAL_FORMS": "0", "editors_picks-INITIAL_FORMS": "0"}
ONE_PICK = {
    "editors_picks-TOTAL_FORMS": "1",
    "editors_picks-INITIAL_FORMS": "0",
    "editors_picks-0-page": "999999",
    "editors_picks-0-external_link_url": "kein Netz",
    "editors_picks-0-ORDER": "x",
}
MISTAKES = [
    ("/admin/snippets/core/topic/add/", {"name": "x" * 80, "slug": "ä b"}),
    ("/admin/snippets/core/topic/add/", {"name": f"{SECRET} Thema"}),
    ("/admin/snippets/press/presscontact/add/", {"email": "falsch", "deputy": "999"}),
    ("/admin/snippets/search/synonym/add/", {"words": ""}),
    ("/admin/snippets/search/synonym/add/", {"words": "x, " * 1000}),
    ("/admin/snippets/search/synonym/add/", {"words": f"{SECRET}, für die, !?\0"}),
    ("/admin/searchpicks/add/", {**NO_PICKS, "query_string": ""}),
    ("/admin/searchpicks/add/", {**ONE_PICK, "query_string": "für die"}),
    ("/admin/searchpicks/add/", {**ONE_PICK, "query_string": SECRET}),
    ("/admin/images/add/", {"title": "Ohne Datei", "focal_point_x": "x"}),
    ("/admin/documents/add/", {"title": ""}),
    ("/admin/users/new/", {"email": "falsch"}),
    ("/admin/redirects/add/", {"old_path": "", "redirect_link": "kein Netz"}),
    ("/admin/account/", {"name_email-email": "falsch", "password-old_password": "x"}),
]


def test_form_with_mistakes_is_german(world, doors):
    for url, form in MISTAKES:
        technical = url.startswith(("/admin/users/", "/admin/redirects/"))
        response = (doors.admin if technical else doors.head).post(url, form)
        assert response.status_code == 200
        assert english_in(response) == [], (url, form)


REFUSED = [
    ("kaputt.png", b"kein Bild"),
    ("falsch.gif", b"GIF89a"),
    ("leer.jpg", b""),
    ("programm.php", b"<?php"),
]


@pytest.mark.parametrize(
    ("url", "field"),
    [
        ("/admin/images/add/", "file"),
        ("/admin/images/multiple/add/", "files[]"),
        ("/admin/documents/add/", "file"),
        ("/admin/documents/multiple/add/", "files[]"),
    ],
)
def test_refused_file_is_refused_in_german(doors, url, field):
    for name, content in REFUSED:
        response = doors.editor.post(url, {"title": "", field: SimpleUploadedFile(name, content)})
        text = response.content.decode()
        if "json" in response["Content-Type"]:
            answer = json.loads(text)
            text = f"{answer.get('error_message', '')} {answer.get('form', '')}"
        assert english_on(text) == [], name


BULK = {
    "wagtailcore/page": ("publish", "unpublish", "move", "delete"),
    "media/picture": ("add_tags", "add_to_collection", "delete"),
    "media/file": ("add_tags", "add_to_collection", "delete"),
    "accounts/user": ("assign_role", "set_active_state", "delete"),
}


@pytest.mark.parametrize("model", BULK)
def test_bulk_actions_ask_and_answer_in_german(world, doors, people, model):
    pk, after = {
        "wagtailcore/page": (world.release.pk, "/admin/pages/"),
        "media/picture": (world.picture.pk, "/admin/images/"),
        "media/file": (world.file.pk, "/admin/documents/"),
        "accounts/user": (people.other.pk, "/admin/users/"),
    }[model]
    for action in BULK[model]:
        url = f"/admin/bulk/{model}/{action}/?id={pk}&next={after}"
        for door in (doors.editor, doors.admin, doors.head):
            for response in (door.get(url, follow=True), door.post(url, {}, follow=True)):
                assert english_in(response) == [], url


def test_messages_after_each_button_are_german(world, doors, people):
    page = world.release
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=people.other, locked_at=timezone.now()
    )
    steps = [
        (doors.editor, f"/admin/pages/{page.pk}/edit/", None),
        (doors.head, f"/admin/pages/{page.pk}/unlock/", {}),
        (doors.head, f"/admin/pages/{page.pk}/lock/", {}),
        (doors.head, f"/admin/pages/{page.pk}/unlock/", {}),
        (doors.head, f"/admin/pages/{page.pk}/unpublish/", {"reason": "irrtum"}),
        (doors.head, f"/admin/pages/{page.pk}/delete/", {}),
        (doors.head, f"/admin/images/{world.picture.pk}/delete/", {}),
        (doors.head, f"/admin/snippets/core/topic/delete/{world.topic.pk}/", {}),
        (doors.head, f"/admin/snippets/press/presscontact/delete/{world.contact.pk}/", {}),
        (doors.admin, f"/admin/users/delete/{people.partner.pk}/", {}),
        (doors.admin, f"/admin/redirects/{world.redirect.pk}/delete/", {}),
        (doors.editor, "/admin/users/", None),
        (doors.editor, "/admin/gibt-es-nicht/", None),
    ]
    for door, url, form in steps:
        response = door.get(url, follow=True) if form is None else door.post(url, form, follow=True)
        assert english_in(response) == [], url


def test_review_speaks_german(world, doors, people):
    """Rejected, taken up again, cancelled: with the history that this leaves."""
    page, state = world.draft, world.review
    doors.other.post(
        f"/admin/pages/workflow/action/{page.pk}/reject/{state.pk}/", {"comment": "Bitte kürzen."}
    )
    history = f"/admin/pages/{page.pk}/history/"
    for url in (f"/admin/pages/{page.pk}/edit/", history, "/admin/", "/admin/reports/workflow/"):
        assert english_in(doors.editor.get(url)) == [], url
    edit(doors.editor, page, **{"action-restart-workflow": "true"})
    edit(doors.editor, page, **{"action-cancel-workflow": "true"})
    submit(page, people.editor)
    for door in (doors.editor, doors.other, doors.head):
        for url in (f"/admin/pages/{page.pk}/edit/", history, "/admin/"):
            assert english_in(door.get(url)) == [], url


FILTERED = [
    "/admin/pages/?q=gibtesnicht",
    "/admin/pages/?p=2&ordering=-title",
    "/admin/pages/search/?q=gibtesnicht",
    "/admin/pressemitteilungen/?q=gibtesnicht",
    "/admin/pressemitteilungen/?zustand=veroeffentlicht&jahr=2026&o=-1",
    "/admin/images/?q=gibtesnicht",
    "/admin/documents/?q=gibtesnicht",
    "/admin/snippets/core/topic/?q=gibtesnicht",
    "/admin/snippets/search/synonym/?q=gibtesnicht",
    "/admin/searchpicks/?q=gibtesnicht",
    "/admin/suchbegriffe/?q=gibtesnicht",
    "/admin/suchbegriffe/?woche=2026-11-23&treffer=keine&o=-1",
    "/admin/reports/site-history/?action=wagtail.create",
    "/admin/reports/aging-pages/?live=true",
    "/admin/reports/aging-pages/?live=false",
    "/admin/choose-page/?page_type=press.pressreleasepage&allow_external_link=true",
]


def test_empty_and_filtered_lists_are_german(world, doors):
    found = {url: english for url in FILTERED if (english := english_in(doors.head.get(url)))}
    assert found == {}


def test_lists_of_the_operator_are_german(world, doors):
    world.mail.note(Mail.State.FAILED, "SMTPDataError 550")
    MailOutage.objects.note("TimeoutError")
    for url in (
        "/admin/emails/",
        "/admin/emails/?zustand=failed&q=gibtesnicht",
        f"/admin/emails/{world.mail.pk}/",
        "/admin/protokoll/",
        "/admin/protokoll/?was=approval&tage=7&o=-0",
    ):
        response = doors.admin.get(url)
        assert response.status_code == 200, url
        assert english_in(response) == [], url


def test_report_of_tasks_is_german(world, doors, queue):  # noqa: F811
    make_renditions.enqueue(world.picture.pk)
    assert queue.exists()
    assert english_in(doors.admin.get("/admin/reports/aufgaben/")) == []


def test_way_in_is_german(roles, mailoutbox):
    user = factories.person("editor")
    client = Client()
    for url, form in (
        ("/anmelden/redaktion/", {"email": user.email, "password": "falsch"}),
        ("/anmelden/redaktion/", {"email": "", "password": ""}),
        ("/anmelden/redaktion/passwort/", {"email": "falsch"}),
        ("/anmelden/redaktion/passwort/", {"email": user.email}),
        ("/anmelden/redaktion/passwort/MQ/abc-def/", {}),
        ("/anmelden/", {"email": "falsch"}),
    ):
        for response in (client.get(url, follow=True), client.post(url, form, follow=True)):
            assert english_in(response) == [], url
    assert english_on(mailoutbox[0].subject) == []
