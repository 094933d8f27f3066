"""Reads what a server's environment file says; what is missing or wrong is said in one sentence."""

import os
import re
from email.utils import getaddresses
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

EXAMPLE = "deploy/environment.example"
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z|\[[0-9a-f:]+\]\Z", re.IGNORECASE)


class WrongValue(ImproperlyConfigured):
    """For the operator: which variable it is, what is wrong, and where each is explained."""

    def __init__(self, name: str, what: str):
        super().__init__(f"Die Angabe {name} {what} Erklärt sind alle Angaben in {EXAMPLE}.")


def given(name: str, default: str = "") -> str:
    """The environment variable `name`, unless it still says what the example says."""
    value = os.environ.get(name, "").strip() or default
    if "ersetzen" in value.lower():
        raise WrongValue(name, "ist noch die aus dem Beispiel.")
    return value


def required(name: str) -> str:
    """The environment variable `name`, or a start that fails with a sentence."""
    if not (value := given(name)):
        raise WrongValue(name, "fehlt.")
    return value


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def secret(name: str, value: str, least: int) -> str:
    """`value`, if nobody can guess it."""
    if len(value) < least or len(set(value)) < 10:
        raise WrongValue(
            name, f"braucht mindestens {least} zufällige Zeichen (openssl rand -hex 32)."
        )
    return value


def number(name: str, default: str, least: int, most: int) -> int:
    value = given(name, default)
    if not value.isdecimal() or not least <= int(value) <= most:
        raise WrongValue(name, f"muss eine Zahl von {least} bis {most} sein, nicht „{value}“.")
    return int(value)


def one_of(name: str, default: str, *choices: str) -> str:
    value = given(name, default)
    if value not in choices:
        wanted = " oder ".join(choice or "leer" for choice in choices)
        raise WrongValue(name, f"muss {wanted} sein, nicht „{value}“.")
    return value


def mail_addresses(name: str, value: str) -> list[str]:
    """The parts of `value`, each with an address in it."""
    parts = listed(value)
    for part in parts:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", getaddresses([part])[0][1]):
            raise WrongValue(name, f"enthält „{part}“; das ist keine E-Mail-Adresse.")
    return parts


def hosts(name: str) -> list[str]:
    found = listed(required(name))
    for host in found:
        if not HOST.match(host):
            raise WrongValue(
                name, f"enthält „{host}“; gemeint sind nur Namen, wie www.beispiel.de, nie „*“."
            )
    return found


def base_url(name: str, allowed: list[str]) -> str:
    """The site's own address; a wrong one stands in each mail and lets no form through."""
    value = required(name).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or value != f"https://{parts.netloc}":
        raise WrongValue(name, "muss aus https:// und dem Namen bestehen, ohne Pfad dahinter.")
    if not validate_host(parts.hostname, allowed):
        raise WrongValue(name, f"nennt {parts.hostname}; der Name fehlt in ALLOWED_HOSTS.")
    return value


def database(name: str) -> dict:
    try:
        found = postgresql(required(name))
    except ValueError:
        found = {}
    if "postgresql" not in found.get("ENGINE", "") or not found.get("NAME"):
        raise WrongValue(
            name,
            "ist keine Adresse einer PostgreSQL-Datenbank "
            "(wie im Beispiel: postgres://…; das Passwort ohne Sonderzeichen).",
        )
    return found


def postgresql(address: str) -> dict:
    """The database at this address, as Django wants it described; ValueError if it is none.

    From some thousand pages on PostgreSQL takes the search for expensive and first makes machine
    code of it (JIT), which takes a second or more; the search itself takes some milliseconds.
    """
    found = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    found["OPTIONS"] = {"options": "-c jit=off"} | found.get("OPTIONS", {})
    return found
