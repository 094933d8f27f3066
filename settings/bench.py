"""For `make bench` and `make bench-search`: like the demo, in the folder and database given."""

import os
from pathlib import Path

from .demo import *  # noqa: F403
from .demo import sqlite
from .given import postgresql

BENCH_DIR = Path(os.environ["BENCH_DIR"])
DATABASES = {
    "default": postgresql(os.environ["BENCH_DATABASE_URL"])
    if "BENCH_DATABASE_URL" in os.environ
    else sqlite(BENCH_DIR / "db.sqlite3")
}
MEDIA_ROOT = BENCH_DIR / "media"
STATIC_ROOT = BENCH_DIR / "static"
