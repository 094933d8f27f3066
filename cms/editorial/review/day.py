"""The sections of „Mein Tag“ that come from the review."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from cms.core.text import german_moment

from ..my_day import MOST, Item, Section, section
from ..words import name_of
from .models import PublishedAlone, Review


def running() -> QuerySet[Review]:
    reviews = Review.objects.filter(
        task_state__status=TaskState.STATUS_IN_PROGRESS,
        task_state__workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    )
    people = ("author", "reviewer")
    return reviews.select_related(*people, "task_state__workflow_state").order_by(
        "task_state__started_at"
    )


def _pages(user, keys) -> dict[int, Page]:
    """Those of the pages that this person may change, by their number."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    numbers = {int(key) for key in keys if str(key).isdecimal()}
    return Page.objects.filter(pk__in=mine.values("pk")).in_bulk(numbers)


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _section(user, title: str, rows: list[tuple]) -> Section:
    """`rows`: number of a page, and a function that makes its item."""
    pages = _pages(user, (key for key, _ in rows))
    found = [(pages[int(key)], make) for key, make in rows if int(key) in pages]
    return Section(title, [make(page) for page, make in found[:MOST]], total=len(found))


def page_section(user, title: str, rows: list[tuple[int, str]]) -> Section:
    """`rows`: number of a page, and what is to be said of it."""

    def item(note: str):
        return lambda page: Item(page.get_admin_display_title(), _editor(page), note)

    return _section(user, title, [(key, item(note)) for key, note in rows])


def _of(review: Review) -> str:
    return review.task_state.workflow_state.object_id


def to_review(request: HttpRequest) -> Section:
    """What others submitted; first what I said I would review."""
    user = request.user
    reviews = list(running().exclude(author=user))
    reviews.sort(key=lambda review: review.reviewer_id != user.pk)

    def item(review: Review):
        def make(page: Page) -> Item:
            if review.reviewer_id is None:
                note = f"wartet seit {german_moment(review.task_state.started_at)}"
            else:
                mine = review.reviewer_id == user.pk
                who = "Sie prüfen" if mine else f"{name_of(review.reviewer)} prüft"
                note = f"{who} seit {german_moment(review.taken_at)}"
            return Item(page.get_admin_display_title(), _editor(page), note)

        return make

    return _section(user, "Zu prüfen", [(_of(review), item(review)) for review in reviews])


def mine_in_review(request: HttpRequest) -> Section:
    user = request.user
    mine = Q(author=user) | Q(task_state__workflow_state__requested_by=user)

    def item(review: Review):
        return lambda page: Item(page.get_admin_display_title(), _editor(page), str(review))

    rows = [(_of(review), item(review)) for review in running().filter(mine)]
    return _section(user, "Von mir, in Prüfung", rows)


def rejected(request: HttpRequest) -> Section:
    """With the reason; the page stays here until it is submitted again."""
    user = request.user
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    mine = Q(requested_by=user) | Q(current_task_state__review__author=user)
    states = states.filter(mine).select_related("current_task_state__finished_by")

    def item(state: WorkflowState):
        task = state.current_task_state
        reason = Truncator(task.comment).chars(160)
        note = f"{name_of(task.finished_by)}, {german_moment(task.finished_at)}: {reason}"
        return lambda page: Item(page.get_admin_display_title(), _editor(page), note)

    rows = [(state.object_id, item(state)) for state in states.order_by("-created_at")]
    return _section(user, "Zurückgewiesen", rows)


def flagged(request: HttpRequest) -> Section:
    """Published without a second person; whoever may not confirm it sees that it is still open."""
    user = request.user
    rows = PublishedAlone.objects.open().select_related("by")

    def item(alone: PublishedAlone):
        reason = Truncator(alone.reason or "ohne Begründung").chars(160)
        note = f"{name_of(alone.by)}, {german_moment(alone.at)}: {reason}"
        own = user.pk in (alone.by_id, alone.author_id)

        def make(page: Page) -> Item:
            url = _editor(page) if own else reverse("confirm_publication", args=[page.pk])
            return Item(page.get_admin_display_title(), url, note)

        return make

    found = [(alone.page_id, item(alone)) for alone in rows]
    return _section(user, "Ohne zweite Person veröffentlicht", found)


def scheduled_today(request: HttpRequest) -> Section:
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = (begin, begin.replace(hour=23, minute=59, second=59))
    revisions = Revision.page_revisions.filter(approved_go_live_at__range=today)
    revisions = revisions.order_by("approved_go_live_at").values_list(
        "object_id", "approved_go_live_at"
    )

    rows = [(key, f"erscheint {german_moment(moment)}") for key, moment in revisions]
    return page_section(request.user, "Heute geplant", rows)


def register_sections() -> None:
    sections = (to_review, mine_in_review, rejected, flagged, scheduled_today)
    for number, maker in enumerate(sections, start=1):
        section(order=10 * number)(maker)
