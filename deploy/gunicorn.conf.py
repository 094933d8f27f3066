"""Gunicorn in production, behind nginx; the environment file names address and processes."""

import os
import shutil
import sys
import tempfile

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


def on_exit(server) -> None:
    shutil.rmtree(metrics_folder, ignore_errors=True)
