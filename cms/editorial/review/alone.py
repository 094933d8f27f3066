"""Publishing without a second person: for a reason, and flagged until one has confirmed it."""

from django.db import transaction
from wagtail.models import Page

from cms.accounts.log import Kind, record

from ..authorship import last_content_author
from .clearance import clear
from .mails import tell_of_publication
from .models import PublishedAlone


@transaction.atomic
def publish_alone(page: Page, user, reason: str) -> None:
    """Publish or schedule the latest version now; raises `Incomplete` like every publication."""
    clear(page)
    flag(page, user, reason)
    page.get_latest_revision().publish(user=user)
    if review := page.current_workflow_state:
        review.cancel(user=user)  # what waits from now on is the confirmation


def flag(page: Page, user, reason: str) -> None:
    """Note that nobody else has seen this; what was open for the page before is included."""
    PublishedAlone.objects.open().filter(page=page.pk).delete()
    alone = PublishedAlone.objects.create(
        page_id=page.pk,
        revision=page.get_latest_revision(),
        by=user,
        author=last_content_author(page),
        reason=reason,
    )
    record(Kind.ALONE, actor=user, page=page, note=reason)
    tell_of_publication(alone)


def open_for(page: Page) -> PublishedAlone | None:
    found = PublishedAlone.objects.open().filter(page=page.pk)
    return found.select_related("by", "author").first()


def may_confirm(alone: PublishedAlone, user) -> bool:
    """Somebody who reviews, and neither published nor edited last."""
    if user.pk in (alone.by_id, alone.author_id):
        return False
    return alone.page.permissions_for_user(user).can_edit()


@transaction.atomic
def confirm(alone: PublishedAlone, user) -> bool:
    """False if it was confirmed meanwhile, or is not this person's to confirm."""
    done = PublishedAlone.objects.filter(pk=alone.pk).confirm(user)
    if done:
        record(Kind.CONFIRMATION, actor=user, page=alone.page)
    return bool(done)
