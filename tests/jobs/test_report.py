from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django_tasks import TaskResultStatus

from cms.accounts.roles import ROLES
from cms.jobs import clock
from cms.jobs.models import WorkerState
from cms.jobs.names import register_task_name, task_name
from cms.jobs.state import jobs_state, status_in_words
from tests.jobs.tasks import fail

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def staff(*codenames, email="staff@example.org"):
    user = get_user_model().objects.create_user(email, "irrelevant")
    user.groups.add(Group.objects.get_or_create(name=ROLES["editor"].group)[0])
    user.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", *codenames)))
    return user


@pytest.fixture
def operator(db, client):
    client.force_login(staff("view_workerstate"))
    return client


@pytest.fixture
def given_up(queue):
    fail.enqueue()
    queue.update(
        status=TaskResultStatus.FAILED,
        worker_ids=list("abcde"),
        started_at=NOON,
        finished_at=NOON,
        exception_class_path="builtins.ConnectionError",
    )
    return queue.get()


def test_state_counts_what_waits_runs_and_failed(queue, time_machine):
    time_machine.move_to(NOON, tick=False)
    for status, tries in [
        ("READY", 0),
        ("RUNNING", 1),
        ("FAILED", 4),
        ("FAILED", 5),
        ("SUCCESSFUL", 1),
    ]:
        result = fail.enqueue()
        queue.filter(pk=result.id).update(
            status=status, worker_ids=["worker"] * tries, finished_at=NOON
        )
    fail.using(run_after=NOON + timedelta(hours=1)).enqueue()
    time_machine.shift(timedelta(minutes=7))
    state = jobs_state()
    assert (state.queued, state.running, state.retrying, state.given_up) == (2, 1, 1, 1)
    assert state.oldest_waiting == timedelta(minutes=7)


def test_worker_counts_as_alive_for_three_minutes(db, time_machine):
    time_machine.move_to(NOON, tick=False)
    assert not jobs_state().alive
    clock.tick()
    time_machine.shift(timedelta(minutes=2, seconds=59))
    assert jobs_state().alive
    time_machine.shift(timedelta(seconds=1))
    assert not jobs_state().alive


def test_every_status_has_its_words(queue):
    fail.enqueue()
    task = queue.get()
    words = set()
    for status in TaskResultStatus.values:
        for tries in (0, 1, 5):
            task.status, task.worker_ids = status, ["worker"] * tries
            words.add(status_in_words(task))
    assert words == {
        "Wartet",
        "Wartet auf neuen Versuch",
        "Läuft",
        "Fehlgeschlagen, neuer Versuch folgt",
        "Aufgegeben",
        "Erledigt",
    }


def test_task_without_a_name_shows_its_path(monkeypatch):
    monkeypatch.setattr("cms.jobs.names._names", {})
    assert task_name("mails.tasks.send") == "mails.tasks.send"
    register_task_name("mails.tasks.send", "E-Mail verschicken")
    assert task_name("mails.tasks.send") == "E-Mail verschicken"


def test_report_shows_a_task_that_was_given_up(operator, given_up):
    text = operator.get(reverse("jobs_report")).content.decode()
    for expected in ("Aufgaben", "tests.jobs.tasks.fail", "Aufgegeben", "ConnectionError"):
        assert expected in text
    assert "Erneut versuchen" in text
    assert "Der Hintergrunddienst steht." in text
    assert "muster@" not in text


def test_report_says_that_the_worker_is_alive(operator, given_up):
    WorkerState.objects.note_start(NOON)
    clock.tick()
    WorkerState.objects.note_error(NOON, "cms.broken: ValueError")
    text = operator.get(reverse("jobs_report")).content.decode()
    assert "Der Hintergrunddienst arbeitet" in text
    assert "24. November 2026, 13:00 Uhr" in text
    assert "cms.broken: ValueError" in text


def test_report_filters_and_pages(operator, queue):
    for _ in range(51):
        fail.enqueue()
    url = reverse("jobs_report_results")
    assert operator.get(url, {"p": 2}).content.decode().count("tests.jobs.tasks.fail") == 1
    response = operator.get(url, {"status": "FAILED"})
    assert "Keine Aufgaben vorhanden." in response.content.decode()


def test_report_takes_the_same_queries_for_few_and_many(
    operator, queue, django_assert_max_num_queries
):
    fail.enqueue()
    url = reverse("jobs_report_results")
    operator.get(url)
    with django_assert_max_num_queries(30) as few:
        operator.get(url)
    for _ in range(10):
        fail.enqueue()
    with django_assert_max_num_queries(len(few)):
        operator.get(url)


def test_button_puts_a_given_up_task_back(operator, queue, given_up):
    url = reverse("jobs_retry", args=[given_up.pk])
    assert operator.get(url).status_code == 405
    response = operator.post(url, follow=True)
    assert "steht wieder in der Warteschlange" in response.content.decode()
    assert queue.get().status == TaskResultStatus.READY


def test_button_leaves_other_tasks_alone(operator, queue):
    result = fail.enqueue()
    queue.update(status=TaskResultStatus.SUCCESSFUL)
    operator.post(reverse("jobs_retry", args=[result.id]))
    assert queue.get().status == TaskResultStatus.SUCCESSFUL


def test_report_is_closed_to_others(client, queue, given_up):
    client.force_login(staff())
    for method, name, args in [
        ("get", "jobs_report", []),
        ("get", "jobs_report_results", []),
        ("post", "jobs_retry", [given_up.pk]),
    ]:
        response = getattr(client, method)(reverse(name, args=args))
        assert response.status_code in (302, 403)
    assert queue.get().status == TaskResultStatus.FAILED
    assert reverse("jobs_report") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_menu_leads_to_the_report(operator):
    home = operator.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("jobs_report") in home
