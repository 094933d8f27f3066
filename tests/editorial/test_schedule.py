from datetime import datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.apps import AppConfig, apps
from django.db import connection
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published

from cms.editorial import schedule
from cms.editorial.models import ScheduleProblem
from cms.editorial.schedule import publish_due
from pages.standard.models import StandardPage
from tests import factories
from tests.editorial.planning import HOUR, NOON, live, plan, scheduled

BERLIN = ZoneInfo("Europe/Berlin")

pytestmark = pytest.mark.usefixtures("noon")


def test_page_goes_live_on_the_minute_and_not_before(add_page, noon):
    page = plan(add_page("Aufruf"), NOON + HOUR)
    noon.shift(HOUR - timedelta(seconds=1))
    assert publish_due().published == []
    assert not live(page)
    noon.shift(timedelta(seconds=1))
    assert publish_due().published == ["Aufruf"]
    assert live(page)
    assert not scheduled(page)
    assert publish_due().published == []


def test_page_goes_offline_on_the_minute_and_not_before(add_page, noon):
    page = plan(add_page("Aktion"), expire_at=NOON + HOUR)
    noon.shift(HOUR - timedelta(seconds=1))
    publish_due()
    assert live(page)
    noon.shift(timedelta(seconds=1))
    assert publish_due().expired == ["Aktion"]
    assert not live(page)
    assert Page.objects.get(pk=page.pk).expired
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").exists()


def test_failing_page_keeps_its_schedule_and_stops_no_other(hanging, add_page, noon):
    later = plan(add_page("Andere"), NOON + HOUR + timedelta(seconds=1))
    noon.shift(2 * HOUR)
    run = publish_due()
    assert run.published == ["Andere"]
    assert live(later)
    assert scheduled(hanging)
    assert StandardPage.objects.get(pk=hanging.pk).slug == "alt"
    problem = ScheduleProblem.objects.get()
    assert problem.content_object.pk == hanging.pk
    assert (problem.tries, problem.first_seen) == (1, NOON + 2 * HOUR)
    assert "neu" in problem.message
    assert "verwendet" in problem.message, "the reason is in German"


def test_third_failure_rings_the_alarm_once(hanging, noon, caplog):
    noon.shift(HOUR)
    for _ in range(5):
        publish_due()
        noon.shift(timedelta(minutes=1))
    assert [r.levelname for r in caplog.records if r.name == schedule.__name__] == [
        *("WARNING", "WARNING", "ERROR", "WARNING", "WARNING")
    ]
    problem = ScheduleProblem.objects.get()
    assert (problem.tries, problem.last_seen - problem.first_seen) == (5, timedelta(minutes=4))


def test_problem_goes_when_the_page_is_published_at_last(hanging, noon):
    noon.shift(HOUR)
    publish_due()
    StandardPage.objects.get(slug="neu").delete()
    noon.shift(timedelta(minutes=1))
    assert publish_due().published == ["Hängt"]
    assert StandardPage.objects.get(pk=hanging.pk).slug == "neu"
    assert not ScheduleProblem.objects.exists()


@pytest.mark.parametrize("way_out", ["unschedule", "delete"])
def test_problem_goes_with_its_schedule(hanging, noon, way_out):
    noon.shift(HOUR)
    publish_due()
    if way_out == "delete":
        StandardPage.objects.get(pk=hanging.pk).delete()
    else:
        Revision.objects.update(approved_go_live_at=None)
    noon.shift(timedelta(minutes=1))
    publish_due()
    assert not ScheduleProblem.objects.exists()


def test_failing_expiry_counts_once_a_run_and_stops_no_other(add_page, noon, monkeypatch):
    stuck = plan(add_page("Klemmt"), expire_at=NOON + HOUR)
    other = plan(add_page("Andere"), expire_at=NOON + HOUR + timedelta(seconds=1))
    unpublish = StandardPage.unpublish

    def fail(self, *args, **kwargs):
        if self.title == "Klemmt":
            raise ValueError("intern")
        return unpublish(self, *args, **kwargs)

    monkeypatch.setattr(StandardPage, "unpublish", fail)
    noon.shift(2 * HOUR)
    publish_due()
    assert live(stuck)
    assert not live(other)
    problem = ScheduleProblem.objects.get()
    assert problem.tries == 1
    assert problem.message == (
        "Technischer Fehler (ValueError). Bitte die Administration verständigen."
    )


def test_missed_time_slot_never_flashes_up(add_page, noon):
    page = plan(add_page("Zu spät"), NOON + HOUR, NOON + 2 * HOUR)
    published = []
    page_published.connect(published.append)
    try:
        noon.shift(3 * HOUR)
        run = publish_due()
    finally:
        page_published.disconnect(published.append)
    assert (run.published, run.expired, run.missed) == ([], [], ["Zu spät"])
    row = Page.objects.get(pk=page.pk)
    assert (row.live, row.expired, row.first_published_at) == (False, True, None)
    assert not published
    assert not scheduled(page)
    entry = PageLogEntry.objects.get(action="editorial.schedule.missed")
    assert entry.message == "Geplantes Zeitfenster verpasst: nicht veröffentlicht"
    assert entry.data["expire_at"] == "2026-11-24T14:00:00Z"
    noon.shift(timedelta(minutes=1))
    assert publish_due().missed == []


def test_missed_time_slot_takes_the_older_version_offline(add_page, noon):
    page = add_page("Erste Fassung")
    page.save_revision().publish()
    plan(page, NOON + HOUR, NOON + 2 * HOUR, title="Zweite Fassung")
    noon.shift(3 * HOUR)
    publish_due()
    row = Page.objects.get(pk=page.pk)
    assert (row.live, row.expired, row.title) == (False, True, "Erste Fassung")
    assert not scheduled(page)


@pytest.mark.parametrize("worker_stands_still", [False, True])
def test_expiry_keeps_the_schedule_of_the_next_version(add_page, noon, worker_stands_still):
    page = plan(add_page("Bis eins"), expire_at=NOON + HOUR)
    plan(page, NOON + 2 * HOUR, title="Ab zwei")
    noon.shift(HOUR)
    if not worker_stands_still:
        publish_due()
        assert not live(page)
        assert scheduled(page)
    noon.shift(HOUR)
    assert publish_due().published == ["Ab zwei"]
    assert live(page)


def test_slot_that_ends_during_the_run_is_closed_by_it(add_page, noon, monkeypatch):
    page = plan(add_page("Kurz"), NOON + HOUR, NOON + 2 * HOUR)
    publish = schedule._publish

    def slow_publish(run):
        publish(run)
        noon.shift(HOUR)

    monkeypatch.setattr(schedule, "_publish", slow_publish)
    noon.shift(HOUR + timedelta(seconds=1))
    assert publish_due().expired == ["Kurz"]
    assert not live(page)


def test_worker_that_comes_second_finds_nothing_to_do(add_page, noon):
    page = plan(add_page("Aufruf"), NOON + HOUR)
    noon.shift(HOUR)
    revision = page.get_latest_revision()
    run = schedule.ScheduleRun(NOON + HOUR)
    assert schedule._publish_one(run, revision.pk)
    assert schedule._publish_one(run, revision.pk) is None


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "2026-10-25T00:30Z"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), "2026-10-25T01:30Z"),
        (datetime(2027, 3, 28, 1, 59, tzinfo=BERLIN), "2027-03-28T00:59Z"),
        (datetime(2027, 3, 28, 3, 0, tzinfo=BERLIN), "2027-03-28T01:00Z"),
    ],
)
def test_clock_change_moves_no_date(add_page, noon, local, utc):
    moment = datetime.fromisoformat(utc)
    noon.move_to(moment - 2 * HOUR, tick=False)
    begins = plan(add_page("Beginnt"), local)
    ends = plan(add_page("Endet"), expire_at=local)
    noon.move_to(moment - timedelta(minutes=1), tick=False)
    publish_due()
    assert (live(begins), live(ends)) == (False, True)
    noon.move_to(moment, tick=False)
    publish_due()
    assert (live(begins), live(ends)) == (True, False)


@pytest.mark.parametrize("day", ["28.03.2027", "31.10.2027"])
def test_an_hour_that_is_missing_or_comes_twice_is_refused_with_a_way_on(roles, add_page, day):
    form_class = StandardPage.get_edit_handler().get_form_class()
    page = add_page("Aufruf")
    typed = {"title": "Aufruf", "slug": page.slug, "go_live_at": f"{day} 02:30"}
    editor = factories.person("editor")
    form = form_class(typed, instance=page, for_user=editor)

    (said,) = form.errors["go_live_at"]
    assert "vor 2 Uhr oder ab 3 Uhr" in said
    assert form["go_live_at"].value() == f"{day} 02:30"
    later = form_class(typed | {"go_live_at": f"{day} 03:00"}, instance=page, for_user=editor)
    assert "go_live_at" not in later.errors


@pytest.fixture(scope="module")
def note_model(django_db_setup, django_db_blocker):
    # One app more, without what `override_settings` does: Wagtail 8 cannot get ready twice.
    app = AppConfig.create("tests.editorial.drafts")
    app.apps = apps
    with mock.patch.dict(apps.app_configs, {app.label: app}), django_db_blocker.unblock():
        app.import_models()
        apps.clear_cache()
        Note = app.get_model("Note")  # noqa: N806

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        content_type = Note.get_content_type()
        yield Note
        content_type.delete()
        with connection.schema_editor() as editor:
            editor.delete_model(Note)
    apps.clear_cache()


def test_snippet_is_published_and_expires(note_model, db, noon):
    note = note_model.objects.create(text="Alt", live=False)
    note.text, note.go_live_at, note.expire_at = "Neu", NOON + HOUR, NOON + 2 * HOUR
    note.save_revision().publish()
    noon.shift(HOUR)
    assert publish_due().published == ["Neu"]
    note.refresh_from_db()
    assert (note.live, note.text) == (True, "Neu")
    noon.shift(HOUR)
    assert publish_due().expired == ["Neu"]
    note.refresh_from_db()
    assert (note.live, note.expired) == (False, True)


def test_missed_time_slot_of_a_snippet(note_model, db, noon):
    note = note_model.objects.create(text="Alt", live=False)
    note.go_live_at, note.expire_at = NOON + HOUR, NOON + 2 * HOUR
    note.save_revision().publish()
    noon.shift(3 * HOUR)
    assert publish_due().missed == ["Alt"]
    note.refresh_from_db()
    assert (note.live, note.expired, note.scheduled_revision) == (False, True, None)
