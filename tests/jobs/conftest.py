import pytest
from django_tasks_db.models import DBTaskResult


@pytest.fixture
def queue(db, settings):
    """The real queue in the database, which tests otherwise do without."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects
