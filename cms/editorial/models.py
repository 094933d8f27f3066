from datetime import datetime

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from wagtail.models import AbstractGroupApprovalTask, Revision
from wagtail.permissions import page_permission_policy

from .authorship import last_content_author
from .review.forms import ApprovalForm, RejectionForm
from .review.models import PublishedAlone, Review
from .watch.models import PublicationCheck

__all__ = [
    "PublicationCheck",
    "PublishedAlone",
    "Review",
    "ReviewTask",
    "RevisionWindow",
    "ScheduleProblem",
]


class ReviewTask(AbstractGroupApprovalTask):
    """Approval by a second person: nobody, admins included, decides about what they edited last."""

    class Meta:
        verbose_name = "Vier-Augen-Prüfung"
        verbose_name_plural = "Vier-Augen-Prüfungen"

    @classmethod
    def get_description(cls) -> str:
        return (
            "Eine zweite Person aus den gewählten Gruppen prüft den Inhalt. "
            "Was jemand selbst zuletzt bearbeitet hat, gibt ein anderer Mensch frei oder zurück."
        )

    def get_actions(self, obj, user) -> list:
        actions = super().get_actions(obj, user)
        if not actions or last_content_author(obj) == user:
            return []
        if obj.specific.draft_problems():
            return [action for action in actions if action[0] != "approve"]
        return actions

    def user_can_lock(self, obj, user) -> bool:
        """A review changes nothing about who may lock; Wagtail lets every reviewer do it."""
        return page_permission_policy.user_has_permission_for_instance(user, "lock", obj)

    def user_can_unlock(self, obj, user) -> bool:
        return page_permission_policy.user_has_permission_for_instance(user, "unlock", obj)

    def get_form_for_action(self, action: str) -> type:
        return RejectionForm if action == "reject" else ApprovalForm

    def on_action(self, task_state, user, action_name, **kwargs):
        page = task_state.workflow_state.content_object
        # The editor offers the action before it saves what the reviewer typed along with it.
        if last_content_author(page) == user:
            raise PermissionDenied
        if action_name == "approve" and page.specific.draft_problems():
            raise PermissionDenied
        # The editor sends on what its window collected, or whatever else somebody put there.
        form = self.get_form_for_action(action_name)(kwargs)
        if not form.is_valid():
            raise PermissionDenied
        # Wagtail counts an approval only if nobody saved since the submission, and says nothing.
        task_state.revision = page.get_latest_revision()
        return super().on_action(task_state, user, action_name, **form.cleaned_data)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        decidable = [
            state.pk
            for state in states.select_related("workflow_state")
            if last_content_author(state.workflow_state.content_object) != user
        ]
        return states.filter(pk__in=decidable)


class ScheduleProblemManager(models.Manager):
    def record(
        self, content_type: ContentType, object_id, error: Exception, now: datetime
    ) -> "ScheduleProblem":
        """Note one more failure of the object's schedule."""
        problem, _ = self.get_or_create(
            content_type=content_type, object_id=object_id, defaults={"first_seen": now}
        )
        problem.tries += 1
        problem.last_seen = now
        problem.message = in_german(error)
        problem.save()
        return problem


class ScheduleProblem(models.Model):
    """A page or snippet that could not be published or taken offline on time.

    The schedule stays and is tried again every minute; the row goes when that succeeds or the
    schedule is gone.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField("Kennung", max_length=255)
    content_object = GenericForeignKey(for_concrete_model=False)
    message = models.TextField("Grund")
    tries = models.PositiveIntegerField("Versuche", default=0)
    first_seen = models.DateTimeField("Seit")
    last_seen = models.DateTimeField("Zuletzt versucht", null=True)

    objects = ScheduleProblemManager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Hängende Veröffentlichung"
        verbose_name_plural = "Hängende Veröffentlichungen"
        ordering = ["first_seen"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="one_problem_per_object"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_object}: {self.message}"


class RevisionWindow(models.Model):
    """The editor's window that saved a revision last, by the random name in its form.

    The newest version is no surprise for the window that saved it, even when the answer to that
    save was lost or is still on its way.
    """

    revision = models.OneToOneField(
        Revision, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    window = models.CharField("Fenster", max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Fenster einer Fassung"
        verbose_name_plural = "Fenster von Fassungen"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.window}"


def in_german(error: Exception) -> str:
    """What an editor can read about it; the traceback is in the log."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return f"Technischer Fehler ({type(error).__name__}). Bitte die Administration verständigen."
