"""What the operator sees, and who else does not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.accounts.log import Kind, LogEntry, record
from cms.jobs.mail.posting import queue as queue_mail
from cms.jobs.models import Mail, MailOutage
from tests import factories, reading
from tests.jobs.conftest import queue

__all__ = ["queue"]
LISTS = ("/admin/emails/", "/admin/protokoll/")


@pytest.fixture
def admin(roles, client):
    person = factories.person("admin", first_name="Jonas", last_name="Petersen")
    client.force_login(person)
    return person


@pytest.fixture
def mail(queue) -> Mail:
    queue_mail("frau@verein.example", "Ihr Zugang", "Ihr Code: 748219", key="one")
    return Mail.objects.get()


def text(response) -> str:
    return " ".join(reading.html(response).get_text(" ").split())


@pytest.mark.parametrize("role", ["editor", "head", "partner"])
def test_nobody_else_reads_them(roles, mail, role):
    client = Client()
    client.force_login(factories.person(role))
    for url in (*LISTS, f"/admin/emails/{mail.pk}/"):
        for send in (client.get, client.post):
            assert send(url).status_code in (302, 403, 404), url
    mail.refresh_from_db()
    assert mail.tries == 0


def test_mails_show_where_they_stand_but_not_their_text(admin, client, mail):
    shown = client.get("/admin/emails/")
    assert "Ihr Zugang" in text(shown)
    assert "frau@verein.example" in text(shown)
    assert "wartet" in text(shown)
    for url in ("/admin/emails/", f"/admin/emails/{mail.pk}/", "/admin/emails/?export=csv"):
        response = client.get(url)
        body = response.getvalue() if response.streaming else response.content
        assert b"748219" not in body, url


def test_filter_and_search(admin, client, mail):
    queue_mail("mann@verein.example", "Etwas anderes", "Text", key="two")
    Mail.objects.filter(key="two").update(state=Mail.State.FAILED)
    failed = text(client.get("/admin/emails/?zustand=failed"))
    assert "Etwas anderes" in failed
    assert "Ihr Zugang" not in failed
    assert "Ihr Zugang" in text(client.get("/admin/emails/?q=frau@"))
    assert client.get("/admin/emails/?text__contains=748219").status_code == 200


@pytest.mark.parametrize("state", ["failed", "unclear"])
def test_failed_and_unclear_mail_is_sent_again_by_a_button(admin, client, mail, state):
    Mail.objects.update(state=state, begun_at=timezone.now() - timedelta(minutes=3))
    url = f"/admin/emails/{mail.pk}/"
    assert "Noch einmal senden" in text(client.get(url))
    assert Mail.objects.get().state == state, "to look changes nothing"
    client.post(url)
    client.post(url)
    again = Mail.objects.get()
    assert (again.state, again.message_id) == ("queued", mail.message_id)
    entry = LogEntry.objects.get(kind=Kind.MAIL)
    assert (entry.actor, entry.subject) == (admin, "Ihr Zugang")


@pytest.mark.parametrize("state", ["queued", "sent"])
def test_other_mail_is_not_sent_again(admin, client, mail, state):
    Mail.objects.update(state=state)
    url = f"/admin/emails/{mail.pk}/"
    assert "Noch einmal senden" not in text(client.get(url))
    client.post(url)
    assert Mail.objects.get().state == state


def test_foreign_number_is_not_found(admin, client):
    assert client.get("/admin/emails/987654/").status_code == 404


def test_outage_is_told_above_the_list(admin, client, mail):
    MailOutage.objects.note("TimeoutError")
    said = text(client.get("/admin/emails/"))
    assert "Der Mail-Server nimmt seit" in said
    assert "Es wartet: 1 E-Mail." in said


def test_log_is_read_filtered_and_downloaded(admin, client):
    record(Kind.EXPORT, actor=admin, subject="Partner als Tabelle")
    record(Kind.DELETION, subject="Seite „Alt“")
    everything = text(client.get("/admin/protokoll/"))
    assert "Jonas Petersen" in everything
    assert "Seite „Alt“" in everything
    exports = text(client.get(f"/admin/protokoll/?was=export&wer={admin.pk}&tage=7"))
    assert "Partner als Tabelle" in exports
    assert "Seite „Alt“" not in exports
    table = client.get("/admin/protokoll/?export=csv").getvalue().decode()
    assert "Partner als Tabelle" in table
    for value in ("abc", "-1", "999999", "1'"):
        assert client.get(f"/admin/protokoll/?wer={value}&tage={value}").status_code == 200


def test_length_of_a_list_costs_no_query(admin, client, mail):
    record(Kind.EXPORT, actor=admin, person=admin, subject="x")
    for url in LISTS:
        client.get(url)

    def count(url):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    before = [count(url) for url in LISTS]
    for number in range(10):
        other = factories.person("editor", f"p{number}@test.example")
        record(Kind.EXPORT, actor=other, person=other, subject="x")
        queue_mail("frau@verein.example", "x", "y", key=str(number))
    assert [count(url) for url in LISTS] == before
