"""For `make bench` and `make bench-search`: like the demo, in the folder and database given."""

import os
from pathlib import Path

import dj_database_url

from .demo import *  # noqa: F403
from .demo import sqlite

BENCH_DIR = Path(os.environ["BENCH_DIR"])
DATABASES = {
    "default": dj_database_url.parse(
        os.environ["BENCH_DATABASE_URL"], conn_max_age=60, conn_health_checks=True
    )
    if "BENCH_DATABASE_URL" in os.environ
    else sqlite(BENCH_DIR / "db.sqlite3")
}
MEDIA_ROOT = BENCH_DIR / "media"
STATIC_ROOT = BENCH_DIR / "static"
