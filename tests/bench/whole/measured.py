"""What is measured, one after the other; each part takes projects that are built."""

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from production_stack import Stack, wait_until

from .addresses import IN_TURN
from .client import Address, Load, Reader, load
from .processes import cpu_seconds, family, mebibytes
from .projects import Project

WARM_UP = 0.5  # seconds
STARTS = 3
ROUNDS = 12  # publications that are waited for behind nginx
# As from somebody who has a form open: such a request passes by the kept pages, and everything else
# that a process has learnt stays.
PASSES_BY = f"Cookie: csrftoken={'x' * 32}; __Host-csrf={'x' * 32}\r\n"


@dataclass
class Row:
    """One kind of page in one way of serving it."""

    kind: str
    way: str  # "ours", "kept" or "stock"
    statements: float
    one: Load
    eight: Load


@dataclass(frozen=True)
class Effort:
    """How long each thing is looked at."""

    seconds: float
    tries: int


def pages(
    project: Project, paths: dict[str, list[str]], ways: dict[str, str], inside: dict, effort
) -> list[Row]:
    """Rows of each kind; `ways` names the headers of each way in which it is asked for."""
    rows = []
    with project.served() as (group, _):
        processes = family(group)
        for kind, of_kind in paths.items():
            for way, headers in ways.items():
                statements = inside["sql"][kind]
                if way == "kept" and (statements["kept"] is None or kind == IN_TURN):
                    continue
                address = replace(project.address, headers=headers)
                loads = loads_of(address, of_kind, processes, effort.seconds)
                counted = statements["kept" if way == "kept" else "rendered"]
                rows.append(Row(kind, way, counted, *loads))
    return rows


def loads_of(address: Address, paths: list[str], processes: list[int], seconds: float):
    """From one reader and from eight, when all processes are warm."""
    load(address, paths, clients=16, seconds=WARM_UP)  # so many that no process is left out
    for clients in (1, 8):
        yield load(
            address,
            paths,
            clients=clients,
            seconds=seconds,
            cpu=lambda: cpu_seconds(processes),
        )


def cold_start(project: Project) -> float:
    """Seconds from nothing to the first page; the middle of some starts."""
    taken = []
    for _ in range(STARTS):
        with project.served() as (_, seconds):
            taken.append(seconds)
    return sorted(taken)[STARTS // 2]


def whole_stack(stack: Stack, project: Project, page: str, effort: Effort) -> dict:
    """What only nginx, the application and the worker together show."""
    static = Path(stack.env["STATIC_ROOT"], "bench.html")
    stack.start_app()
    stack.start_worker()
    stack.start_nginx()
    through = Address(stack.https, tls=True)
    wait_until(lambda: _answers(through, page), "a page through nginx", 60)
    static.write_bytes(Reader(through).get(page))
    nginx = family(stack.running["nginx"].pid)
    found = {
        name: list(loads_of(through, [path], nginx, effort.seconds))[1]
        for name, path in (("page", page), ("file", "/static/bench.html"))
    }
    asked = {"app": stack.app, "nginx": stack.https, "tries": effort.tries, "rounds": ROUNDS}
    said = project.python("-m", "tests.bench.whole.visible", json.dumps(asked))
    found |= json.loads(said.splitlines()[-1])
    found["memory"] = {
        name: mebibytes(family(process.pid)) for name, process in stack.running.items()
    }
    return found


def after_publishing(project: Project, publications: int) -> float:
    """Milliseconds of the worker for each of so many publications, whose tasks still wait."""
    taken = []
    for _ in range(2):  # the second time there is nothing to do
        began = time.monotonic()
        project.python("manage.py", "worker", "--once")
        taken.append(time.monotonic() - began)
    return max(0, taken[0] - taken[1]) * 1000 / publications


def _answers(address: Address, page: str) -> bool:
    try:
        Reader(address).get(page)
    except (OSError, RuntimeError):
        return False
    return True
