"""The running demo: the web server, beside it the worker, and who looks after both."""

import http.client
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

from . import child
from .console import say
from .content import Content
from .premises import HOST
from .problems import Problem

FIRST_ANSWER = 120.0  # seconds that the web server may take until it answers
LOOK = 0.3  # seconds between two looks at the children
SEE_LOG = "Warum, steht in var/demo/logs/server.log."
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a dead worker is started again


class Worker:
    """The background process, started again when it dies, each time after a longer pause."""

    def __init__(self, start: Callable[[], Popen], clock: Callable[[], float] = time.monotonic):
        self.start = start
        self.clock = clock
        self.pause = FIRST_PAUSE
        self.due = clock()
        self.child: Popen | None = None

    def look(self) -> None:
        if self.child is None:
            if self.clock() >= self.due:
                self.child = self.start()
                self.due = self.clock()
        elif self.child.poll() is not None:
            self._mourn(self.child.returncode)

    def _mourn(self, status: int) -> None:
        # One that ran for longer than the longest pause was healthy: begin with short pauses.
        if self.clock() - self.due > LONGEST_PAUSE:
            self.pause = FIRST_PAUSE
        say(
            f"Der Hintergrunddienst hat sich beendet (Status {status}), "
            f"neuer Start in {self.pause:.0f} s. Protokoll: var/demo/logs/worker.log"
        )
        self.end()
        self.due = self.clock() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def end(self) -> None:
        if self.child is not None:
            child.end(self.child)
            self.child = None


class Server:
    """Gunicorn and the worker; `end` may be called at any moment."""

    def __init__(self, content: Content):
        self.content = content
        self.web: Popen | None = None
        self.worker = Worker(self._start_worker)

    def start(self) -> None:
        """Returns when the home page answers; raises `Problem` if it does not come."""
        config = self.content.root / "deploy" / "demo" / "gunicorn.conf.py"
        self.web = self._start("server.log", "-m", "gunicorn", "--config", config)
        self._wait_for_answer()

    def supervise(self) -> None:
        """Looks after both until the web server dies; ends only by an exception."""
        while True:
            self._require_web()
            self.worker.look()
            time.sleep(LOOK)

    def end(self) -> None:
        self.worker.end()
        if self.web is not None:
            child.end(self.web)

    def _start(self, log: str, *arguments: str | Path) -> Popen:
        argv = [self.content.python, *arguments]
        return child.start(argv, self.content.logs / log, env=self.content.env)

    def _start_worker(self) -> Popen:
        return self._start("worker.log", self.content.root / "manage.py", "worker")

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + FIRST_ANSWER
        while (status := self._status()) is None:
            self._require_web()
            if time.monotonic() > deadline:
                raise Problem(f"Der Webserver antwortet nicht. {SEE_LOG}")
            time.sleep(LOOK)
        if status != http.client.OK:
            raise Problem(f"Die Startseite antwortet mit dem Fehler {status}. {SEE_LOG}")

    def _require_web(self) -> None:
        if self.web.poll() is not None:
            raise Problem(
                f"Der Webserver hat sich beendet (Status {self.web.returncode}). {SEE_LOG}"
            )

    def _status(self) -> int | None:
        """The status of the home page, None while nobody answers."""
        # Not urllib: it would ask a proxy for our own machine.
        connection = http.client.HTTPConnection(HOST, self.content.port, timeout=FIRST_ANSWER)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
