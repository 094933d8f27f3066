"""The accounts of people who work with the site."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from .log import LogEntry

__all__ = ["LogEntry", "User"]

EMAIL_TAKEN = "Diese E-Mail-Adresse hat schon ein Konto."


class UserManager(BaseUserManager):
    """Makes accounts that are known by their e-mail address alone."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A saved account; without `password` it cannot sign in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an e-mail address; what they may do comes from the roles they hold."""

    email = models.EmailField("E-Mail", unique=True, error_messages={"unique": EMAIL_TAKEN})
    first_name = models.CharField("Vorname", max_length=80, blank=True)
    last_name = models.CharField("Nachname", max_length=80, blank=True)
    is_active = models.BooleanField(
        "aktiv",
        default=True,
        help_text="Abgewählt: Das Konto bleibt bestehen, kann sich aber nicht anmelden.",
    )
    date_joined = models.DateTimeField("angelegt am", default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        ordering = ["last_name", "first_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_account_per_email", violation_error_message=EMAIL_TAKEN
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()


class Session(AbstractBaseSession):
    """A browser in which somebody signed in, or is about to; see `cms.accounts.sessions`."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField("Gerät", max_length=60)
    started_at = models.DateTimeField("angemeldet am", null=True)

    @classmethod
    def get_session_store_class(cls):
        from .sessions import SessionStore

        return SessionStore


class KeptForm(models.Model):
    """What somebody sent after their session had ended; see `cms.accounts.kept`."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    path = models.TextField()
    typed = models.TextField()
    had_files = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.path


class FactorReset(models.Model):
    """The administration asks to take away a colleague's lost second factor; one for a person."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField("Begründung", max_length=200)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.user)

    def may_be_confirmed_by(self, user: User) -> bool:
        """Somebody else than who asked, and than whom it is about."""
        return user.pk not in (self.user_id, self.asked_by_id)


class EmailChange(models.Model):
    """Somebody wishes to have another address; see `cms.accounts.doors.email`."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    email = models.EmailField()
    old_confirmed = models.BooleanField(default=False)
    new_confirmed = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.user)
