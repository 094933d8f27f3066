"""Who is told what about a review: one mail for each event and person, never to whoever did it."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from cms.accounts.roles import group_of
from cms.core.text import german_moment
from cms.jobs.mail import absolute, post

from ..words import name_of
from ..workflow import REVIEWING_ROLES
from .models import PublishedAlone


def tell_reviewers(state: TaskState, author) -> None:
    """Everybody who may decide about what has been submitted."""
    page = state.workflow_state.content_object
    context = {"title": page.get_admin_display_title(), "link": _editor(page)}
    context["name"] = name_of(state.workflow_state.requested_by)
    groups = state.task.specific.groups.all()
    _post(
        _people(groups, "submitted", but=(author, state.workflow_state.requested_by)),
        *("review_submitted", context, f"submitted {state.pk}"),
    )


def tell_author(state: TaskState, user, author, what: str) -> None:
    """Whoever wrote it and whoever submitted it learn of the decision; `what` is the template's."""
    page = state.workflow_state.content_object
    page.refresh_from_db()
    planned = page.scheduled_revision
    context = {
        "title": page.get_admin_display_title(),
        "link": _editor(page),
        "name": name_of(user),
        "reason": state.comment,
        "planned": german_moment(planned.approved_go_live_at) if planned else "",
    }
    people = {author, state.workflow_state.requested_by} - {user, None}
    _post(_willing(people, what), f"review_{what}", context, f"{what} {state.pk}")


def tell_of_publication(alone: PublishedAlone) -> None:
    """Everybody who may confirm what went out without a second person; and whose words it was."""
    page = alone.page
    planned = alone.revision and alone.revision.as_object().go_live_at
    context = {
        "title": page.get_admin_display_title(),
        "name": name_of(alone.by),
        "reason": alone.reason,
        "planned": german_moment(planned) if planned and planned > timezone.now() else "",
    }
    groups = [group_of(role) for role in REVIEWING_ROLES]
    people = _people(groups, "submitted", but=(alone.by, alone.author))
    link = absolute(reverse("confirm_publication", args=[page.pk]))
    _post(people, "published_alone", {**context, "link": link}, f"alone {alone.pk}")
    author = _willing({alone.author} - {alone.by, None}, "approved")
    _post(author, "published_alone_author", {**context, "link": _editor(page)}, f"alone {alone.pk}")


def _editor(page) -> str:
    return absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _people(groups, preference: str, *, but) -> list:
    users = get_user_model().objects.filter(groups__in=groups, is_active=True).distinct()
    keys = [user.pk for user in but if user]
    return _willing(users.exclude(pk__in=keys), preference)


def _willing(users, preference: str) -> list:
    """Without those who said in their account that they want no such mails."""
    users = [user for user in users if user.is_active]
    refused = UserProfile.objects.filter(user__in=users, **{f"{preference}_notifications": False})
    refusing = set(refused.values_list("user", flat=True))
    return [user for user in users if user.pk not in refusing]


def _post(users, template: str, context: dict, event: str) -> None:
    for user in users:
        post(user.email, template, context, key=f"{event} to {user.pk}")
