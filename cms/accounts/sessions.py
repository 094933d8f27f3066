"""Sessions that know whose they are, so that their owner can see and end them.

The session engine of the site: Django's, in the database, with three columns more. A session ends
when its time is over, however busy it is: 12 hours for staff, 30 days for partners.
"""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .devices import device_of
from .people import is_staff_member

_STARTED, _DEVICE = "started_at", "device"


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        from .models import Session

        return Session

    def create_model_instance(self, data: dict):
        session = super().create_model_instance(data)
        session.user_id = data.get("_auth_user_id")
        session.device = data.get(_DEVICE, "")
        session.started_at = parse_datetime(data[_STARTED]) if _STARTED in data else None
        return session


def begin(sender, request, user, **kwargs) -> None:
    """Receiver of `user_logged_in`: the end is set at the beginning, and moves no more."""
    now = timezone.now()
    request.session[_STARTED] = now.isoformat()
    request.session[_DEVICE] = device_of(request.META.get("HTTP_USER_AGENT", ""))
    request.session.set_expiry(now + length_for(user))


def length_for(user) -> timedelta:
    return settings.STAFF_SESSION if is_staff_member(user) else settings.PARTNER_SESSION


def of(user) -> list:
    """The open sessions of a person, the newest first."""
    return list(user.sessions.filter(expire_date__gt=timezone.now()).order_by("-started_at"))


def name_of(session) -> str:
    """Names a session on a page without giving away its key."""
    return sha256(session.session_key.encode()).hexdigest()[:20]


def end_all(user, *, but: str | None = None) -> int:
    """Ends the sessions of a person, all or all but the one with this key; how many there were."""
    return user.sessions.exclude(session_key=but or "").delete()[0]
