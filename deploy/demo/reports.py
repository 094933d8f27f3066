"""From what a failed program wrote to a sentence that says what to do."""

from pathlib import Path

from .problems import NO_SPACE, Problem

# What the output contains, and the sentence for it; the first that matches wins.
MACHINE = (
    (("No space left on device", "Disk quota exceeded", "disk is full"), NO_SPACE),
    (
        ("Permission denied", "Read-only file system", "readonly database"),
        "Der Projektordner lässt sich nicht beschreiben. Bitte die Rechte der Ordner .venv "
        "und var prüfen.",
    ),
)
# A server out of reach shows in the same words as a package that the server does not have.
PIP = (
    *MACHINE,
    (
        ("DO NOT MATCH THE HASHES",),
        "Ein geladenes Paket ist nicht das erwartete (falsche Prüfsumme) und wurde nicht "
        "eingerichtet. Meist war der Download gestört: bitte den Befehl wiederholen, "
        "sonst den Paketserver prüfen.",
    ),
    (
        ("Retrying (Retry(", "ConnectionError", "Timeout", "No matching distribution"),
        "Der Paketserver ist nicht zu erreichen oder unvollständig. Bitte die Verbindung zum "
        "Internet prüfen (auch einen Proxy) und den Befehl wiederholen.",
    ),
)


def explain(log: Path, otherwise: str, reasons: tuple = MACHINE) -> Problem:
    """The reason found in `log`, else the sentence `otherwise`; then the program's last line."""
    text = log.read_text("utf-8", "replace")
    known = (sentence for words, sentence in reasons if any(word in text for word in words))
    return Problem(f"{next(known, otherwise)}\nLetzte Meldung: {_last_line(text)}\nMehr: {log}")


def _last_line(text: str) -> str:
    """Programs put their reason last."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "keine"
