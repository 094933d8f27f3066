"""Signing in as people do it: through the pages, with the mail and the app at hand."""

import re
import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from tests import factories

PARTNERS, CODE = "/anmelden/", "/anmelden/code/"
STAFF, FACTOR = "/anmelden/redaktion/", "/anmelden/redaktion/bestaetigen/"
SET_UP, ACCESS = "/anmelden/redaktion/einrichten/", "/anmelden/zugang/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def app_code(secret: str = SECRET, steps: int = 0) -> str:
    """What the app on the phone shows, `steps` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def staff(role: str = "editor", **fields):
    """Somebody of the house with an app for codes and recovery codes."""
    user = factories.person(role, **fields)
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def recovery_codes(user) -> list[str]:
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return codes.wrap().get_unused_codes()


def give_password(client: Client, email: str, password: str = factories.PASSWORD, next: str = ""):
    query = f"?next={next}" if next else ""
    return client.post(STAFF + query, {"email": email, "password": password})


def sign_in_staff(client: Client, user, next: str = ""):
    """Both steps; the answer to the second one."""
    assert give_password(client, user.email, next=next)["Location"] == FACTOR
    return client.post(FACTOR, {"code": app_code()})


def mailed_code() -> str:
    return re.search(r"^(\d{4}-\d{4})$", mail.outbox[-1].body, re.MULTILINE)[1]


def sign_in_partner(client: Client, user, next: str = ""):
    query = f"?next={next}" if next else ""
    client.post(PARTNERS + query, {"email": user.email})
    return client.post(CODE + query, {"code": mailed_code(), "action": "verify"})


def is_inside(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def stored_secret(user) -> str:
    factor = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return get_adapter().decrypt(factor.data["secret"])
