"""Gunicorn in production, behind nginx; the environment file names address and processes."""

import gc
import os
import shutil
import signal
import sys
import tempfile
import time

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

# Names the folder of the counters that /metrics adds up; it stays the same when this is reloaded.
COUNTERS = "PROMETHEUS_MULTIPROC_DIR"
if COUNTERS not in os.environ:
    os.environ[COUNTERS] = tempfile.mkdtemp(prefix="nhz-metrics-", dir=worker_tmp_dir)

# Loaded once, before the processes are forked: what they then share is most of their memory.
preload_app = True
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's; who forks has one thread
gc.disable()  # a fifth of the time to load; what is loaded stays


class Former:
    """A process of before the reload, as gunicorn looks at its own: the oldest, to be ended."""

    age = 0
    aborted = False

    def __init__(self) -> None:
        self.tmp = self
        self.since = time.monotonic()

    def last_update(self) -> float:
        return self.since

    def close(self) -> None:
        pass


def on_reload(server) -> None:
    """Become a new gunicorn, in the same process: one that has our code loaded keeps it.

    Meanwhile the processes that were forked from the old one go on. They stay children of this
    process, and its sockets stay open; gunicorn finds them as after its own change by USR2.
    """
    os.environ.update(
        GUNICORN_PID=str(server.pid),
        GUNICORN_FD=",".join(str(listener.fileno()) for listener in server.LISTENERS),
        FORMER_PROCESSES=" ".join(map(str, server.WORKERS)),
    )
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until the new one takes it; else it would die
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell wanted


def when_ready(server) -> None:
    gc.collect()
    gc.freeze()  # else each process would copy all of it by looking for garbage there
    gc.enable()
    if former := os.environ.pop("FORMER_PROCESSES", ""):
        server.manage_workers()  # first the new ones, then it ends those that are too many
        server.WORKERS.update({int(pid): Former() for pid in former.split()})


def on_exit(server) -> None:
    shutil.rmtree(os.environ[COUNTERS], ignore_errors=True)
