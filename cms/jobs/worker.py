"""The worker process: the queue in the main thread, the minute clock in a thread beside it.

The clock has its own thread so that a long task never delays what is due on the minute.
"""

import logging
import os
import signal
import socket
import sys
import threading
import time

from django.db import Error as DatabaseError
from django.db import connections
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from . import clock
from .models import WorkerState

logger = logging.getLogger(__name__)

POLL_SECONDS = 1  # claiming locks an SQLite database for an instant, so not more often
LONGEST_PAUSE = 60
PATIENCE = 30  # seconds that a tick has to end when the worker is stopped


class QueueWorker(Worker):
    """django-tasks-db's worker: outlives a database that is away, never exits between two steps."""

    def __init__(self, *, once: bool = False):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=POLL_SECONDS,
            batch=once,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:40]}-{os.getpid()}",
        )
        self.stopping = threading.Event()

    def shutdown(self, signum, frame) -> None:
        """First signal: finish the running task, then end. Second: break it off (it is retried)."""
        name = signal.Signals(signum).name
        if not self.running:
            logger.warning("%s again, breaking off", name)
            self.reset_signals()
            sys.exit(1)
        logger.info("%s, ending after the running task", name)
        self.running = False
        self.stopping.set()

    def run(self) -> None:
        pause = 1
        while self.running:
            begun = time.monotonic()
            try:
                super().run()
                return
            except Exception as error:
                if self.batch:
                    raise
                if time.monotonic() - begun > LONGEST_PAUSE:
                    pause = 1
                away = isinstance(error, DatabaseError)
                reason = "database not available" if away else "unexpected error"
                logger.warning(
                    "Queue halted for %d s: %s (%s)",
                    pause,
                    reason,
                    type(error).__name__,
                    exc_info=not away,
                )
            connections.close_all()
            self.stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


class ClockThread(threading.Thread):
    """Ticks at once, then at the start of each minute, on a database connection of its own."""

    def __init__(self):
        super().__init__(name="clock", daemon=True)
        self.stopping = threading.Event()
        self.started_at = timezone.now()

    def run(self) -> None:
        while True:
            self._tick()
            if self.stopping.wait(60 - time.time() % 60):
                return

    def _tick(self) -> None:
        try:
            if self.started_at:
                WorkerState.objects.note_start(self.started_at)
                self.started_at = None
            clock.tick()
        except Exception as error:
            away = isinstance(error, DatabaseError)
            logger.warning("Tick missed (%s)", type(error).__name__, exc_info=not away)
        finally:
            connections.close_all()

    def stop(self) -> None:
        self.stopping.set()
        self.join(PATIENCE)


def run_once() -> None:
    """One tick, then every task that is due."""
    clock.tick(always=True)
    QueueWorker(once=True).run()


def run_until_stopped() -> None:
    queue, minutes = QueueWorker(), ClockThread()
    queue.configure_signals()
    logger.info("Worker %s started", queue.worker_id)
    minutes.start()
    try:
        queue.run()
    finally:
        minutes.stop()
    logger.info("Worker %s ended", queue.worker_id)
