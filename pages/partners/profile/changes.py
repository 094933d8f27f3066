"""What an organisation does with its own profile: save, withdraw, undo, confirm.

Each of these is one transaction that holds the page, so two people at once come one after the
other, and the second finds what the first has left.
"""

import uuid
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.editorial.stale.fingerprints import mark
from pages.partners.models import PartnerPage, ProfileChange

from . import log_actions, mails
from .fields import CONFIRMED, INSTANT, WAITING, value_of
from .publishing import Values, bring_in, hold, is_locked, is_public, same, standing

State = ProfileChange.State


@dataclass
class Saved:
    """What became of a form: names of fields."""

    batch: uuid.UUID
    published: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    # Contact that could not be published at once: the page is locked, or lacks something.
    held: list[str] = field(default_factory=list)
    public: bool = True
    # Somebody else changed the field after the form was shown; then nothing is saved.
    conflicts: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.published or self.waiting or self.held)


def open_changes(page: PartnerPage) -> dict[str, ProfileChange]:
    found = page.profile_changes.filter(state=State.OPEN).select_related("author")
    return {change.field: change for change in found}


def current_values(page: PartnerPage) -> Values:
    """What the organisation last wanted to stand in each field: pending, else what holds."""
    base, pending = standing(page), open_changes(page)
    return {
        name: pending[name].new if name in pending else value_of(base, name)
        for name in (*INSTANT, *WAITING)
    }


def last_change(page: PartnerPage, name: str) -> ProfileChange | None:
    """Who of the organisation changed the field last; None: the office did, if anybody."""
    return page.profile_changes.filter(field=name).select_related("author").last()


@transaction.atomic
def save(page_id: int, user, values: Values, was: dict[str, str] | None = None) -> Saved:
    """Take over what differs from `current_values`: contact at once, the rest to the office.

    `was` are marks of what the person's form had shown: a field that they left alone stays as it
    is now, one that others changed meanwhile is a conflict.
    """
    page = hold(page_id)
    saved = Saved(batch=uuid.uuid4(), public=is_public(page))
    now = current_values(page)
    new = {name: value for name, value in values.items() if not same(value, now[name])}
    if was:
        new = {name: value for name, value in new.items() if mark(value) != was.get(name)}
        saved.conflicts = [n for n in new if was.get(n, mark(now[n])) != mark(now[n])]
    if saved.conflicts:
        return saved
    contact = {name: value for name, value in new.items() if name in INSTANT}
    if contact and _publish(page, contact, user, saved):
        saved.published = list(contact)
        mails.tell_of_contact(page, user, saved.published, saved.batch)
    else:
        saved.held = list(contact)
    saved.waiting = [name for name in new if name in WAITING]
    _propose(page, user, {n: new[n] for n in (*saved.held, *saved.waiting)}, saved)
    return saved


def _publish(page: PartnerPage, contact: Values, user, saved: Saved) -> bool:
    if is_locked(page):
        return False
    before = {name: value_of(standing(page), name) for name in contact}
    try:
        displaced = bring_in(page, contact, user=user, action=log_actions.CONTACT)
    except ValidationError:
        return False
    _close_open(page, contact, State.REPLACED)
    facts = {"page": page, "author": user, "state": State.ACCEPTED, "batch": saved.batch}
    for name, value in contact.items():
        taken = {"value": displaced[name]} if name in displaced else None
        ProfileChange.objects.create(
            field=name,
            old=before[name],
            new=value,
            displaced=taken,
            decided_at=timezone.now(),
            **facts,
        )
    return True


def _propose(page: PartnerPage, user, values: Values, saved: Saved) -> None:
    """One open change for each field; what stands there already needs none."""
    if not values:
        return
    _close_open(page, values, State.REPLACED)
    base = standing(page)
    for name, value in values.items():
        if not same(value, old := value_of(base, name)):
            ProfileChange.objects.create(
                page=page, field=name, old=old, new=value, author=user, batch=saved.batch
            )
    log(
        instance=page,
        action=log_actions.SUBMITTED,
        user=user,
        data={"fields": sorted(values)},
    )


def _close_open(page: PartnerPage, names, state: str) -> None:
    now = timezone.now()
    page.profile_changes.filter(state=State.OPEN, field__in=list(names)).update(
        state=state, decided_at=now
    )


@transaction.atomic
def withdraw(change: ProfileChange, user) -> bool:
    """Take an open change back; False if the office, or a colleague, was faster."""
    hold(change.page_id)
    open_still = ProfileChange.objects.filter(pk=change.pk, state=State.OPEN)
    if not open_still.update(state=State.WITHDRAWN, decided_at=timezone.now()):
        return False
    facts = {"fields": [change.field]}
    log(instance=change.page, action=log_actions.WITHDRAWN, user=user, data=facts)
    return True


@transaction.atomic
def undo(page_id: int, batch: uuid.UUID, user) -> list[str]:
    """Bring back what a batch of contact changes has replaced, where it still stands.

    Gives the fields; none if all was undone or changed again since, or the page is locked.
    Raises ValidationError if the page may not become public as it is.
    """
    page = hold(page_id)
    done = page.profile_changes.filter(batch=batch, state=State.ACCEPTED, decided_by=None)
    base = standing(page)
    found = [c for c in done if c.is_contact and same(value_of(base, c.field), c.new)]
    if not found or is_locked(page):
        return []
    values = {change.field: change.old for change in found}
    bring_in(page, values, user=user, action=log_actions.UNDONE)
    ProfileChange.objects.filter(pk__in=[c.pk for c in found]).update(
        state=State.UNDONE, decided_at=timezone.now()
    )
    mails.tell_of_undone(page, user, list(values), batch)
    return list(values)


@transaction.atomic
def confirm(page_id: int, user) -> bool:
    """Note that all of it still holds today; False if the page is locked or may not be public."""
    page = hold(page_id)
    if is_locked(page):
        return False
    today = {CONFIRMED: timezone.localdate().isoformat()}
    try:
        bring_in(page, today, user=user, action=log_actions.CONFIRMED)
    except ValidationError:
        return False
    return True
