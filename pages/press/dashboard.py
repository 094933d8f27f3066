"""What waits for the press office, on the first page of the admin: one click to each release."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from cms.editorial.states import states_of, with_states

from .listing import IN_HAND, RELEASE_STATES
from .models import Correction, PressReleasePage

LIST = "pressemitteilungen_modeladmin_index"
MOST_ROWS = 5
RECENT = timedelta(days=30)


class PressPanel(Component):
    """Drafts, scheduled and recently corrected releases that a person may change.

    Nobody else gets it. What hangs for another reason than its time says the panel above it,
    `cms.editorial.panels.ScheduleProblemsPanel`.
    """

    name = "press"
    template_name = "press/dashboard.html"
    order = 110  # below what waits for one's own review

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        policy = page_permission_policy
        mine = policy.instances_user_has_permission_for(user, "change")
        releases = PressReleasePage.objects.filter(pk__in=mine.values("pk"))
        drafts = _drafts(releases)
        own = Q(latest_revision__user=user) | Q(latest_revision__isnull=True, owner=user)
        now = timezone.now()
        return {
            "list": reverse(LIST),
            "in_hand": IN_HAND.key,
            "may_change": policy.user_has_permission(user, "change"),
            "drafts": [
                ("Meine Entwürfe", _rows(drafts.filter(own)), "Sie haben keinen Entwurf offen."),
                (
                    "Entwürfe der anderen",
                    _rows(drafts.exclude(own)),
                    "Niemand sonst hat einen Entwurf offen.",
                ),
            ],
            "scheduled": [
                (release, release.scheduled_for <= now)
                for release in _scheduled(releases)[:MOST_ROWS]
            ],
            "corrections": _corrections(releases, now)[:MOST_ROWS],
        }


def _drafts(releases: QuerySet) -> QuerySet:
    return (
        with_states(releases, (*RELEASE_STATES, IN_HAND))
        .filter(**{IN_HAND.attribute: True})
        .select_related("latest_revision__user")
        .defer("latest_revision__content")
        .defer_streamfields()
        .order_by("-latest_revision_created_at", "-pk")
    )


def _rows(drafts: QuerySet) -> list[tuple]:
    return [(draft, states_of(draft, RELEASE_STATES)) for draft in drafts[:MOST_ROWS]]


def _scheduled(releases: QuerySet) -> QuerySet:
    planned = with_states(releases, RELEASE_STATES).filter(scheduled_for__isnull=False)
    return planned.defer_streamfields().order_by("scheduled_for", "pk")


def _corrections(releases: QuerySet, now) -> QuerySet:
    since = timezone.localdate(now) - RECENT
    recent = Correction.objects.filter(date__gte=since, page__in=releases.values("pk"))
    return recent.select_related("page").order_by("-date", "-pk")
