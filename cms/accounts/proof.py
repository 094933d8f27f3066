"""What a session has proved: with which methods somebody signed in, and how long ago."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

PASSWORD, FACTOR, CODE = "password", "mfa", "code"  # as allauth names them
FRESH = 15 * 60  # seconds after which changes of the sign-in itself ask to sign in again


def methods(request: HttpRequest) -> set[str]:
    """The methods that this session's person has passed, in allauth's words."""
    return {record["method"] for record in get_authentication_records(request, request.user)}


def is_fresh(request: HttpRequest) -> bool:
    """Whether somebody proved lately who they are, not only found an open browser."""
    records = get_authentication_records(request, request.user)
    return any(record["at"] > time.time() - FRESH for record in records)


def is_complete(request: HttpRequest) -> bool:
    """Both factors of staff. A partner's code, or their role of former days, opens nothing here."""
    return {PASSWORD, FACTOR} <= methods(request)
