"""Gunicorn in production, behind nginx; the environment file names address and processes."""

import gc
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

wsgi_app = "settings.wsgi:application"
bind = os.environ.get("APP_BIND") or "127.0.0.1:8000"
worker_class = "gthread"
processes = os.environ.get("APP_PROCESSES") or "2"
if not processes.isdecimal() or not 1 <= int(processes) <= 64:
    sys.exit(f"Die Angabe APP_PROCESSES muss eine Zahl von 1 bis 64 sein, nicht „{processes}“.")
workers = int(processes)
threads = 4
timeout = 60
graceful_timeout = 30
# The workers' sign of life must not wait for a slow disk, nor their counters for room on it: they
# are memory mapped to files, and whoever writes there while the disk is full is killed (SIGBUS).
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
loglevel = "warning"
control_socket_disable = True

# Where the processes keep the counters that /metrics adds up.
metrics_folder = os.environ.setdefault(
    "PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="nhz-metrics-", dir=worker_tmp_dir)
)

# Of the packages, what is large and loads without the settings.
SHARED = (
    "bs4",
    "django.contrib.admin.utils",
    "django.core.handlers.wsgi",
    "django.db.backends.postgresql.base",
    "django.test",  # Wagtail needs it
    "django_filters",
    "elasticsearch.helpers",
    "fido2.server",
    "markdown",
    "pillow_heif",
    "rapidfuzz",
    "rest_framework.serializers",
    "whitenoise.middleware",
)


def when_ready(server) -> None:
    """Load once, before the processes are forked from this one, what they then share.

    Packages and their data only, which change with a restart alone: what is loaded here outlives a
    reload, and that shall bring our own code anew. So our module that loads the German models is
    not left among the loaded ones.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's; who forks has one thread
    path = Path(__file__).parent.parent / "search" / "german" / "lexicon.py"
    spec = importlib.util.spec_from_file_location("lexicon", path)
    lexicon = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lexicon)
    server.german = lexicon.preload()
    for name in SHARED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # else each process would copy all of it by looking for garbage there


def post_fork(server, worker) -> None:
    # A reload may reach a server that was started by a version without it.
    if german := getattr(server, "german", None):
        importlib.import_module("search.german.lexicon").inherit(german)


def on_exit(server) -> None:
    shutil.rmtree(metrics_folder, ignore_errors=True)
