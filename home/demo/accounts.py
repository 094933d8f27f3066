"""The demo's accounts: one person for each role, and two organisations."""

import time
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.db import transaction

from cms.accounts.models import User
from cms.accounts.roles import ROLES, group_of
from cms.jobs.mail import absolute
from pages.partners.models import Membership, PartnerPage

# Known to everybody who can read this file; the demo refuses to run in production.
PASSWORD = "Beispiel-Passwort-26"  # noqa: S105
# The same for all, in the form in which an app takes it. `make demo-code` needs no app.
SECRET = "NHZHAELTZUSAMMENNHZHAELTZUSAMMEN"  # noqa: S105
DOMAIN = "niedersachsen-haelt-zusammen.example"


@dataclass(frozen=True)
class Account:
    """A person of the demo; `partner` and `membership` only for people of organisations."""

    email: str
    first_name: str
    last_name: str
    role: str
    partner: str = ""
    membership: str = ""

    @property
    def line(self) -> str:
        """One line for the screen."""
        place = f", {self.partner}" if self.partner else ""
        name = f"{self.first_name} {self.last_name}"
        return f"{ROLES[self.role].group:<15} {self.email}  ({name}{place})"


ACCOUNTS = (
    Account(f"redaktion1@{DOMAIN}", "Katrin", "Lindhorst", "editor"),
    Account(f"redaktion2@{DOMAIN}", "Emre", "Yildiz", "editor"),
    Account(f"leitung@{DOMAIN}", "Marlene", "Okafor-Brandt", "head"),
    Account(f"admin@{DOMAIN}", "Jonas", "Petersen", "admin"),
    Account(
        "verwaltung@lindenrad.example",
        "Selma",
        "Kirchhoff",
        "partner",
        "fahrradwerkstatt-lindenrad",
        Membership.Role.ADMINISTRATOR,
    ),
    Account(
        "redaktion@lindenrad.example",
        "Tom",
        "Adeyemi",
        "partner",
        "fahrradwerkstatt-lindenrad",
        Membership.Role.AUTHOR,
    ),
    Account(
        "vorstand@chor-der-vielen-stimmen.example",
        "Ruth",
        "Hartung",
        "partner",
        "chor-der-vielen-stimmen",
        Membership.Role.ADMINISTRATOR,
    ),
)


@transaction.atomic
def make_accounts() -> None:
    """Make the accounts that are missing; those that exist stay as they are."""
    for account in ACCOUNTS:
        user = User.objects.filter(email=account.email).first()
        if user is None:
            user = _make(account)
        if account.role != "partner" and not Authenticator.objects.filter(user=user).exists():
            totp.TOTP.activate(user, SECRET)
            RecoveryCodes.activate(user)


def _make(account: Account) -> User:
    user = User.objects.create_user(
        account.email,
        PASSWORD if account.role != "partner" else None,
        first_name=account.first_name,
        last_name=account.last_name,
    )
    user.groups.add(group_of(account.role))
    if account.partner:
        partner = PartnerPage.objects.get(slug=account.partner)
        Membership.objects.create(user=user, partner=partner, role=account.membership)
    return user


def code_now() -> str:
    """What an app with the demo's secret shows at this moment."""
    if not settings.DEMO_SITE_ALLOWED:
        raise PermissionError("Only the demo has a known second factor.")
    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


def accounts_text() -> str:
    """What `make demo` prints: who can sign in, and with which password."""
    staff = [account.line for account in ACCOUNTS if account.role != "partner"]
    partners = [account.line for account in ACCOUNTS if account.role == "partner"]
    return "\n".join(
        [
            f"Konten für die Redaktion: /anmelden/redaktion/, Passwort {PASSWORD}",
            *staff,
            f"Zweiter Faktor für alle: Schlüssel {SECRET} für eine App auf dem Telefon,",
            "oder ohne Telefon der Code, den make demo-code zeigt; jeder Code gilt einmal.",
            "",
            "Konten von Partnern, Anmeldung unter /anmelden/ mit einem Code aus einer E-Mail:",
            *partners,
            f"E-Mails der Demo, auch Codes und Einladungen: {absolute('/demo-post/')}",
            "",
        ]
    )
