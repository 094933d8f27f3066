from django.core.management.base import BaseCommand

from cms.editorial.schedule import publish_due


class Command(BaseCommand):
    help = "Publish and expire what is due; the worker does it every minute by itself."

    def handle(self, **options) -> None:
        run = publish_due()
        for label in ("published", "expired", "missed"):
            for name in getattr(run, label):
                self.stdout.write(f"{label}: {name}")
        for reason in run.failed.values():
            self.stdout.write(self.style.ERROR(f"failed: {reason}"))
        if not (run.published or run.expired or run.missed or run.failed):
            self.stdout.write("nothing due")
