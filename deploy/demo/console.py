"""What the launcher says: short German lines with the step and the seconds it took."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def say(line: str = "") -> None:
    # The terminal may have been closed; what runs, and the cleaning up, go on.
    with suppress(OSError):
        print(line, flush=True)


class Steps:
    """Numbers the steps of a run: `[2/6] Titel …`, then `fertig nach 3 s`."""

    def __init__(self, total: int):
        self.total = total
        self.numbers = itertools.count(1)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        say(f"[{next(self.numbers)}/{self.total}] {title} …")
        began = time.monotonic()
        yield
        say(f"      fertig nach {time.monotonic() - began:.0f} s")
