"""One request of one person, what came of it, and what it wrote."""

import re
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.messages import constants
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from cms.core import generation

_WRITES = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
_DOORS = (
    *("account_request_login_code", "account_login", "mfa_activate_totp", "sign_in_again"),
    "password_forgotten",
)


@dataclass
class Answer:
    """What a person got, in one word, and the tables that were written to for it."""

    word: str
    status: int
    error: str = ""
    written: set[str] = field(default_factory=set)


class _Undone(Exception):
    """Nothing of a request stays for the next one."""


def ask(session: str, method: str, address: str, data: dict | None = None) -> Answer:
    """As the person of this session, each time with a fresh browser: nothing is carried along."""
    client = Client(raise_request_exception=False)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    written: set[str] = set()

    def watch(execute, sql, params, many, context):
        if found := _WRITES.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    with suppress(_Undone), transaction.atomic():
        with connection.execute_wrapper(watch):
            response = (client.post if method == "POST" else client.get)(address, data)
            answer = Answer(_word(response), response.status_code, _error(response), written)
        response.close()
        raise _Undone
    if written:  # what the process keeps would tell of what was undone
        cache.clear()
        generation._kept.clear()
    return answer


def _error(response) -> str:
    if response.status_code < 500 or not response.exc_info:
        return ""
    kind, error, _trace = response.exc_info
    return f"{kind.__name__}: {error}"


def _word(response) -> str:
    status = response.status_code
    if status in (301, 302):
        return _led_to(response)
    words = {403: "refused", 404: "gone", 410: "gone", 405: "method"}
    return words.get(status, "error" if status >= 500 else "ok")


def _led_to(response) -> str:
    place = response["Location"].partition("?")[0]
    if place in [reverse(door) for door in _DOORS]:
        return "door"
    said = getattr(response.wsgi_request, "_messages", [])
    refused = any(message.level >= constants.ERROR for message in said)
    return "refused" if refused and place == reverse("wagtailadmin_home") else "ok"
