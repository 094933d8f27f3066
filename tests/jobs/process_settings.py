"""For worker processes that tests start: a database on disk, quickly made, and the real queue."""

import os
from pathlib import Path

from settings.base import INSTALLED_APPS, sqlite
from settings.test import *  # noqa: F403

DATABASES = {"default": sqlite(Path(os.environ["WORKER_TEST_DATABASE"]))}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MIGRATION_MODULES = {
    label: None
    for label in (
        *(app.rpartition(".")[2] for app in INSTALLED_APPS),
        *("wagtailcore", "wagtailadmin", "wagtailsearch", "wagtailimages", "wagtaildocs"),
        *("wagtailredirects", "wagtailusers", "wagtailsearchpromotions", "django_tasks_database"),
    )
}
