"""Starts the demo as a newcomer would, reads three pages, ends it, and looks for what it left.

Linux only: processes that outlive the demo are found in /proc.
"""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

PATHS = ("/", "/presse/", "/suche/?q=Zusammenhalt")
START = 600  # seconds for a first start, with downloads on a slow line
END = 30  # seconds from Strg+C to the last process
MARK = f"DEMO_SMOKE_RUN={os.getpid()}"  # in the demo's environment alone: its processes bear it


def free_port() -> int:
    """Below those that the system gives to callers: one of them might take it before it is used."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def status(port: int, path: str) -> int | None:
    """The status that `path` answers with, None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def require_answers(demo: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + START
    while status(port, "/") is None:
        if demo.poll() is not None:
            sys.exit("The demo did not start.")
        if time.monotonic() > deadline:
            sys.exit(f"The demo does not answer after {START} s.")
        time.sleep(0.5)
    answers = {path: status(port, path) for path in PATHS}
    if set(answers.values()) != {http.client.OK}:
        sys.exit(f"Not every page of the demo answers 200: {answers}")


def require_end(demo: subprocess.Popen) -> None:
    os.killpg(demo.pid, signal.SIGINT)  # as Strg+C does
    try:
        demo.wait(END)
    except subprocess.TimeoutExpired:
        sys.exit(f"The demo did not end within {END} s.")
    if left := marked_processes():
        sys.exit(f"The demo has ended and left processes behind: {left}")


def marked_processes() -> dict[int, str]:
    """Process id and command line of every living process that the demo started."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile, or another user's
            if MARK.encode() in (folder / "environ").read_bytes().split(b"\0"):
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                found[int(folder.name)] = command.decode(errors="replace").strip()
    return found


def main() -> None:
    port = free_port()
    name, value = MARK.split("=")
    env = {**os.environ, name: value}
    demo = subprocess.Popen(["make", "demo", f"PORT={port}"], env=env, process_group=0)
    try:
        require_answers(demo, port)
        require_end(demo)
    finally:
        for pid in marked_processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    print(f"ok      The demo started, answered {', '.join(PATHS)} and ended without a trace")


if __name__ == "__main__":
    main()
