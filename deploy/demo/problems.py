"""What ends the launcher: one clear sentence, never a traceback."""

import errno

NO_SPACE = (
    "Auf dem Datenträger ist kein Platz mehr. "
    "Bitte etwa 1 GB frei machen und den Befehl wiederholen."
)
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
FULL = {errno.ENOSPC, errno.EDQUOT}


class Problem(Exception):
    """A German sentence that says what is wrong and what helps."""


def from_os_error(error: OSError) -> Problem:
    if error.errno in FULL:
        return Problem(NO_SPACE)
    place = f"„{error.filename}“" if error.filename else "Der Projektordner"
    if error.errno in UNWRITABLE:
        return Problem(
            f"{place} lässt sich nicht beschreiben. "
            "Bitte die Rechte prüfen oder in einen eigenen Ordner klonen."
        )
    return Problem(f"{place}: {error.strerror or error}.")
