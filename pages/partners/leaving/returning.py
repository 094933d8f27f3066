"""The way back: the office publishes the profile again, and its people have their access again."""

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from cms.accounts.log import Kind, record
from cms.backup.erasures import note
from pages.partners.models import Departure, Membership, PartnerPage

from . import mails
from .departing import RETURNED


@transaction.atomic
def undo(sender, instance: PartnerPage, **_signal) -> None:
    """Receiver of `page_published`; a publication that is only planned undoes nothing yet."""
    departure = Departure.objects.filter(partner=instance.pk).first() if instance.live else None
    if departure is None:
        return
    people = list(departure.people.select_related("user"))
    for former in people:
        if former.closed:
            former.user.is_active = True
            former.user.save(update_fields=["is_active"])
        Membership.objects.get_or_create(
            user=former.user, partner=instance, defaults={"role": former.role}
        )
    actor = get_active_log_context().user
    record(Kind.LEAVING, actor=actor, page=instance, note="Rückgängig gemacht")
    mails.tell_of_return(departure, people)
    departure.delete()
    note(RETURNED, PartnerPage, instance.pk)
