"""Requests over HTTP, each timed from sending to the last byte."""

import http.client
import math
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit


def latencies(base: str, path: str, queries: Sequence[str], *, clients: int) -> list[float]:
    """Milliseconds of a request for each query, asked by so many clients at once."""
    shares = [queries[client::clients] for client in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        taken = pool.map(lambda share: _ask(base, path, share), shares)
        return [milliseconds for share in taken for milliseconds in share]


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not exceeded by this share of all."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _ask(base: str, path: str, queries: Sequence[str]) -> list[float]:
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)
    taken = []
    for query in queries:
        began = time.perf_counter()
        connection.request("GET", f"{path}?{urlencode({'q': query})}")
        response = connection.getresponse()
        response.read()
        taken.append((time.perf_counter() - began) * 1000)
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status} for {query!r}")
    connection.close()
    return taken
