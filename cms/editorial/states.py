"""Where a page stands between draft and public, in words that lists show and filter by.

A page may be in several states at once: public, changed since, and the change in review.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, WorkflowState

from cms.core.text import german_moment
from cms.editorial.review.models import PublishedAlone


@dataclass(frozen=True)
class State:
    """`key` stands in addresses, `label` on screen, `condition` may use what `with_states` adds."""

    key: str
    label: str
    condition: Q
    important: bool = False

    @property
    def attribute(self) -> str:
        """Of the pages that `with_states` gives: whether they are in this state."""
        return f"is_{self.key}"


_NEVER_PUBLIC = Q(live=False, first_published_at=None, expired=False)
_UNDER_WAY = Q(in_review=True) | Q(scheduled_for__isnull=False)

STATES = (
    State("entwurf", "Entwurf", _NEVER_PUBLIC & ~_UNDER_WAY),
    State("pruefung", "in Prüfung", Q(in_review=True)),
    State("zurueckgewiesen", "zurückgewiesen", Q(sent_back=True)),
    State("geplant", "geplant", Q(scheduled_for__isnull=False)),
    State("veroeffentlicht", "veröffentlicht", Q(live=True), important=True),
    State("geaendert", "geändert", Q(live=True, has_unpublished_changes=True)),
    State("ohne_zweite_person", "ohne zweite Person", Q(unconfirmed=True)),
    State("abgelaufen", "abgelaufen", Q(live=False, expired=True)),
    State(
        "zurueckgezogen",
        "zurückgezogen",
        Q(live=False, expired=False, first_published_at__isnull=False),
    ),
)


def with_states(pages: QuerySet, states: tuple[State, ...] = STATES) -> QuerySet:
    """`pages` with `scheduled_for` (a time or None) and a truth value for each of `states`.

    All in the statement that fetches them, so that a list costs the same however long it is.
    """
    page = Cast(OuterRef("pk"), CharField())
    planned = Revision.page_revisions.filter(object_id=page, approved_go_live_at__isnull=False)
    kind = ContentType.objects.get_for_model(Page)
    reviews = WorkflowState.objects.filter(base_content_type=kind, object_id=page)
    pages = pages.annotate(
        scheduled_for=Subquery(
            planned.order_by("approved_go_live_at").values("approved_go_live_at")[:1]
        ),
        in_review=Exists(reviews.filter(status=WorkflowState.STATUS_IN_PROGRESS)),
        unconfirmed=Exists(PublishedAlone.objects.open().filter(page=OuterRef("pk"))),
        sent_back=Exists(reviews.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)),
    )
    return pages.annotate(**{state.attribute: state.condition for state in states})


def states_of(page: Page, states: tuple[State, ...] = STATES) -> list[tuple[State, str]]:
    """The states of a page that `with_states` has fetched, each with its words."""
    held = [state for state in states if getattr(page, state.attribute)]
    return [(state, _words(page, state)) for state in held]


def _words(page: Page, state: State) -> str:
    if state.key != "geplant":
        return state.label
    what = "Änderung geplant" if page.live else state.label
    return f"{what}: {german_moment(page.scheduled_for)}"


def in_words(page: Page, states: tuple[State, ...] = STATES) -> str:
    """All states of a page in one line, for tables that people download."""
    return ", ".join(words for _, words in states_of(page, states))
