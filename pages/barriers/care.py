"""The night's work: what is due is not forgotten, and what is personal is."""

import logging

from django.utils import timezone

from cms.accounts.log import Kind, record
from cms.core.open_forms import blank_marks
from pages.barriers.models import BarrierReport

from .reminders import remind

logger = logging.getLogger(__name__)


def tidy() -> None:
    """Each part looks at the data, so a night that was missed is made up for."""
    blank_marks(BarrierReport)
    forget_closed()
    remind()


def forget_closed() -> int:
    """Blank text, answer and address of what was closed long ago; how many."""
    due = BarrierReport.objects.forgettable(timezone.now())
    count = due.update(text="", email="", answer="", forgotten=True)
    if count:
        logger.info("Barrier reports without text now: %s", count)
        record(Kind.DELETION, subject=f"Texte von Barrieremeldungen gelöscht: {count}")
    return count
