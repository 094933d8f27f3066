"""How the parts do that the site is made of: for monitoring, and in words for the operator.

Each part registers a probe with `probe()`; one that raises counts as failed. A probe takes
milliseconds and asks nothing outside of this machine and its database: what talks to other servers
(mail, search) writes down how that went, and is read here.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from .mail.models import MailOutage
from .state import jobs_state

logger = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(minutes=10)  # of a task that could run
LEAST_FREE = 1024**3  # bytes; one day's uploads of an office find room in it


class Level(StrEnum):
    OK = "ok"
    DEGRADED = "degraded"  # readers notice nothing, the operator should look
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """What a probe says, in German; `advice` is what the operator can do about it.

    `state` is how the part does in a word or two, where that of its level would not be true.
    """

    level: Level
    words: str
    advice: str = ""
    state: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the site; `code` is its name for machines."""

    code: str
    title: str
    look: Callable[[], Finding]

    def finding(self) -> Finding:
        try:
            return self.look()
        except Exception as error:  # a probe must not take the page down that shows it
            logger.exception("The probe %s failed", self.code)
            return Finding(
                Level.FAILED,
                f"Nicht festzustellen ({type(error).__name__}).",
                "Im Protokoll des Webservers steht der ganze Fehler.",
            )


_parts: list[Part] = []
_all_migrated = False


def probe(code: str, title: str) -> Callable:
    """Register the decorated function as the probe of a part."""

    def register(look: Callable[[], Finding]) -> Callable[[], Finding]:
        _parts.append(Part(code, title, look))
        return look

    return register


def look_at_all() -> dict[Part, Finding]:
    """Every part; without a database the others are not asked, they would all say the same."""
    first, *others = _parts
    found = {first: first.finding()}
    if found[first].level == Level.OK:
        found |= {part: part.finding() for part in others}
    return found


def worst(findings) -> Level:
    levels = {finding.level for finding in findings}
    return next((level for level in (Level.FAILED, Level.DEGRADED) if level in levels), Level.OK)


@probe("database", "Datenbank")
def _database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Finding(
            Level.FAILED,
            "Die Datenbank antwortet nicht.",
            "Läuft PostgreSQL, und stimmt DATABASE_URL?",
        )
    return Finding(Level.OK, "Die Datenbank antwortet.")


@probe("migrations", "Tabellen")
def _migrations() -> Finding:
    if missing := _missing_migrations():
        return Finding(
            Level.FAILED,
            f"Fehlende Änderungen an den Tabellen: {missing}.",
            "Bitte auf dem Server ausführen: nhz-manage migrate",
        )
    return Finding(Level.OK, "Die Tabellen passen zum Programm.")


def _missing_migrations() -> int:
    """How many there are; to read all their files takes long, so once all are there is enough."""
    global _all_migrated  # noqa: PLW0603
    if _all_migrated:
        return 0
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    _all_migrated = not missing
    return len(missing)


@probe("worker", "Hintergrunddienst")
def _worker() -> Finding:
    state = jobs_state()
    if state.alive:
        return Finding(Level.OK, "Der letzte Takt ist keine drei Minuten her.")
    return Finding(
        Level.FAILED,
        "Seit mehr als drei Minuten kein Lebenszeichen."
        if state.last_tick
        else "Er lief noch nie.",
        "Bitte auf dem Server neu starten: systemctl restart nhz-worker. Bis dahin erscheint "
        "nichts Geplantes, gehen keine E-Mails hinaus, entstehen keine Bildgrößen; verloren geht "
        "nichts.",
    )


@probe("queue", "Warteschlange")
def _queue() -> Finding:
    state = jobs_state()
    if state.oldest_waiting and state.oldest_waiting > LONGEST_WAIT:
        return Finding(
            Level.FAILED,
            f"Die älteste Aufgabe wartet seit mehr als {LONGEST_WAIT.seconds // 60} Minuten.",
            "Kommt der Hintergrunddienst nicht nach, hilft ein zweiter auf demselben Server.",
        )
    if state.given_up:
        return Finding(
            Level.DEGRADED,
            f"Aufgegebene Aufgaben: {state.given_up}.",
            "Unter „Berichte“, „Aufgaben“ steht der Fehler; dort lassen sie sich wiederholen.",
        )
    return Finding(Level.OK, "Keine Aufgabe wartet zu lange.")


@probe("mail", "E-Mail")
def _mail() -> Finding:
    outage = MailOutage.objects.first()
    if outage:
        return Finding(
            Level.FAILED,
            f"Der Mail-Server nimmt seit {timezone.localtime(outage.since):%d.%m.%Y, %H:%M} Uhr "
            f"nichts an: {outage.error}",
            "Bitte den Mail-Server und seine Zugangsdaten prüfen. Alle E-Mails warten und gehen "
            "von selbst hinaus, sobald er wieder annimmt.",
        )
    return Finding(Level.OK, "Der Mail-Server nimmt E-Mails an.")


@probe("disk", "Speicherplatz")
def _disk() -> Finding:
    free = shutil.disk_usage(settings.MEDIA_ROOT).free
    if free < LEAST_FREE:
        return Finding(
            Level.FAILED,
            f"Für Bilder und Dokumente sind noch {free // 1024**2}\N{NO-BREAK SPACE}MB frei.",
            "Bitte Platz schaffen oder das Laufwerk vergrößern: Neues lässt sich bald nicht mehr "
            "hochladen.",
        )
    return Finding(
        Level.OK, f"Frei für Bilder und Dokumente: {free // 1024**3}\N{NO-BREAK SPACE}GB."
    )
