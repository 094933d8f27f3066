"""For `make bench-search`: shaped like the demo, in the folder and the database it is given."""

import os
from pathlib import Path

import dj_database_url

from .demo import *  # noqa: F403
from .demo import sqlite

BENCH_DIR = Path(os.environ["BENCH_DIR"])
DATABASES = {
    "default": dj_database_url.parse(os.environ["BENCH_DATABASE_URL"])
    if "BENCH_DATABASE_URL" in os.environ
    else sqlite(BENCH_DIR / "db.sqlite3")
}
MEDIA_ROOT = BENCH_DIR / "media"
STATIC_ROOT = BENCH_DIR / "static"
