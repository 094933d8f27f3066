import sys
from getpass import getpass
from io import StringIO

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from cms.accounts.models import User
from cms.accounts.roles import group_of


class Command(BaseCommand):
    help = "Makes the first account with the role admin. It is no superuser; nobody is."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="Read the password from the first line of standard input instead of asking.",
        )

    def handle(self, *, email: str, password_stdin: bool, **names) -> None:
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"„{email}“ ist keine E-Mail-Adresse.") from error
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(f"{email} hat schon ein Konto.")
        password = self._read_password(password_stdin)
        user = User(email=email, first_name=names["first_name"], last_name=names["last_name"])
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.set_password(password)
        with transaction.atomic():
            call_command("sync_roles", verbosity=0, stdout=StringIO())  # with the review workflow
            user.save()
            user.groups.add(group_of("admin"))
        self.stdout.write(f"Konto {email} angelegt, Rolle Administration.")

    def _read_password(self, from_stdin: bool) -> str:
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        password = getpass("Passwort (mindestens 12 Zeichen): ")
        if getpass("Noch einmal: ") != password:
            raise CommandError("Die beiden Eingaben sind verschieden.")
        return password
