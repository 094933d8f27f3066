"""A circuit breaker: after a failure nobody waits for the server until it has shown that it lives.

Each process has its own. Readers never pay for a trial; it runs in a thread beside them.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from prometheus_client import Counter

from cms.jobs.metrics import COUNTERS

OPENED = Counter(
    "nhz_search_breaker_opened",
    "Wie oft ein Prozess aufhörte, den Suchserver zu fragen",
    registry=COUNTERS,
)
logger = logging.getLogger(__name__)

PAUSE = 30  # seconds from a failure to the next trial


class Breaker:
    """Closed while the server answers; `trial` is what tells whether it does so again."""

    def __init__(self, trial: Callable[[], None]) -> None:
        self.trial = trial
        self.failure = ""  # why it is open; "" while it is closed
        self.thread: Thread | None = None
        self._again_at = 0.0
        self._lock = Lock()

    def lets_through(self) -> bool:
        """Whether the server may be asked; starts a trial if it is time for one."""
        if not self.failure:
            return True
        with self._lock:
            if self.failure and time.monotonic() >= self._again_at:
                self._again_at = time.monotonic() + PAUSE
                self.thread = Thread(target=self.trial, name="search-server-trial", daemon=True)
                self.thread.start()
        return False

    def open(self, failure: str) -> None:
        with self._lock:
            if not self.failure:
                OPENED.inc()
                logger.error("Search server fails, the embedded index answers: %s", failure)
            self.failure = failure
            self._again_at = time.monotonic() + PAUSE

    def close(self) -> None:
        with self._lock:
            if self.failure:
                logger.warning("Search server answers again, it was: %s", self.failure)
            self.failure = ""
