"""A person in front of nginx: speaks TLS, keeps cookies, fills in forms."""

import gzip
import http.client
import ssl
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup

BOUNDARY = "----------production-check"


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    raw: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.raw) if packed else self.raw).decode()

    def form(self, selector: str = "main form[method=post]") -> dict[str, str]:
        """Names and values as a browser would send them back."""
        fields = BeautifulSoup(self.text, "html.parser").select_one(selector)
        assert fields, f"no form {selector}: {self.status} {self.text[:500]}"
        return dict(filter(None, map(_value, fields.select("input, textarea, select"))))


def _value(control) -> tuple[str, str] | None:
    name, kind = control.get("name"), control.get("type")
    if not name or kind in ("file", "submit", "button"):
        return None
    if control.name == "textarea":
        return name, control.text.removeprefix("\n")
    if control.name == "select":
        chosen = control.select_one("option[selected]")
        return name, chosen.get("value", "") if chosen else ""
    if kind in ("checkbox", "radio"):
        return (name, control.get("value", "on")) if control.has_attr("checked") else None
    return name, control.get("value", "")


class _Connection(http.client.HTTPSConnection):
    """Names the site before TLS begins, as browsers do; the address alone does not."""

    def connect(self) -> None:
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.site)


@dataclass
class Browser:
    """Follows no redirect by itself: the check wants to see them."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = "127.0.0.1"  # where it calls from

    def get(self, address: str, **headers: str) -> Answer:
        return self._ask("GET", address, headers=headers)

    def post(self, address: str, fields: dict, files: dict | None = None) -> Answer:
        """`files`: for each field the name of the file, its type and its bytes."""
        if files:
            kind = f"multipart/form-data; boundary={BOUNDARY}"
            return self._ask("POST", address, _multipart(fields, files), {"Content-Type": kind})
        kind = "application/x-www-form-urlencoded"
        return self._ask("POST", address, urlencode(fields).encode(), {"Content-Type": kind})

    def _ask(self, method: str, address: str, body: bytes | None = None, headers=()) -> Answer:
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        context = ssl._create_unverified_context()  # noqa: S323 - the check's own certificate
        connection = _Connection(
            "127.0.0.1",
            self.port,
            timeout=60,
            context=context,
            source_address=(self.address, 0),
        )
        connection.site = self.host
        sent = {"Host": self.host, "Origin": f"https://{self.host}", **dict(headers)}
        if method == "GET":
            del sent["Origin"]
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: cookie.value for name, cookie in SimpleCookie(line).items()}
        return answer


def _multipart(fields: dict, files: dict) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, (file_name, kind, content) in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"'
        parts.append(f"--{BOUNDARY}\r\n{head}\r\nContent-Type: {kind}\r\n\r\n".encode())
        parts.append(content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
