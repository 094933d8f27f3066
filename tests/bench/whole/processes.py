"""What processes use, as Linux tells it in /proc."""

import re
import time
from collections.abc import Iterable
from pathlib import Path

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def family(group: int) -> list[int]:
    """The processes of a group: one that was started with a session of its own, and its own."""
    return [pid for pid, of in _groups() if of == group]


def cpu_seconds(pids: Iterable[int]) -> float:
    """CPU time that they have used until now, exact where /proc counts in hundredths."""
    return sum(time.clock_gettime((~pid << 3) | 2) for pid in pids)  # clock_getcpuclockid(3)


def mebibytes(pids: Iterable[int]) -> float:
    """Their memory; what several share counts once."""
    texts = (Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii") for pid in pids)
    return sum(int(_PSS.search(text)[1]) for text in texts) / 1024


def _groups() -> Iterable[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:  # it has just ended
            continue
        yield int(folder.name), int(stat.rpartition(")")[2].split()[2])
