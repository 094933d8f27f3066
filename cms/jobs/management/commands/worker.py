import logging

from django.core.management.base import BaseCommand

from cms.jobs import worker


class Command(BaseCommand):
    help = "Run queued tasks and the minute clock until SIGTERM or Ctrl+C."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="One tick and all tasks that are due, then end."
        )

    def handle(self, *, once: bool, **options) -> None:
        # Only has an effect where the settings configure no logging of their own.
        logging.basicConfig(
            level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
        )
        # The libraries' own lines: ours say the same once, without a traceback for every try.
        logging.getLogger("django_tasks").setLevel(logging.CRITICAL)
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
        if once:
            worker.run_once()
        else:
            worker.run_until_stopped()
