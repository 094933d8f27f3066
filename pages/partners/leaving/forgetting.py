"""What the nightly clock deletes when nobody has undone a departure for thirty days.

The profile goes with all its versions, and with it what hangs on it: changes, invitations, the
application. Its address goes on answering that the organisation has left, without its name.
"""

import logging
from collections import Counter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex

from cms.accounts.log import Kind, record
from cms.accounts.models import User
from cms.accounts.roles import group_of
from cms.media.models import Picture
from pages.partners.models import Departure, PartnerPage
from pages.partners.profile.publishing import hold

logger = logging.getLogger(__name__)


def delete_due() -> None:
    """Every night; how much of what, without names, is in the log."""
    counts: Counter[str] = Counter()
    for departure in Departure.objects.filter(at__lte=timezone.now() - Departure.UNDO_FOR):
        counts += _delete(departure.pk)
    if counts:
        logger.info("Data of organisations that left deleted: %s", dict(counts))
        left = counts.pop("Organisationen")
        note = "; ".join(f"{what}: {count}" for what, count in counts.items())
        record(
            Kind.DELETION, subject=f"Daten ausgetretener Organisationen gelöscht: {left}", note=note
        )


@transaction.atomic
def _delete(pk: int) -> Counter:
    """Nothing, if the office has brought the organisation back in the last moment.

    A profile that is public is not deleted, whatever made it public again.
    """
    departure = Departure.objects.select_for_update().filter(pk=pk).first()
    page = hold(departure.partner_id) if departure and departure.partner_id else None
    if departure is None or (page and page.live):
        return Counter()
    people = [former.user for former in departure.people.select_related("user")]
    counts = Counter({"Organisationen": 1})
    if page:
        counts += _delete_profile(page)
    departure.delete()
    for user in people:
        counts += _delete_account(user)
    return counts


def _delete_profile(page: PartnerPage) -> Counter:
    counts = Counter(
        {
            "Änderungen": page.profile_changes.count(),
            "Einladungen": page.invitations.count(),
            "Beitrittsanfragen": page.join_requests.count(),
        }
    )
    logos = {page.logo_id, page.get_latest_revision_as_object().logo_id}
    for change in page.profile_changes.filter(field="logo"):
        logos |= {change.old, change.new}
    key = page.pk
    page.delete()
    entries = PageLogEntry.objects.filter(page=key)
    entries.update(label=f"Profil Nr. {key}")
    entries.filter(action__startswith="wagtail.").update(data={})  # former names, for example
    for picture in Picture.objects.filter(pk__in=logos - {None}):
        if not ReferenceIndex.get_references_to(picture).exists():
            _blank(picture)
            picture.delete()
            counts["Bilder"] += 1
    return counts


def _delete_account(user: User) -> Counter:
    """Not whoever belongs to another organisation, or to the house."""
    others = user.groups.exclude(pk=group_of("partner").pk)
    if user.is_active or user.is_superuser or user.memberships.exists() or others.exists():
        return Counter()
    _blank(user)
    user.delete()
    return Counter(Konten=1)


def _blank(thing: User | Picture) -> None:
    """Wagtail's log keeps what things were called, also when they are gone."""
    kind = ContentType.objects.get_for_model(thing)
    label = f"{thing._meta.verbose_name} Nr. {thing.pk}"
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(thing.pk)).update(label=label)
