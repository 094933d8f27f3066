"""A worker that is silent is said above every screen of the office, with a way on."""

from datetime import timedelta

import pytest
from wagtail.models import Page

from cms.jobs.models import WorkerState
from tests import factories, reading
from tests.editorial.planning import HOUR, NOON
from tests.editorial.watching.screens import editor_of

pytestmark = pytest.mark.usefixtures("noon", "roles")


def silence(noon) -> None:
    """The worker ticked at noon and never since; then the time of the plan passed."""
    WorkerState.objects.update_or_create(pk=1, defaults={"last_tick": NOON})
    noon.shift(HOUR + timedelta(minutes=2))


def test_a_silent_worker_is_said_on_every_screen(call, noon, client, author):
    silence(noon)
    client.force_login(author)

    for address in ("/admin/", f"/admin/pages/{call.get_parent().pk}/", "/admin/images/"):
        banner = reading.html(client.get(address)).select_one(".worker-silent")
        assert "Der Hintergrunddienst antwortet nicht" in banner.text, address
        assert "13:00" in banner.text
    assert "Der Hintergrunddienst antwortet nicht, zuletzt" in editor_of(client, call)
    assert "Termin verstrichen: Di., 24.11.2026, 14:00 Uhr (MEZ)" in editor_of(client, call)


def test_what_is_due_goes_out_by_hand(call, noon, client, author):
    silence(noon)
    client.force_login(author)
    button = reading.html(client.get("/admin/")).select_one(".worker-silent form")

    page = client.post(button["action"], follow=True)

    assert "Veröffentlicht: „Aufruf“." in page.content.decode()
    assert Page.objects.get(pk=call.pk).live
    assert not reading.html(page).select(".worker-silent form")
    assert "Es ist nichts fällig." in client.post(button["action"], follow=True).content.decode()


def test_by_hand_nothing_goes_out_early_or_unapproved(call, noon, client, author, site):
    draft = factories.standard_page(title="Entwurf", live=False)
    client.force_login(author)
    client.post("/admin/faelliges-veroeffentlichen/")

    assert not Page.objects.filter(pk__in=[call.pk, draft.pk], live=True).exists()


def test_while_the_worker_works_nobody_is_bothered(call, noon, client, author):
    WorkerState.objects.update_or_create(pk=1, defaults={"last_tick": NOON})
    noon.shift(timedelta(minutes=2))
    client.force_login(author)

    assert not reading.html(client.get("/admin/")).select(".worker-silent")


def test_whoever_works_on_no_page_has_neither_banner_nor_button(call, noon, client, roles):
    silence(noon)
    client.force_login(factories.person("admin"))

    assert not reading.html(client.get("/admin/")).select(".worker-silent")
    client.post("/admin/faelliges-veroeffentlichen/")
    assert not Page.objects.get(pk=call.pk).live
