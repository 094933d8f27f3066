import time

from django.core.management.base import BaseCommand, CommandError

from home.demo.accounts import code_now


class Command(BaseCommand):
    help = "Prints the second factor of the demo's staff accounts, as an app would show it now."

    def handle(self, **options) -> None:
        try:
            code = code_now()
        except PermissionError as error:
            raise CommandError("Nur die Demo hat einen bekannten zweiten Faktor.") from error
        left = 30 - int(time.time()) % 30
        self.stdout.write(f"{code[:3]} {code[3:]}  (neu in {left} Sekunden, auch dann noch gültig)")
