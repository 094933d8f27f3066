"""What must hold before the long work begins: folder, space, port, and no second demo."""

import errno
import fcntl
import re
import shutil
import socket
from pathlib import Path
from typing import TextIO

from .problems import NO_SPACE, Problem

HOST = "127.0.0.1"
BYTES_FOR_INSTALLING = 700_000_000
BYTES_FOR_RUNNING = 50_000_000


def address(port: int | str) -> str:
    return f"http://{HOST}:{port}"


def read_port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise Problem(f"„{text}“ ist kein Port. Möglich sind 1024 bis 65535: make demo PORT=8001")
    return int(text)


def claim(root: Path, port: int) -> TextIO:
    """Makes this the only demo of this clone until the returned file is closed or we end.

    Two demos would share one database and two workers, and a reset would pull it from under both.
    """
    folder = root / "var"
    folder.mkdir(exist_ok=True)
    lock = (folder / "demo.lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise Problem(
            f"Die Demo dieses Ordners läuft schon: {address(lock.read())}/ "
            "Dort beenden Sie sie mit Strg+C."
        ) from None
    lock.truncate(0)
    lock.write(str(port))
    lock.flush()
    return lock


def require_free_port(port: int) -> None:
    with socket.socket() as probe:
        # As gunicorn does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Problem(_port_sentence(port, error)) from None


def _port_sentence(port: int, error: OSError) -> str:
    other = f"Mit einem anderen Port geht es: make demo PORT={port + 1 if port >= 1024 else 8001}"
    if error.errno == errno.EACCES:
        return f"Den Port {port} darf hier nur die Administration benutzen. {other}"
    if error.errno == errno.EADDRINUSE:
        return f"Der Port {port} ist schon belegt. {other}"
    return f"Der Port {port} lässt sich nicht öffnen ({error.strerror}). {other}"


def require_space(root: Path, *, installing: bool) -> None:
    needed = BYTES_FOR_INSTALLING if installing else BYTES_FOR_RUNNING
    if shutil.disk_usage(root).free < needed:
        raise Problem(NO_SPACE)
