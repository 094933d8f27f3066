"""Requests to the search server that end in time.

The timeout of elastic-transport counts each read from the socket anew: whoever sends a letter now
and then holds a reader up for ever. Here it is the time that the whole request may take.
"""

import socket
import ssl
import time
from contextvars import ContextVar

from elastic_transport import NodeConfig, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT
from urllib3.exceptions import NewConnectionError

_end: ContextVar[float] = ContextVar("end")  # of the request under way, on the monotonic clock


def _left() -> float:
    left = _end.get() - time.monotonic()
    if left <= 0:
        raise TimeoutError("The time for the request is over.")
    return left


class _Bounded:
    """A socket whose every step has the time that the request has left."""

    def recv_into(self, *args, **kwargs) -> int:
        self.settimeout(_left())
        return super().recv_into(*args, **kwargs)

    def send(self, *args, **kwargs) -> int:
        self.settimeout(_left())
        return super().send(*args, **kwargs)

    def sendall(self, *args, **kwargs) -> None:
        self.settimeout(_left())
        super().sendall(*args, **kwargs)


class _Socket(_Bounded, socket.socket):
    pass


class _SecureSocket(_Bounded, ssl.SSLSocket):
    def do_handshake(self, *args, **kwargs) -> None:
        self.settimeout(_left())
        super().do_handshake(*args, **kwargs)


class _BoundedConnection:
    """For a connection of urllib3: all addresses of the host share the time."""

    def _new_conn(self) -> socket.socket:
        failure: OSError = OSError("The host has no address.")
        try:
            addresses = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except OSError as error:
            addresses, failure = [], error
        for family, kind, protocol, _, address in addresses:
            connected = _Socket(family, kind, protocol)
            try:
                connected.settimeout(_left())
                connected.connect(address)
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                connected.close()
                failure = error
            else:
                return connected
        raise NewConnectionError(self, f"No connection: {failure}") from failure


class BoundedNode(Urllib3HttpNode):
    """elastic-transport's own node, with a bound on the whole request."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        stock = self.pool.ConnectionCls
        self.pool.ConnectionCls = type("BoundedConnection", (_BoundedConnection, stock), {})
        if context := self.pool.conn_kw.get("ssl_context"):
            context.sslsocket_class = _SecureSocket

    def perform_request(self, method, target, body=None, headers=None, request_timeout=DEFAULT):
        seconds = self.config.request_timeout if request_timeout is DEFAULT else request_timeout
        before = _end.set(time.monotonic() + seconds)
        try:
            return super().perform_request(method, target, body, headers, request_timeout)
        finally:
            _end.reset(before)
