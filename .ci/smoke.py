"""Starts the demo as a newcomer would, reads three pages, ends it, and looks for what it left."""

import http.client
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

PATHS = ("/", "/presse/", "/suche/?q=Zusammenhalt")
START = 600  # seconds for the first start, with downloads on a slow line
END = 30  # seconds from Strg+C to the last process
MARK = "DEMO_SMOKE_RUN"  # set for the demo alone, so that its processes are known by it


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def status(port: int, path: str) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


...
