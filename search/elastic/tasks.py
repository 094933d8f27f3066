"""What the queue does for the search server."""

from django.core.management import call_command
from django_tasks import task

from .outbox import NAME


@task()
def push() -> None:
    """Send what changed. If the server fails, the clock tries again: see `health.look_after`."""
    from . import current, health

    with health.noting_faults():
        current.push()


@task()
def rebuild() -> None:
    """Fill a new index and ask that one from then on."""
    from . import health

    with health.noting_faults():
        call_command("update_index", backend_name=NAME, verbosity=0)


@task()
def compare() -> None:
    """Find and mend what differs between database and server."""
    from . import current, health

    with health.noting_faults():
        if current.compare():
            current.push()
