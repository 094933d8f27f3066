"""The one way on which single fields of a profile become public.

What readers see is built from the live page, so nothing that lies in a draft comes along. The
editors' latest draft, and a version that waits for its hour, are built anew with the same fields:
else their publication would bring the old values back.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.locks import BasicLock
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.editorial.authorship import last_content_author
from cms.editorial.review.clearance import clear
from cms.editorial.stale.fingerprints import mark
from pages.partners.models import PartnerPage

from .fields import put, value_of

Values = dict[str, Any]


def same(one, other) -> bool:
    """Whether two values of a field say the same, whatever they passed through."""
    return mark(one) == mark(other)


def hold(page_id: int) -> PartnerPage:
    """The page as it is now; whoever else wants to change it waits for this transaction."""
    Page.objects.select_for_update(no_key=True).get(pk=page_id)
    return PartnerPage.objects.get(pk=page_id)


def is_public(page: PartnerPage) -> bool:
    """Over, but not yet taken offline by the clock, is not public: nothing brings it back."""
    return page.live and not (page.expire_at and page.expire_at <= timezone.now())


def standing(page: PartnerPage) -> PartnerPage:
    """The version that a partner's change is a change of: the public one, else the draft."""
    return page if is_public(page) else page.get_latest_revision_as_object()


def editors_draft(page: PartnerPage) -> PartnerPage | None:
    """The version that editors work on, if it is another than the public one."""
    has_draft = is_public(page) and page.has_unpublished_changes and page.latest_revision_id
    return page.get_latest_revision_as_object() if has_draft else None


def is_locked(page: PartnerPage, user=None) -> bool:
    """Somebody locked the page by hand. A review or a schedule locks editors out, nobody else."""
    lock = page.get_lock()
    return isinstance(lock, BasicLock) and (user is None or lock.for_user(user))


@transaction.atomic
def bring_in(
    page: PartnerPage,
    values: Values,
    *,
    user,
    action: str,
    kept_in_draft: Collection[str] = (),
) -> Values:
    """Make these fields public, or part of the draft of a page that is not public.

    `kept_in_draft` are fields whose draft keeps the editors' text. Gives what drafts had in the
    other fields that editors had changed too. Raises ValidationError if the page may not become
    public as it is; then nothing has changed.
    """
    before = {name: value_of(standing(page), name) for name in values}
    author = last_content_author(page)
    plan = page.revisions.exclude(approved_go_live_at=None).order_by("-created_at").first()
    latest = page.get_latest_revision()
    goes_live = is_public(page)
    revision = _publish(page, values, user) if goes_live else None
    displaced: Values = {}
    in_draft = {name: value for name, value in values.items() if name not in kept_in_draft}
    if plan and plan != latest:
        _rebuild(plan, in_draft, plan.user, plan.approved_go_live_at)
    if latest is None and not goes_live:
        _write(page, in_draft)
        page.save_revision(user=user, clean=False)
    elif not goes_live or page.has_unpublished_changes:
        displaced = _displaced(latest, in_draft, before)
        planned_at = plan.approved_go_live_at if plan == latest else None
        rebuilt = _rebuild(latest, in_draft, author, planned_at)
        _keep_in_review(page, latest, rebuilt)
    facts = {"fields": sorted(values), "public": goes_live}
    log(instance=page, action=action, user=user, data=facts, revision=revision)
    return displaced


def put_in_draft(page: PartnerPage, values: Values) -> None:
    """Give the editors' draft these fields; what is public stays."""
    plan = page.revisions.exclude(approved_go_live_at=None).order_by("-created_at").first()
    latest = page.get_latest_revision()
    planned_at = plan.approved_go_live_at if plan == latest else None
    rebuilt = _rebuild(latest, values, last_content_author(page), planned_at)
    _keep_in_review(page, latest, rebuilt)


def _publish(page: PartnerPage, values: Values, user) -> Revision:
    live = PartnerPage.objects.get(pk=page.pk)
    _write(live, values)
    if live.go_live_at and live.go_live_at > timezone.now():
        live.go_live_at = None  # of a plan, which stays with its own version
    revision = live.save_revision(user=user)
    clear(live)  # the office decides about what others wrote; the rest needs no second person
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    return revision


def _rebuild(revision: Revision, values: Values, author, planned_at: datetime | None) -> Revision:
    """The same version with these fields.

    It stays its author's: if the partner counted as the one who wrote last, the editor could
    approve their own text. Who changed what is in the log.
    """
    draft = Revision.objects.get(pk=revision.pk).as_object()
    _write(draft, values)
    return draft.save_revision(user=author, approved_go_live_at=planned_at, clean=False)


def _displaced(draft: Revision, values: Values, before: Values) -> Values:
    """What editors had written into these fields, and what is now replaced."""
    written = draft.as_object()
    found = {name: value_of(written, name) for name in values}
    return {
        name: value
        for name, value in found.items()
        if not (same(value, before[name]) or same(value, values[name]))
    }


def _keep_in_review(page: PartnerPage, old: Revision, new: Revision) -> None:
    """Who reviews the draft finds the version that would be published."""
    state = page.current_workflow_task_state
    if state and state.revision_id == old.pk:
        state.revision = new
        state.save(update_fields=["revision"])


def _write(page: PartnerPage, values: Values) -> None:
    for name, value in values.items():
        put(page, name, value)
