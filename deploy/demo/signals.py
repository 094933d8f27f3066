"""Strg+C, a closed terminal, `kill`, the end of make: all mean to end everything, then go."""

import os
import re
import signal
from pathlib import Path

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK = 0.5  # seconds between two looks at make


class Ended(BaseException):
    """Somebody asked the launcher to end. No error, so no `except Exception` may catch it."""


def raise_ended() -> None:
    """Turns the signals into `Ended`, so that every `finally` on the way out does its work."""
    for number in ENDING:
        # `nohup make demo` must outlive its terminal.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def raise_ended_with(parent: int) -> None:
    """Also ends when `parent`, make, is gone or about to go.

    make hands on SIGTERM alone. After any other signal it waits for us without a word; what shows
    is that it no longer catches that signal (Linux tells).
    """
    caught = _signals_caught_by(parent)

    def look(*_: object) -> None:
        if os.getppid() != parent or caught & ~_signals_caught_by(parent):
            _end()

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)


def _signals_caught_by(pid: int) -> int:
    """As bits, the lowest one for signal 1; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^SigCgt:\s*([0-9a-f]+)", status, re.MULTILINE)
    return int(found[1], 16) if found else 0


def ignore() -> None:
    """From here on nothing breaks the cleaning up, be it a second Strg+C."""
    for number in (*ENDING, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)


def _end(*_: object) -> None:
    ignore()
    raise Ended
