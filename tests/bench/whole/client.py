"""Readers: each keeps one connection and asks again as soon as it has its answer.

A socket and a few lines instead of an HTTP library, which would need more of the machine for a
request than the site does for a kept page.
"""

import math
import re
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_TIMEOUT = 60
AT_LEAST = 8  # requests of each reader


@dataclass(frozen=True)
class Address:
    """Where a server listens, and what is sent with every request."""

    port: int
    host: str = "127.0.0.1"
    tls: bool = False
    headers: str = ""


class Reader:
    """One connection, and what was read from it."""

    def __init__(self, address: Address):
        self.address = address
        self._connect()

    def get(self, path: str) -> bytes:
        """The body of the answer, which must be 200."""
        request = f"GET {path} HTTP/1.1\r\nHost: {self.address.host}\r\n{self.address.headers}\r\n"
        try:
            head, body = self._ask(request.encode())
        except ConnectionError:  # the server closed a silent connection
            self._connect()
            head, body = self._ask(request.encode())
        if b" 200 " not in head[:13]:
            raise RuntimeError(f"{path} answers {head.splitlines()[0].decode()}")
        if b"\r\nconnection: close" in head.lower():
            self._connect()
        return body

    def close(self) -> None:
        self._socket.close()

    def _connect(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self.address.port), _TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.address.tls:  # with a certificate that is as old as this run
            context = ssl._create_unverified_context()  # noqa: S323
            self._socket = context.wrap_socket(self._socket, server_hostname=self.address.host)

    def _ask(self, request: bytes) -> tuple[bytes, bytes]:
        self._socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._receive()
        head, _, body = received.partition(b"\r\n\r\n")
        found = _LENGTH.search(head)
        if not found:
            raise RuntimeError(f"no length: {head.decode(errors='replace')}")
        parts, missing = [body], int(found[1]) - len(body)
        while missing > 0:
            parts.append(self._receive())
            missing -= len(parts[-1])
        return head, b"".join(parts)

    def _receive(self) -> bytes:
        data = self._socket.recv(262_144)
        if not data:
            raise ConnectionResetError
        return data


@dataclass(frozen=True)
class Load:
    """What some readers at once were given: milliseconds of each request, and CPU behind them."""

    milliseconds: list[float]
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return len(self.milliseconds) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU time of the watched processes for one request."""
        return self.cpu_seconds * 1000 / len(self.milliseconds)

    def quantile(self, share: float) -> float:
        """The smallest time that this share of all requests did not exceed."""
        return sorted(self.milliseconds)[max(0, math.ceil(share * len(self.milliseconds)) - 1)]


def load(
    address: Address,
    paths: Sequence[str],
    *,
    clients: int,
    seconds: float,
    cpu: Callable[[], float] = lambda: 0.0,
) -> Load:
    """Let so many readers go through `paths` for so long, each from another place on.

    `cpu` tells the CPU seconds used until now.
    """
    starts = [len(paths) * number // clients for number in range(clients)]
    ways = [[*paths[start:], *paths[:start]] for start in starts]
    readers = [Reader(address) for _ in range(clients)]
    began, used = time.perf_counter(), cpu()
    with ThreadPoolExecutor(clients) as pool:
        end = [began + seconds] * clients
        shares = list(pool.map(_read, readers, ways, end))
    taken, used = time.perf_counter() - began, cpu() - used
    for reader in readers:
        reader.close()
    return Load([one for share in shares for one in share], taken, used)


def _read(reader: Reader, paths: Sequence[str], end: float) -> list[float]:
    taken = []
    for path in cycle(paths):
        began = time.perf_counter()
        if began > end and len(taken) >= AT_LEAST:
            break
        reader.get(path)
        taken.append((time.perf_counter() - began) * 1000)
    return taken
