"""Strg+C, a closed terminal and `kill` all mean the same: end everything, then go."""

import signal

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(BaseException):
    """Somebody asked the launcher to end. No error, so no `except Exception` may catch it."""


def raise_ended() -> None:
    """Turns the signals into `Ended`, so that every `finally` on the way out does its work."""
    for number in ENDING:
        # `nohup make demo` must outlive its terminal.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def _end(*_: object) -> None:
    # A second Strg+C must not break the cleaning up that the first one began.
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise Ended
