"""Who did what, and when: what an operator must be able to prove.

A row never holds what stood in a form, nor an address: people are foreign keys, and once their
account is deleted the row says nothing of them any more.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

_ADDRESS = re.compile(r"[^\s@<>„“]+@[^\s@<>„“]+")
_LONGEST = 255


class Kind(models.TextChoices):
    """What a row is about; how long it is kept stands in `KEPT`."""

    SIGN_IN = "sign-in", "Anmeldung"
    SIGN_IN_FAILED = "sign-in-failed", "Fehlgeschlagene Anmeldung"
    SESSION_ENDED = "session-ended", "Sitzung beendet"
    ACCOUNT = "account", "Änderung an einem Konto"
    RIGHTS = "rights", "Änderung von Rollen und Rechten"
    SECOND_FACTOR = "second-factor", "Zweiter Faktor"
    SUBMISSION = "submission", "Zur Prüfung eingereicht"
    APPROVAL = "approval", "Freigabe"
    REJECTION = "rejection", "Zurückweisung"
    ALONE = "alone", "Veröffentlichung ohne zweite Person"
    CONFIRMATION = "confirmation", "Nachträgliche Freigabe"
    PROFILE = "profile", "Entscheidung über ein Profil"
    JOINING = "joining", "Entscheidung über eine Beitrittsanfrage"
    BARRIER = "barrier", "Entscheidung über eine Barrieremeldung"
    ACCESS = "access", "Zugang von Partnern"
    LEAVING = "leaving", "Austritt einer Organisation"
    MAIL = "mail", "E-Mail von Hand gesendet"
    EXPORT = "export", "Export"
    DELETION = "deletion", "Löschung"


_YEARS = timedelta(days=3 * 365)
KEPT: dict[Kind, timedelta] = dict.fromkeys(Kind, _YEARS) | {
    Kind.SIGN_IN: timedelta(days=90),
    Kind.SIGN_IN_FAILED: timedelta(days=30),
    Kind.SESSION_ENDED: timedelta(days=90),
    Kind.MAIL: timedelta(days=90),
    Kind.SUBMISSION: timedelta(days=365),
}


class LogEntry(models.Model):
    """One deed; nobody changes it, and a clock deletes it."""

    at = models.DateTimeField("Wann", default=timezone.now, db_index=True)
    kind = models.CharField("Was", max_length=20, choices=Kind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Wer",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Wen es betrifft",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # A number, not a key: it says which page it was even when the page is deleted.
    page_number = models.PositiveBigIntegerField("Seite", null=True)
    subject = models.CharField("Gegenstand", max_length=_LONGEST, blank=True)
    note = models.CharField("Anmerkung", max_length=_LONGEST, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Protokolleintrag"
        verbose_name_plural = "Protokolleinträge"
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return (
            f"{self.get_kind_display()}: {self.subject}"
            if self.subject
            else self.get_kind_display()
        )


def record(
    kind: Kind, *, actor=None, person=None, subject: str = "", page=None, note: str = ""
) -> None:
    """Write down one deed, in the running transaction.

    `actor` did it, None if a clock or a stranger did; `person` is the account that it concerns.
    `subject` names the thing in a few words, by default the page's title; `note` may give a reason
    that the actor wrote. Whatever looks like an e-mail address is left out of both.
    """
    LogEntry.objects.create(
        kind=kind,
        actor=_account(actor),
        person=_account(person),
        page_number=page and page.pk,
        subject=_without_addresses(subject or (page.title if page else "")),
        note=_without_addresses(note),
    )


def forget() -> None:
    """Every night: delete what is older than its kind is kept."""
    now = timezone.now()
    for kind, kept in KEPT.items():
        LogEntry.objects.filter(kind=kind, at__lte=now - kept).delete()


def _account(user):
    """Nobody, for a visitor without account."""
    return user if user is not None and user.is_authenticated else None


def _without_addresses(text: str) -> str:
    text = " ".join(text[: 4 * _LONGEST].replace("\0", "").split())
    return _ADDRESS.sub("[Adresse]", text)[:_LONGEST]
