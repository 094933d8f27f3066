"""Child processes that never outlive the launcher, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from .console import say

PR_SET_PDEATHSIG = 1
PATIENCE = 8.0  # seconds between asking a child to end and making it
HEARTBEAT = 15.0  # seconds of silence before a long step says that it is still at work

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(parent: int) -> None:
    """Has the kernel send SIGTERM to this process when `parent` is gone, even by `kill -9`.

    Only Linux offers this; elsewhere the ordinary ways to end still end everything.
    """
    if _libc is None:
        return
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # It went before we asked.
        os.kill(os.getpid(), signal.SIGTERM)


def start(
    argv: Sequence[str | Path], log: Path, *, env: Mapping[str, str], shown: bool = False
) -> subprocess.Popen:
    """Starts `argv` in a session of its own, so that Strg+C reaches the launcher alone.

    What it prints is added to `log`; if `shown`, only its errors, the rest goes to the terminal.
    """
    with log.open("a", encoding="utf-8") as output:
        return subprocess.Popen(
            argv,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=None if shown else output,
            stderr=output,
            start_new_session=True,
            # Safe here: the launcher has one thread.
            preexec_fn=partial(end_with_parent, os.getpid()),
        )


def end(child: subprocess.Popen) -> None:
    """Asks the child to end, waits, and sweeps up whatever it left in its session."""
    if child.poll() is None:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(PATIENCE)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def run(
    argv: Sequence[str | Path], log: Path, *, env: Mapping[str, str], shown: bool = False
) -> int:
    """Runs `argv` to its end and returns its exit status; long silence is broken by a line."""
    began = time.monotonic()
    child = start(argv, log, env=env, shown=shown)
    try:
        while True:
            try:
                return child.wait(HEARTBEAT)
            except subprocess.TimeoutExpired:
                say(f"      … noch dabei ({time.monotonic() - began:.0f} s)")
    finally:
        end(child)
