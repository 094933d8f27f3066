"""What the office decides about the changes that wait: field by field, several in one go."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.accounts.log import Kind, record
from cms.editorial.stale.fingerprints import mark
from cms.editorial.words import in_words, name_of
from pages.partners.models import PartnerPage, ProfileChange

from . import log_actions, mails
from .fields import LABELS, named, value_of
from .publishing import (
    Values,
    bring_in,
    editors_draft,
    hold,
    is_locked,
    put_in_draft,
    same,
    standing,
)

State = ProfileChange.State
ACCEPT, REFUSE = "uebernehmen", "zurueckweisen"
# Where the editors' draft has a third text: it gives way, or it stays in the draft.
ACCEPT_REPLACING, ACCEPT_KEEPING = "uebernehmen-entwurf-auch", "uebernehmen-entwurf-bleibt"
CHOICES = (ACCEPT, ACCEPT_REPLACING, ACCEPT_KEEPING, REFUSE)


@dataclass(frozen=True)
class Decision:
    choice: str
    reason: str = ""
    seen: str = ""  # a mark of the text that stood beside it on the screen


@dataclass
class Round:
    """What came of one form of the decision screen."""

    accepted: list[ProfileChange] = field(default_factory=list)
    refused: list[ProfileChange] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # why something was not done


def wrote(change: ProfileChange, user) -> bool:
    """Whether `user` wrote what is to be decided, or an earlier wording of it."""
    same = ProfileChange.objects.filter(page=change.page_id, field=change.field)
    last = same.filter(state__in=[State.ACCEPTED, State.REFUSED], pk__lt=change.pk).last()
    since = same.filter(pk__gt=last.pk if last else 0, pk__lte=change.pk)
    return since.filter(author=user).exists()


def conflicts(page: PartnerPage, changes: list[ProfileChange]) -> Values:
    """What the editors' draft has in fields that a partner wants to change too."""
    draft = editors_draft(page)
    if draft is None:
        return {}
    base = standing(page)
    found = {}
    for change in changes:
        value = value_of(draft, change.field)
        if not (same(value, value_of(base, change.field)) or same(value, change.new)):
            found[change.field] = value
    return found


@transaction.atomic
def decide(page_id: int, user, decisions: dict[int, Decision]) -> Round:
    """Do what still can be done, and say of the rest why not.

    Raises ValidationError if the page may not become public as it is; nothing is decided then.
    """
    page = hold(page_id)
    done = Round()
    found = page.profile_changes.filter(pk__in=decisions).select_related("author", "decided_by")
    for change in found:
        decision = decisions[change.pk]
        if obstacle := _obstacle(change, decision, user, page):
            done.told.append(obstacle)
        else:
            (done.refused if decision.choice == REFUSE else done.accepted).append(change)
    _accept(page, user, done.accepted, decisions)
    _refuse(page, user, done.refused, decisions)
    if done.accepted or done.refused:
        record(Kind.PROFILE, actor=user, page=page, note=_outcome(done))
    mails.tell_of_decisions(page, done.accepted, done.refused)
    return done


def _outcome(done: Round) -> str:
    parts = {"Übernommen": done.accepted, "Zurückgewiesen": done.refused}
    return "; ".join(
        f"{word}: {named(change.field for change in changes)}"
        for word, changes in parts.items()
        if changes
    )


@transaction.atomic
def settle(change: ProfileChange, user, *, give_back: bool) -> bool:
    """End a conflict with a draft whose text has given way; False if somebody was faster.

    `give_back` puts the editors' text into their draft again. What is public stays either way.
    """
    page = hold(change.page_id)
    unsettled = ProfileChange.objects.filter(pk=change.pk).exclude(displaced=None).first()
    if unsettled is None or (give_back and is_locked(page, user)):
        return False
    if give_back:
        put_in_draft(page, {change.field: unsettled.displaced["value"]})
        log(instance=page, action=log_actions.RETURNED, user=user, data={"fields": [change.field]})
    ProfileChange.objects.filter(pk=change.pk).update(displaced=None)
    return True


def _obstacle(change: ProfileChange, decision: Decision, user, page: PartnerPage) -> str:
    label = LABELS[change.field]
    if change.state != State.OPEN:
        return _already(change, label)
    if decision.choice == REFUSE:
        return ""
    if decision.seen and decision.seen != mark(value_of(standing(page), change.field)):
        return f"„{label}“: Der bisherige Text ist inzwischen ein anderer. Bitte sehen Sie ihn an."
    if wrote(change, user):
        return f"„{label}“: Was Sie selbst geschrieben haben, übernimmt jemand anderes."
    if is_locked(page, user):
        return f"„{label}“ ist nicht übernommen: {name_of(page.locked_by)} hat die Seite gesperrt."
    return ""


def _already(change: ProfileChange, label: str) -> str:
    if change.state in (State.ACCEPTED, State.REFUSED) and change.decided_by:
        when = in_words(change.decided_at)
        what = change.get_state_display()
        return f"„{label}“ ist schon entschieden: {what} von {name_of(change.decided_by)}, {when}."
    return f"„{label}“ hat der Partner inzwischen geändert oder zurückgezogen."


def _accept(page: PartnerPage, user, changes: list[ProfileChange], decisions) -> None:
    if not changes:
        return
    values = {change.field: change.new for change in changes}
    keeping = [c.field for c in changes if decisions[c.pk].choice == ACCEPT_KEEPING]
    displaced = bring_in(
        page, values, user=user, action=log_actions.ACCEPTED, kept_in_draft=keeping
    )
    for change in changes:
        # The draft got another text after the screen was shown: nobody has decided about that.
        if change.field in displaced and decisions[change.pk].choice == ACCEPT:
            change.displaced = {"value": displaced[change.field]}
    _close(changes, State.ACCEPTED, user, decisions)


def _refuse(page: PartnerPage, user, changes: list[ProfileChange], decisions) -> None:
    if not changes:
        return
    facts = {"fields": sorted(change.field for change in changes)}
    log(instance=page, action=log_actions.REFUSED, user=user, data=facts)
    _close(changes, State.REFUSED, user, decisions)


def _close(changes: list[ProfileChange], state: str, user, decisions) -> None:
    for change in changes:
        change.state, change.decided_by, change.decided_at = state, user, timezone.now()
        change.reason = decisions[change.pk].reason if state == State.REFUSED else ""
        change.save(update_fields=["state", "decided_by", "decided_at", "reason", "displaced"])


def refusal_of(error: ValidationError) -> str:
    """In words: why nothing could be published."""
    return " ".join(error.messages)
