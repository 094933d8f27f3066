import signal

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker

from cms.jobs.models import WorkerState
from cms.jobs.worker import ClockThread, QueueWorker
from tests.jobs.tasks import fail, write


def test_once_runs_a_tick_and_all_that_is_due(queue, tmp_path):
    write.enqueue(str(tmp_path / "one"), "1")
    fail.enqueue()
    write.enqueue(str(tmp_path / "two"), "2")
    call_command("worker", once=True)
    assert (tmp_path / "one").read_text() == "1"
    assert (tmp_path / "two").read_text() == "2"
    assert (
        queue.filter(status=TaskResultStatus.SUCCESSFUL, task_path__startswith="tests.").count()
        == 2
    )
    assert WorkerState.objects.load().last_tick


def test_queue_waits_longer_and_longer_for_a_database_that_is_away(monkeypatch, caplog):
    worker = QueueWorker()
    outcomes = [OperationalError("away"), OperationalError("away"), ValueError(), None]

    def run(self):
        if error := outcomes.pop(0):
            raise error

    pauses = []
    monkeypatch.setattr(Worker, "run", run)
    monkeypatch.setattr(worker.stopping, "wait", pauses.append)
    monkeypatch.setattr("cms.jobs.worker.connections.close_all", lambda: None)
    worker.run()
    assert pauses == [1, 2, 4]
    assert caplog.text.count("database not available (OperationalError)") == 2


def test_once_tells_the_caller_that_the_database_is_away(monkeypatch):
    def run(self):
        raise OperationalError("away")

    monkeypatch.setattr(Worker, "run", run)
    with pytest.raises(OperationalError):
        QueueWorker(once=True).run()


def test_tick_survives_a_database_that_is_away(monkeypatch, caplog):
    def away(now):
        raise OperationalError("away")

    thread = ClockThread()
    monkeypatch.setattr(WorkerState.objects, "note_start", away)
    monkeypatch.setattr("cms.jobs.worker.connections.close_all", lambda: None)
    thread._tick()
    assert "Tick missed (OperationalError)" in caplog.text
    assert thread.started_at, "the start is noted with the next tick"


def test_first_signal_ends_gently_second_at_once(monkeypatch):
    worker = QueueWorker()
    monkeypatch.setattr(worker, "reset_signals", lambda: None)
    worker.shutdown(signal.SIGTERM, None)
    assert not worker.running
    with pytest.raises(SystemExit):
        worker.shutdown(signal.SIGTERM, None)
