import pytest
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult


@pytest.fixture
def queue(db, settings, monkeypatch):
    """The real queue in the database, which tests otherwise do without.

    A worker in the test's own process keeps the connection, for the test's transaction is on it.
    """
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return DBTaskResult.objects
