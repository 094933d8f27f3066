"""The launcher's small parts: premises, sentences, children, the worker's pauses."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
from collections import namedtuple

import pytest

from deploy.demo import child, outcome, premises, reports, signals
from deploy.demo.problems import Problem, from_os_error
from deploy.demo.server import LONGEST_PAUSE, Worker
from tests.deploy.conftest import alive, wait_until

Usage = namedtuple("Usage", "free")
LOOP = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


def test_a_busy_port_is_named_with_the_way_to_another():
    with socket.socket() as taken:
        taken.bind((premises.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {port} .* belegt.* make demo PORT={port + 1}"):
            premises.require_free_port(port)


def test_a_free_port_is_no_problem():
    with socket.socket() as probe:
        probe.bind((premises.HOST, 0))
        port = probe.getsockname()[1]

    premises.require_free_port(port)


@pytest.mark.parametrize(
    ("free", "installing", "enough"),
    [(10**6, False, False), (10**8, False, True), (10**8, True, False), (10**9, True, True)],
)
def test_space_is_asked_for_before_the_work(tmp_path, monkeypatch, free, installing, enough):
    monkeypatch.setattr(premises.shutil, "disk_usage", lambda path: Usage(free))

    if enough:
        premises.require_space(tmp_path, installing=installing)
    else:
        with pytest.raises(Problem, match="kein Platz"):
            premises.require_space(tmp_path, installing=installing)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "„/srv/x“ lässt sich nicht beschreiben"),
        (errno.EROFS, "„/srv/x“ lässt sich nicht beschreiben"),
        (errno.ENOSPC, "kein Platz"),
        (errno.EIO, "„/srv/x“: "),
    ],
)
def test_errors_of_the_machine_become_sentences(number, sentence):
    problem = from_os_error(OSError(number, os.strerror(number), "/srv/x"))

    assert sentence in str(problem)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n  Got f5ab", "falsche Prüfsumme"),
        ("WARNING: Retrying (Retry(total=4\nERROR: No matching distribution", "Paketserver"),
        ("WARNING: Retrying (Retry(\nOSError: [Errno 28] No space left on device", "kein Platz"),
        ("OSError: [Errno 13] Permission denied: '.venv/lib'", "nicht beschreiben"),
        ("ERROR: Failed building wheel", "Sonst."),
        ("", "Sonst.\nLetzte Meldung: keine"),
    ],
)
def test_the_words_of_pip_become_sentences(log, output, sentence):
    log.write_text(output)

    problem = str(reports.explain(log, "Sonst.", reports.PIP))

    assert sentence in problem
    assert f"Letzte Meldung: {output.splitlines()[-1].strip() if output else 'keine'}" in problem


def test_a_child_leaves_its_status_and_its_words(log):
    argv = [sys.executable, "-c", "print('Grüße'); raise SystemExit(3)"]

    assert child.run(argv, log, env=os.environ) == 3
    assert "Grüße" in log.read_text()


def test_long_silence_is_broken(log, capsys, monkeypatch):
    monkeypatch.setattr(child, "HEARTBEAT", 0.05)

    child.run([sys.executable, "-c", "import time; time.sleep(0.2)"], log, env=os.environ)

    assert "noch dabei" in capsys.readouterr().out


def test_a_child_that_will_not_end_is_ended(log, monkeypatch):
    monkeypatch.setattr(child, "PATIENCE", 0.1)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + LOOP[2]
    process = child.start([sys.executable, "-c", deaf], log, env=os.environ)
    assert wait_until(log.read_text)

    child.end(process)

    assert process.returncode == -signal.SIGKILL


def test_what_a_child_left_behind_is_ended_with_it(log):
    parent = f"import subprocess; print(subprocess.Popen({LOOP}).pid)"
    process = child.start([sys.executable, "-c", parent], log, env=os.environ)
    process.wait()
    left = log.read_text().split()[0]

    child.end(process)

    # Nobody waits for it any more: it is gone, or a zombie until init has buried it.
    assert wait_until(lambda: not alive(int(left)))


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Problem("Ein Satz."), 1, "Fehler: Ein Satz."),
        (OSError(errno.ENOSPC, "full"), 1, "kein Platz"),
        (signals.Ended(), 130, "Abgebrochen"),
    ],
)
def test_every_end_has_a_status_and_a_sentence(capsys, error, status, words):
    def work():
        raise error

    before = {number: signal.getsignal(number) for number in (*signals.ENDING, signal.SIGALRM)}
    try:
        assert outcome.of(work) == status
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    said = capsys.readouterr()
    assert words in said.out + said.err


def test_a_closed_terminal_does_not_end_what_nohup_started():
    code = (
        "import signal; from deploy.demo import signals;"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); signals.raise_ended();"
        "signal.raise_signal(signal.SIGHUP); print('still here')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stdout == "still here\n"


class Dead:
    """A process that has died as soon as it is looked at."""

    pid, returncode = 2**30, 1  # no process has this id

    def poll(self):
        return self.returncode

    def wait(self):
        return self.returncode


def test_the_pause_before_a_dead_worker_starts_again_grows_to_a_minute(capsys):
    now, started_at = 0.0, []

    def start():
        started_at.append(now)
        return Dead()

    worker = Worker(start, clock=lambda: now)
    while len(started_at) < 9:
        worker.look()
        now += 0.5

    pauses = [int(seconds) for seconds in re.findall(r"Start in (\d+) s", capsys.readouterr().out)]
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert started_at[-1] - started_at[-2] == pytest.approx(LONGEST_PAUSE, abs=2)


def test_a_worker_that_was_healthy_for_long_starts_again_soon(capsys):
    now = 0.0
    worker = Worker(Dead, clock=lambda: now)
    worker.pause = 32
    worker.look()
    now += 2 * LONGEST_PAUSE

    worker.look()

    assert "Start in 1 s" in capsys.readouterr().out
