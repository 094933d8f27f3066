from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState

from cms.core.text import german_moment

from ..words import name_of
from .forms import LONGEST_REASON


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class ReviewQuerySet(models.QuerySet):
    @transaction.atomic
    def take(self, user, *, instead_of: str) -> bool:
        """False if somebody else has it than whom this person saw: an account's number, or ""."""
        review = self.select_for_update().get()
        if review.reviewer_id == user.pk:
            return True
        if instead_of != str(review.reviewer_id or ""):
            return False
        self.update(reviewer=user, taken_at=timezone.now())
        return True

    def give_back(self) -> None:
        self.update(reviewer=None, taken_at=None)


class Review(models.Model):
    """Who has a submitted page: nobody, until somebody takes it.

    `author` is who edited last, kept here so that a list need not read all versions of all pages.
    """

    task_state = models.OneToOneField(
        TaskState, primary_key=True, on_delete=models.CASCADE, related_name="review"
    )
    author = _person("Zuletzt bearbeitet von")
    reviewer = _person("Prüft")
    taken_at = models.DateTimeField("Prüft seit", null=True)

    objects = ReviewQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Laufende Prüfung"
        verbose_name_plural = "Laufende Prüfungen"
        default_permissions = ()

    def __str__(self) -> str:
        if self.reviewer_id is None:
            return f"noch bei niemandem, eingereicht {german_moment(self.task_state.started_at)}"
        return f"liegt bei {name_of(self.reviewer)} seit {german_moment(self.taken_at)}"


class PublishedAloneQuerySet(models.QuerySet):
    def open(self) -> "PublishedAloneQuerySet":
        """What no second person has confirmed yet."""
        return self.filter(confirmed_at=None)

    def confirm(self, user) -> int:
        """A second person has seen it; nobody confirms what they published or edited last."""
        foreign = self.open().exclude(by=user).exclude(author=user)
        return foreign.update(confirmed_by=user, confirmed_at=timezone.now())


class PublishedAlone(models.Model):
    """A publication without a second person: why, and who confirmed it afterwards."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="published_alone")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    by = _person("Veröffentlicht von")
    author = _person("Zuletzt bearbeitet von")
    reason = models.CharField("Begründung", max_length=LONGEST_REASON)
    at = models.DateTimeField("Veröffentlicht am", default=timezone.now)
    confirmed_by = _person("Nachträglich freigegeben von")
    confirmed_at = models.DateTimeField("Nachträglich freigegeben am", null=True)

    objects = PublishedAloneQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Veröffentlichung ohne zweite Person"
        verbose_name_plural = "Veröffentlichungen ohne zweite Person"
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(confirmed_at=None),
                name="one_open_confirmation_per_page",
            )
        ]

    def __str__(self) -> str:
        return f"{name_of(self.by)}, {german_moment(self.at)}: {self.reason}"
