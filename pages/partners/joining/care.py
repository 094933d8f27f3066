"""What the nightly clock deletes: nobody keeps personal data for longer than the form said."""

import logging

from django.db import transaction
from django.utils import timezone

from cms.accounts.log import Kind, record
from cms.core.open_forms import blank_marks
from pages.partners.models import JoinRequest

from . import kept_logos

logger = logging.getLogger(__name__)


def delete_due() -> dict[str, int]:
    """Delete what is due, row and logo; how many of each state, without names."""
    counts: dict[str, int] = {}
    for application in JoinRequest.objects.due(timezone.now()):
        with transaction.atomic():
            _delete(application)
        counts[application.state] = counts.get(application.state, 0) + 1
    if counts:
        logger.info("Applications deleted: %s", counts)
        record(Kind.DELETION, subject=f"Beitrittsanfragen gelöscht: {sum(counts.values())}")
    return counts


def tidy() -> None:
    """The night's work; each part looks at the data, so a night that was missed is made up for."""
    delete_due()
    kept_logos.forget_old()
    blank_marks(JoinRequest)


def _delete(application: JoinRequest) -> None:
    name, storage = application.logo.name, application.logo.storage
    application.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
