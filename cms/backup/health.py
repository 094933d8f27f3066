"""How old the last backup is, where there shall be any."""

import os
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.jobs.health import Finding, Level, probe

from . import places
from .problems import BackupProblem

# A day, and time for a night with much to copy.
OLDEST = timedelta(hours=30)


@probe("backup", "Sicherung")
def look() -> Finding:
    """A missing backup keeps nobody from reading."""
    if not settings.BACKUP_ROOT:
        return _none_wanted()
    try:
        found = places.whole_ones()
    except (BackupProblem, OSError) as error:
        words = str(error) if isinstance(error, BackupProblem) else f"{error.strerror}."
        return Finding(Level.DEGRADED, words, "Bitte den Ordner und seine Rechte prüfen.")
    if not os.access(settings.BACKUP_ROOT, os.W_OK):
        return Finding(
            Level.DEGRADED,
            "Der Ordner für Sicherungen ist für die Anwendung nicht beschreibbar.",
            "Sonst ließe sich nach einer Wiederherstellung nicht wieder löschen, was bis dahin "
            "gelöscht wurde. Bitte die Rechte prüfen.",
        )
    if not found:
        return Finding(Level.DEGRADED, "Es gibt noch keine Sicherung.", _ADVICE)
    last = places.moment_of(found[0])
    moment = f"{timezone.localtime(last):%d.%m.%Y, %H:%M} Uhr"
    if timezone.now() - last > OLDEST:
        return Finding(Level.DEGRADED, f"Die letzte Sicherung ist vom {moment}.", _ADVICE)
    return Finding(Level.OK, f"Die letzte Sicherung ist vom {moment}.")


def _none_wanted() -> Finding:
    """Who only tries the site out shall not be alarmed, nor believe that anything is kept safe."""
    if settings.DEMO_SITE_ALLOWED:
        return Finding(
            Level.OK,
            "Zum Ausprobieren braucht es keine Sicherung; was bleiben soll, gehört nicht hierher.",
            state=_NOT_SET_UP,
        )
    return Finding(
        Level.DEGRADED,
        "Es wird nichts gesichert: Es ist kein Ordner für Sicherungen angegeben.",
        "Bitte BACKUP_ROOT eintragen, die Dienste neu starten und den Zeitgeber einschalten: "
        "systemctl enable --now nhz-backup.timer. Auch wer anders sichert, braucht den Ordner: "
        "Darin steht, was nach einer Wiederherstellung wieder zu löschen ist.",
        state=_NOT_SET_UP,
    )


_NOT_SET_UP = "Nicht eingerichtet"
_ADVICE = (
    "Läuft der Zeitgeber (systemctl status nhz-backup.timer)? Warum die letzte nicht gelang, sagt "
    "journalctl -u nhz-backup."
)
