"""Passwords are for staff alone; partners have none that counts."""

from django.contrib.auth.backends import ModelBackend

from .models import User
from .people import is_staff_member

# Checking a password takes as long for an address that nobody has: its hash is computed too.
_NOBODY = User(password="!")  # noqa: S106


class StaffPasswords(ModelBackend):
    """Knows a person of the house by address and password, and answers all others alike."""

    def authenticate(self, request, email: str = "", password: str = "", username: str = ""):
        user = User.objects.filter(email__iexact=email or username).first() or _NOBODY
        return user if user.check_password(password) and is_staff_member(user) else None
