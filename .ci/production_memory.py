"""Memory of the application's processes: what they share is loaded once, before they are forked."""

import re
from pathlib import Path

from production_smoke import Site
from production_update import processes

LEAST = 100  # MiB of each; of files of programs alone it would be 40, with packages 70


def check(site: Site) -> None:
    """The processes share the memory of all that is loaded before they are forked."""
    rows = [memory(pid) for pid in processes(site.stack, "app")]
    for row in rows:
        shared = row["Shared_Clean"] + row["Shared_Dirty"]
        print(f"        {shared:.0f} MiB shared, PSS {row['Pss']:.0f} MiB")
        assert shared >= LEAST, row


def memory(pid: str) -> dict[str, float]:
    """MiB of each kind."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return {kind: int(kb) / 1024 for kind, kb in re.findall(r"^(\w+): +(\d+) kB", text, re.M)}
