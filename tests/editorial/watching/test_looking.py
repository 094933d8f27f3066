"""Within a minute of a set time an editor knows what readers get: live, or an alarm and why."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction

from cms.core.routing import VERSION
from cms.editorial.models import PublicationCheck
from cms.editorial.watch import looking
from cms.editorial.watch.asking import Answer
from cms.jobs import clock
from cms.jobs.models import Mail
from tests import factories, reading
from tests.editorial.planning import HOUR, NOON, plan
from tests.editorial.watching.screens import editor_of

BERLIN = ZoneInfo("Europe/Berlin")
pytestmark = pytest.mark.usefixtures("noon", "roles")


class Outside:
    """Asks the site as a stranger would, or says what the network does."""

    def __init__(self):
        self.asked: list[str] = []
        self.trouble: Answer | None = None

    def __call__(self, url: str) -> Answer:
        self.asked.append(url)
        if self.trouble:
            return self.trouble
        response = Client().get(url.removeprefix("http://127.0.0.1:8000"))
        return Answer(response.status_code, response.headers.get(VERSION, ""))


@pytest.fixture
def outside(monkeypatch) -> Outside:
    outside = Outside()
    monkeypatch.setattr(looking, "ask", outside)
    monkeypatch.setattr(looking, "PAUSES", (0.0, 0.0))
    return outside


def check_of(page) -> PublicationCheck:
    return PublicationCheck.objects.get(page=page.pk)


def alarms_to() -> set[str]:
    return {mail.recipient for mail in Mail.objects.filter(subject__startswith="Alarm")}


def test_at_the_set_time_it_is_live_and_looked_at(call, outside, noon, client, author):
    noon.shift(HOUR)
    clock.tick()

    assert outside.asked == ["http://127.0.0.1:8000/aufruf/"]
    said = "Live, von außen geprüft: 200 (um 14:00:00 Uhr)"
    assert str(check_of(call)) == said
    client.force_login(author)
    assert f"Termin Di., 24.11.2026, 14:00 Uhr (MEZ): {said}" in editor_of(client, call)
    my_day = reading.text(client.get("/admin/"))
    assert "Heute nach Plan (1)" in my_day
    assert said in my_day
    assert not alarms_to()


def test_the_worker_looks_in_the_same_minute(call, settings, noon):
    """The clock queues it before all mail; the queue is asked each second."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    noon.shift(HOUR)
    clock.tick()
    noon.shift(timedelta(minutes=1))
    clock.tick()

    (queued,) = DBTaskResult.objects.filter(task_path=looking.look.module_path)
    assert queued.enqueued_at == NOON + HOUR
    assert queued.priority > 30


def test_an_older_version_in_between_is_asked_about_again(call, outside, noon, monkeypatch):
    answers = [Answer(404), Answer(200, "1"), None]
    stranger = outside.__call__

    def late(url: str) -> Answer:
        return answers.pop(0) or stranger(url)

    monkeypatch.setattr(looking, "ask", late)
    noon.shift(HOUR)
    clock.tick()

    assert (answers, check_of(call).state) == ([], "fine")


def test_trouble_is_told_once_and_heals(call, outside, noon, client, author, head):
    outside.trouble = Answer(None, fault="Der Webserver nimmt keine Verbindung an.")
    noon.shift(HOUR)
    clock.tick()
    noon.shift(timedelta(minutes=1))
    clock.tick()

    assert alarms_to() == {author.email, head.email}
    assert Mail.objects.count() == 2
    mail = Mail.objects.get(recipient=author.email)
    assert mail.subject == "Alarm: „Aufruf“ ist nicht wie geplant öffentlich"
    for words in ("Di., 24.11.2026, 14:00", "nimmt keine Verbindung an", "Administration"):
        assert words in mail.text
    assert f"/admin/pages/{call.pk}/edit/" in mail.text
    client.force_login(author)
    assert "Von außen nicht in Ordnung: Der Webserver nimmt" in editor_of(client, call)
    home = reading.html(client.get("/admin/"))
    assert "Der Webserver nimmt keine" in home.select_one("#schedule-problems-section").text

    outside.trouble = None
    noon.shift(timedelta(minutes=1))
    clock.tick()

    assert "Live, von außen geprüft: 200" in editor_of(client, call)
    assert not reading.html(client.get("/admin/")).select("#schedule-problems-section")


def test_what_went_wrong_is_not_said_to_be_looked_at_while_nobody_looks(
    call, outside, noon, client, author
):
    def said() -> str:
        panel = reading.html(client.get("/admin/")).select_one("#schedule-problems-section")
        return " ".join(panel.text.split())

    outside.trouble = Answer(None, fault="Der Webserver nimmt keine Verbindung an.")
    noon.shift(HOUR)
    clock.tick()
    factories.worker_alive()
    client.force_login(author)
    assert "prüft es jede Minute" in said()

    noon.shift(timedelta(minutes=3))

    assert "Prüfung ruhen, bis der Hintergrunddienst wieder antwortet" in said()
    assert "jede Minute" not in said()


def test_a_page_that_is_not_for_all_is_said(call, outside, noon, head):
    PageViewRestriction.objects.create(page=call, restriction_type="login")
    noon.shift(HOUR)
    clock.tick()

    assert "nicht für alle freigegeben" in check_of(call).cause
    assert "Sichtbarkeit" in check_of(call).advice
    assert head.email in alarms_to()


def test_a_password_form_is_not_taken_for_the_page(call, outside, noon):
    PageViewRestriction.objects.create(page=call, restriction_type="password", password="geheim")
    noon.shift(HOUR)
    clock.tick()

    check = check_of(call)
    assert (check.status, check.state) == (200, "alarm")


def test_the_end_is_looked_at_too(call, outside, noon, author):
    plan(call, expire_at=NOON + 3 * HOUR)
    noon.shift(3 * HOUR)
    clock.tick()

    check = check_of(call)
    assert (check.kind, check.state) == ("expired", "fine")
    assert str(check).startswith(f"Offline, von außen geprüft: {check.status}")
    assert check.status in (404, 410)


def test_what_stays_on_view_after_its_end_is_an_alarm(call, outside, noon, head):
    plan(call, expire_at=NOON + 3 * HOUR)
    outside.trouble = Answer(200, "5")
    noon.shift(3 * HOUR)
    clock.tick()

    assert "noch zu sehen (200)" in check_of(call).cause
    assert Mail.objects.get(recipient=head.email).subject == "Alarm: „Aufruf“ ist noch zu sehen"


def test_whoever_decides_otherwise_ends_the_alarm(call, outside, noon):
    outside.trouble = Answer(500)
    noon.shift(HOUR)
    clock.tick()
    Page.objects.get(pk=call.pk).specific.unpublish()
    noon.shift(timedelta(minutes=1))
    clock.tick()

    assert not PublicationCheck.objects.exists()


def test_a_step_that_fails_is_told_at_once(call, outside, noon, author, head, monkeypatch):
    def fail(self, *args, **kwargs):
        raise ValueError("intern")

    monkeypatch.setattr("wagtail.models.Revision.publish", fail)
    noon.shift(HOUR)
    clock.tick()
    noon.shift(timedelta(minutes=1))
    clock.tick()

    assert alarms_to() == {author.email, head.email}
    assert Mail.objects.count() == 2
    mail = Mail.objects.get(recipient=author.email)
    assert "Grund: Technischer Fehler (ValueError)" in mail.text
    assert "beheben Sie den Grund" in mail.text


def test_a_missed_slot_is_told(call, outside, noon, head):
    plan(call, NOON + HOUR, NOON + 2 * HOUR)
    noon.shift(3 * HOUR)
    clock.tick()

    (mail,) = Mail.objects.filter(subject__startswith="Alarm")
    assert "Zeitfenster war schon vorbei" in mail.text


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2026-10-25T00:30Z", "So., 25.10.2026, 02:30 Uhr (MESZ)"),
        ("2026-10-25T01:30Z", "So., 25.10.2026, 02:30 Uhr (MEZ)"),
        ("2027-03-28T00:59Z", "So., 28.03.2027, 01:59 Uhr (MEZ)"),
        ("2027-03-28T01:00Z", "So., 28.03.2027, 03:00 Uhr (MESZ)"),
    ],
)
def test_at_a_clock_change_the_hour_is_the_right_one(call, outside, noon, utc, local):
    moment = datetime.fromisoformat(utc)
    noon.move_to(moment - timedelta(minutes=2), tick=False)
    plan(call, moment.astimezone(BERLIN))
    noon.move_to(moment - timedelta(seconds=1), tick=False)
    clock.tick()
    assert not PublicationCheck.objects.filter(due_at=moment).exists()
    noon.move_to(moment, tick=False)
    clock.tick()

    check = check_of(call)
    assert (check.due_at, check.state) == (moment, "fine")
    assert check.moment.replace("\xa0", " ") == local


def test_after_days_nobody_is_reminded_of_what_went_well(call, outside, noon, client, author):
    noon.shift(HOUR)
    clock.tick()
    noon.shift(timedelta(days=3))
    client.force_login(author)

    assert "von außen geprüft" not in editor_of(client, call)
    noon.shift(timedelta(days=30))
    clock.tick()
    assert not PublicationCheck.objects.exists()


def test_an_early_reader_is_not_told_of_a_draft(call, client):
    assert VERSION not in client.get("/aufruf/").headers
