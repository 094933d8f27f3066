"""Mail of the sign-in. Who gets one is decided by the worker, so that no answer takes longer.

The tasks carry the number of an account, or 0: whoever was asked about in vain is written nowhere.
"""

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from cms.jobs.mail import absolute, post

from .models import User
from .people import is_partner, is_staff_member


def send_code(email: str, code: str) -> None:
    """Queues the one-time code for a partner of this address, if there is one."""
    deliver_code.enqueue(_number(email), code, timezone.now().isoformat())


def send_password_link(email: str) -> None:
    """Queues the link to a new password for somebody of the house, if it is their address."""
    deliver_password_link.enqueue(_number(email), timezone.now().isoformat())


def welcome(user: User) -> None:
    """Queues the link with which the owner of a new account chooses a password."""
    deliver_password_link.enqueue(user.pk, timezone.now().isoformat(), "account_made")


def _number(email: str) -> int:
    numbers = User.objects.filter(email__iexact=email, is_active=True).values_list("pk", flat=True)
    return numbers.first() or 0


@task(priority=50)
def deliver_code(user_id: int, code: str, asked_at: str) -> None:
    """Somebody waits for it, so it goes before pictures and index."""
    user = User.objects.filter(pk=user_id).first()
    if user and code and is_partner(user) and not is_staff_member(user):
        post(user.email, "sign_in_code", {"code": code}, key=f"code {user_id} {asked_at}")


@task(priority=50)
@transaction.atomic
def deliver_password_link(user_id: int, asked_at: str, template: str = "password_link") -> None:
    user = User.objects.filter(pk=user_id).first()
    if user and is_staff_member(user):
        uid, token = (
            urlsafe_base64_encode(force_bytes(user_id)),
            default_token_generator.make_token(user),
        )
        link = absolute(reverse("password_new", args=[uid, token]))
        context = {"link": link, "forgotten": absolute(reverse("password_forgotten"))}
        post(user.email, template, context, key=f"password {user_id} {asked_at}")
