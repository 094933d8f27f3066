"""What allauth does differently here: two doors, German messages, mail by the queue."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse

from . import mails, proof, throttle
from .people import is_partner, is_staff_member

_MESSAGES = {
    "email_password_mismatch": "Diese Angaben passen zu keinem Konto der Redaktion. "
    "Bitte prüfen Sie E-Mail-Adresse und Passwort.",
    "incorrect_code": "Dieser Code stimmt nicht oder gilt nicht mehr.",
}
_LIMITS = {"too_many_login_attempts", "rate_limited"}


class _German:
    error_messages = _MESSAGES

    def validation_error(self, code, *args):
        if code in _LIMITS:
            raise ImmediateHttpResponse(throttle.too_many(self.request))
        return super().validation_error(code, *args)


class AccountAdapter(_German, DefaultAccountAdapter):
    """Partners come by code or passkey, staff by password and second factor, nobody else."""

    error_messages = DefaultAccountAdapter.error_messages | _MESSAGES

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_safe_url(self, url) -> bool:
        return bool(url) and super().is_safe_url(url)

    def add_message(self, request, *args, **kwargs) -> None:
        """allauth's messages stay away: our pages say themselves what happened."""

    def send_notification_mail(self, *args, **kwargs) -> None:
        """`cms.accounts.signal_handlers` tells people what changed, in the site's own words."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """The code for a partner; the same work, and no mail, for everybody else."""
        mails.send_code(email, context.get("code", ""))

    def get_login_stages(self) -> list[str]:
        return [
            "allauth.account.stages.LoginByCodeStage",
            "cms.accounts.adapters.StaffFactorStage",
        ]

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """`cms.accounts.doors.pages.freshly` asks, before any of allauth's steps begins."""
        return False

    def get_login_redirect_url(self, request) -> str:
        return "/admin/" if is_staff_member(request.user) else reverse("profile")

    def pre_authenticate(self, request, **credentials) -> None:
        account = credentials["email"].lower()
        self._counted = throttle.count(
            request,
            password_here=f"{account} {self.get_client_ip(request)}",
            password_account=account,
            password_address="",
        )

    def _rollback_login_failed_rl_usage(self) -> None:
        for usage in self._counted:
            usage.rollback()

    def pre_login(self, request, user, **kwargs):
        """No way past the own door, whatever led here: a code opens nothing for staff."""
        methods = {record["method"] for record in get_authentication_records(request, user)}
        staff = is_staff_member(user)
        if staff != (proof.PASSWORD in methods) or not (staff or is_partner(user)):
            clear_login(request)
            return HttpResponseRedirect(settings.LOGIN_URL)
        return None


class StaffFactorStage(AuthenticateStage):
    """The second factor after a password. A partner's passkey stands alone, in place of a code."""

    def _should_handle(self, request) -> bool:
        return is_staff_member(self.login.user) and super()._should_handle(request)


class FactorAdapter(_German, DefaultMFAAdapter):
    """Second factors; their secrets lie encrypted in the database, and so in every backup."""

    error_messages = DefaultMFAAdapter.error_messages | _MESSAGES

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}

    def generate_authenticator_name(self, user, type) -> str:
        return "Passkey"


def _cipher() -> MultiFernet:
    """By the secret key, or by former ones while they are among SECRET_KEY_FALLBACKS."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factors {key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
