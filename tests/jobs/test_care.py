from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus

from cms.jobs import care
from cms.jobs.worker import run_once
from tests.jobs.tasks import fail, hang_at_first, write

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FAILED, READY = TaskResultStatus.FAILED, TaskResultStatus.READY


def status_of(queue, result) -> str:
    return queue.get(pk=result.id).status


def test_task_commits_with_the_change_that_enqueued_it(queue, tmp_path):
    with transaction.atomic():
        write.enqueue(str(tmp_path / "file"), "text")
        assert queue.count() == 1, "the row is written in the transaction, not after it"
    assert queue.count() == 1


def test_task_rolls_back_with_the_change_that_enqueued_it(queue, tmp_path):
    with transaction.atomic():
        write.enqueue(str(tmp_path / "file"), "text")
        transaction.set_rollback(True)
    assert not queue.exists()


def test_failed_task_is_tried_again_with_growing_pauses_then_given_up(queue, time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    result = fail.enqueue()
    run_once()
    for minutes in (1, 5, 15, 60):
        assert status_of(queue, result) == FAILED
        time_machine.shift(timedelta(minutes=minutes, seconds=-1))
        care.retry_failed()
        assert status_of(queue, result) == FAILED, f"too early for the pause of {minutes} min"
        time_machine.shift(timedelta(seconds=1))
        run_once()
    time_machine.shift(timedelta(days=2))
    run_once()
    assert status_of(queue, result) == FAILED
    assert len(queue.get(pk=result.id).worker_ids) == care.MAX_TRIES == 5
    assert caplog.text.count("given up after 5 tries") == 1, "the alarm rings once"
    assert str(care.given_up().get().pk) == result.id


def test_log_names_the_class_of_an_exception_but_not_its_text(queue, caplog):
    fail.enqueue()
    with caplog.at_level("INFO", "cms.jobs"):
        run_once()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("cms.jobs")]
    assert any("failed, try 1 of 5: builtins.ConnectionError" in line for line in ours)
    assert "muster@" not in "".join(ours)


def test_task_of_a_killed_worker_is_run_again(queue, time_machine, tmp_path):
    time_machine.move_to(NOON, tick=False)
    (tmp_path / "marker").touch()
    result = hang_at_first.enqueue(str(tmp_path / "marker"))
    queue.get().claim("worker that was killed")
    time_machine.shift(timedelta(minutes=9, seconds=59))
    run_once()
    assert status_of(queue, result) == TaskResultStatus.RUNNING
    time_machine.shift(timedelta(seconds=1))
    run_once()
    assert status_of(queue, result) == TaskResultStatus.SUCCESSFUL
    assert len(queue.get(pk=result.id).worker_ids) == 2, "the lost run counts as a try"


def test_task_whose_workers_are_always_killed_is_given_up(queue, time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    fail.enqueue()
    queue.update(worker_ids=["a", "b", "c", "d"])
    queue.get().claim("e")
    time_machine.shift(timedelta(minutes=10))
    care.fail_lost()
    care.fail_lost()
    care.retry_failed()
    assert care.given_up().get().exception_class_path == "cms.jobs.care.WorkerLost"
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_given_up_task_gets_a_full_set_of_tries_when_a_person_asks(queue):
    fail.enqueue()
    queue.update(status=FAILED, worker_ids=list("abcde"), finished_at=NOON)
    task = queue.get()
    assert care.retry_given_up(task.pk)
    assert not care.retry_given_up(task.pk), "a second click finds nothing to do"
    task.refresh_from_db()
    assert (task.status, task.worker_ids) == (READY, [])


@pytest.mark.parametrize(
    ("status", "days", "kept"),
    [
        (TaskResultStatus.SUCCESSFUL, 13, True),
        (TaskResultStatus.SUCCESSFUL, 15, False),
        (FAILED, 89, True),
        (FAILED, 91, False),
        (READY, 400, True),
    ],
)
def test_old_results_are_pruned(queue, time_machine, status, days, kept):
    time_machine.move_to(NOON)
    fail.enqueue()
    queue.update(status=status, finished_at=NOON - timedelta(days=days))
    care.prune()
    assert queue.exists() is kept
