"""How a run ends for the person before the screen: exit status and a last sentence."""

import sys
from collections.abc import Callable

from . import problems, signals
from .console import say

INTERRUPTED = 130  # what shells report after Strg+C


def of(work: Callable[[], None]) -> int:
    """Does `work` and returns the exit status; what went wrong is said in one sentence."""
    signals.raise_ended()
    try:
        work()
    except signals.Ended:
        say("Abgebrochen. Ein neuer Aufruf setzt dort fort, wo dieser aufgehört hat.")
        return INTERRUPTED
    except OSError as error:
        return _fail(problems.from_os_error(error))
    except problems.Problem as problem:
        return _fail(problem)
    finally:
        signals.ignore()
    return 0


def _fail(problem: problems.Problem) -> int:
    print(f"Fehler: {problem}", file=sys.stderr, flush=True)
    return 1
