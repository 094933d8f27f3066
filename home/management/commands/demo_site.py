from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.demo import barriers, desk, site, waiting
from home.demo.accounts import accounts_text, make_accounts
from home.demo.large import grow

KINDS = ("releases", "stories", "partners", "campaigns")


class Command(BaseCommand):
    help = (
        "Fills an empty database with the demo site. A second call changes nothing. "
        "With numbers it adds generated pages for load tests."
    )

    def add_arguments(self, parser) -> None:
        for kind in KINDS:
            parser.add_argument(
                f"--{kind}",
                type=int,
                default=0,
                metavar="N",
                help=f"Have N generated {kind} beside the written ones.",
            )
        parser.add_argument(
            "--address",
            help="The origin under which the site is opened, such as http://127.0.0.1:8000.",
        )
        parser.add_argument(
            "--accounts-file", type=Path, help="Also write the demo accounts to this file."
        )

    def handle(self, *, accounts_file: Path | None, address: str | None, **options) -> None:
        self._refuse_production()
        counts = {kind: options[kind] for kind in KINDS}
        if any(count < 0 for count in counts.values()):
            raise CommandError("Eine Anzahl kann nicht kleiner als 0 sein.")
        started = monotonic()
        call_command("sync_roles", verbosity=0, stdout=self.stdout)
        is_new = not site.stands()
        if not is_new:
            self.stdout.write("Die Beispielseite steht schon; ihre Inhalte bleiben, wie sie sind.")
        else:
            self.stdout.write("Die Beispielseite wird aufgebaut …")
            site.build(self.stdout.write)
            address = address or settings.WAGTAILADMIN_BASE_URL
        if address:
            site.set_address(address)
        make_accounts()
        if is_new:
            desk.lay_out()
            waiting.lay_out()
            barriers.lay_out()
        if any(counts.values()):
            grow(**counts, write=self.stdout.write)
        if accounts_file:
            accounts_file.write_text(accounts_text(), encoding="utf-8")
        self.stdout.write(f"Fertig nach {monotonic() - started:.0f} Sekunden.")

    def _refuse_production(self) -> None:
        if not settings.DEMO_SITE_ALLOWED:
            raise CommandError(
                "Die Beispielseite lässt sich nicht mit den Einstellungen für den echten "
                "Betrieb aufbauen: Ihre Konten haben ein bekanntes Passwort."
            )
